import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { partnerMessages } from '#app/domain/partners/messages';
import { MAX_CONTACTS, partnerFacts, partnerTexts } from '#app/domain/partners/partner.schema';
import { ProfileFields } from '#app/domain/partners/profile-form';
import { openPartner, profileValues, savePartner } from '#app/domain/partners/profile.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { Invalid } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import { isCoordinator } from '#app/domain/shared/viewer';
import { attempt, found } from '#app/page/attempt.server';
import { conflictView, profileLabels } from '#app/page/partner-desk.server';
import { issuesOf, one, readForm, type Sent } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { isLang, LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

/** Contacts keep their row numbers, so that a complaint stands at its row. */
const contactRows = (sent: Sent) =>
  Array.from({ length: MAX_CONTACTS }, (_, i) => ({
    role: one(sent, `contacts.${i}.role`),
    email: one(sent, `contacts.${i}.email`),
    phone: one(sent, `contacts.${i}.phone`),
  }));

function readProfile(sent: Sent) {
  const value = (name: string) => one(sent, name);
  const texts = partnerTexts.safeParse({ title: value('title'), summary: value('summary'), description: value('description') });
  const facts = partnerFacts.safeParse({
    kind: value('kind'),
    municipalityCode: value('municipalityCode'),
    country: value('country'),
    population: value('population'),
    latitude: value('latitude'),
    longitude: value('longitude'),
    website: value('website'),
    contacts: contactRows(sent),
  });
  if (texts.success && facts.success) return { texts: texts.data, facts: facts.data };
  throw new Invalid([...(texts.error ? issuesOf(texts.error) : []), ...(facts.error ? issuesOf(facts.error) : [])]);
}

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { entry, content } = await found(() => openPartner(member, params.id ?? ''));
  const values = profileValues(content);
  return json({
    id: entry.id,
    slug: entry.slug,
    name: values.title?.[0] ?? '',
    title: translator(partnerMessages, lang)('edit.title'),
    values,
    base: fingerprint(values),
    contacts: Math.min(MAX_CONTACTS, content.contacts.length + 2),
    originalLang: content.originalLang,
    states: LANGUAGES.map((one) => ({ lang: one, state: content.texts[one]?.state ?? 'missing' })),
    mayMerge: isCoordinator(member),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  const id = params.id ?? '';
  const answer = await attempt(sent, async () => {
    await found(() => openPartner(member, id));
    const { texts, facts } = readProfile(sent);
    await savePartner(member, id, one(sent, 'base'), facts, texts);
    return redirectTo(`/${lang}/desk/partners/${id}/edit`, { flash: 'published' });
  });
  if (answer.status === 303) return answer;
  const body = await answer.json();
  const labels = profileLabels(lang);
  return json({ ...body, theirs: null, labels, conflict: conflictView(lang, body.theirs, sent, labels) }, { status: answer.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: `${data.title}: ${data.name}`, noindex: true }) : [];

export default function EditPartner() {
  const { id, slug, name, title, values, base, contacts, originalLang, states, mayMerge } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const desk = `/${lang}/desk/partners/${id}`;
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/partners`}>{t('desk.title')}</a> · {name}</p>
        <h1>{title}</h1>
        <p>{t('edit.lead', { language: ui.at(`inLanguage.${originalLang}`) })}</p>
        <p className="button-row">
          <a className="btn-secondary" href={`${desk}/members`}>{t('members.title')}</a>
          <a className="btn-secondary" href={`/${lang}/partners/${slug}`}>{t('desk.public')}</a>
          {mayMerge && <a className="btn-secondary" href={`${desk}/merge`}>{t('merge.title')}</a>}
        </p>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={result?.labels} />}
      <unsaved-guard>
        <form method="post" noValidate>
          <input type="hidden" name="base" value={result?.conflict?.base ?? result?.sent?.base?.[0] ?? base} />
          <ProfileFields values={values} result={result} contacts={contacts} />
          <button className="btn" type="submit">{t('edit.save')}</button>
        </form>
      </unsaved-guard>
      <section aria-labelledby="languages">
        <h2 id="languages">{t('translation.section')}</h2>
        <dl className="facts">
          {states.map((one) => (
            <div key={one.lang}>
              <dt>{t.at(`translation.languages.${one.lang}`)}</dt>
              <dd>
                {t.at(`translation.states.${one.state}`)}
                {one.lang !== originalLang && isLang(one.lang) && (
                  <> · <a href={`${desk}/translations/${one.lang}`}>{t('translation.into', { language: t.at(`translation.targets.${one.lang}`) })}</a></>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

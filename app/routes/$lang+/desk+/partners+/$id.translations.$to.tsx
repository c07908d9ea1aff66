import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary, Field, TextArea } from '#app/components/field';
import { useToolbarWords } from '#app/components/toolbar-words';
import { partnerMessages } from '#app/domain/partners/messages';
import { partnerTranslation } from '#app/domain/partners/partner.schema';
import { partnerTextFields } from '#app/domain/partners/partner.type';
import { openPartner, savePartnerTranslation, translationValues } from '#app/domain/partners/profile.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { fingerprint } from '#app/domain/shared/revision.server';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { conflictView, profileLabels } from '#app/page/partner-desk.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const to = langOf({ lang: params.to });
  const member = await memberAt(request, params);
  const { entry, content } = await found(() => openPartner(member, params.id ?? ''));
  if (to === content.originalLang) throw new Response(null, { status: 404 });
  const t = translator(partnerMessages, lang);
  const values = translationValues(to)(content);
  return json({
    id: entry.id,
    name: one(values, 'original.title'),
    to,
    from: content.originalLang,
    title: t('translation.title', { language: t.at(`translation.languages.${to}`) }),
    state: content.texts[to]?.state ?? 'missing',
    values,
    base: fingerprint(values),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const to = langOf({ lang: params.to });
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  const id = params.id ?? '';
  const answer = await attempt(sent, async () => {
    await found(() => openPartner(member, id));
    const fields = check(partnerTranslation, { title: one(sent, 'title'), summary: one(sent, 'summary'), description: one(sent, 'description') });
    await savePartnerTranslation(member, id, to, one(sent, 'base'), fields, one(sent, 'machine') === 'yes');
    return redirectTo(`/${lang}/desk/partners/${id}/edit`, { flash: 'published' });
  });
  if (answer.status === 303) return answer;
  const body = await answer.json();
  const labels = profileLabels(lang);
  const shown = Object.fromEntries(partnerTextFields.map(({ name }) => [name, labels[name] ?? name]));
  return json({ ...body, theirs: null, labels, conflict: conflictView(lang, body.theirs, sent, shown) }, { status: answer.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: `${data.title}: ${data.name}`, noindex: true }) : [];

export default function TranslatePartner() {
  const { id, name, to, from, title, state, values, base } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerMessages);
  const lang = useLang();
  const markdown = useToolbarWords();
  return (
    <div className="wrap stack">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/partners/${id}/edit`}>{name}</a></p>
        <h1>{title}</h1>
        <p>{t('translation.state')}: {t.at(`translation.states.${state}`)}. {t('translation.hint')}</p>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={result?.labels} />}
      <unsaved-guard>
        <form method="post" noValidate>
          <input type="hidden" name="base" value={result?.conflict?.base ?? result?.sent?.base?.[0] ?? base} />
          {partnerTextFields.map((field) => {
            const common = { name: field.name, label: t.at(`field.${field.name}`), value: values[field.name]?.[0], result, lang: to, optional: !field.required };
            const original = values[`original.${field.name}`]?.[0] ?? '';
            return (
              <div key={field.name} className="side-by-side">
                <div>
                  <p className="field-label">{t.at(`field.${field.name}`)} ({t('translation.original').toLowerCase()})</p>
                  <p lang={from} className="whitespace-pre-wrap break-words">{original || t('edit.nothing')}</p>
                </div>
                {field.as === 'line' ? <Field {...common} /> : <TextArea {...common} rows={field.as === 'markdown' ? 12 : 4} markdown={field.as === 'markdown' ? markdown : undefined} />}
              </div>
            );
          })}
          <Choices name="machine" type="checkbox" label={t('translation.how')} options={[{ value: 'yes', label: t('translation.machine') }]} values={state === 'machine' ? ['yes'] : []} result={result} />
          <button className="btn" type="submit">{t('edit.save')}</button>
        </form>
      </unsaved-guard>
    </div>
  );
}

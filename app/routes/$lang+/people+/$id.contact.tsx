import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, TextArea } from '#app/components/field';
import { Sending } from '#app/components/sending';
import { partnerNames } from '#app/domain/partners/partners.server';
import { peopleMessages } from '#app/domain/people/messages';
import { messageSchema } from '#app/domain/people/person.schema';
import { KEPT_DAYS } from '#app/domain/people/retention.server';
import { ownAddress, personToWriteTo, writeToPerson } from '#app/domain/people/write.server';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { idFor } from '#app/page/sending.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { memberships, ...person } = await found(() => personToWriteTo(member, params.id ?? ''));
  const [own, names] = await Promise.all([ownAddress(member), partnerNames(memberships.map(({ partnerId }) => partnerId), lang)]);
  const title = translator(peopleMessages, lang)('write.title', { name: person.name });
  return json({ person, organisations: [...names.values()], own, keptDays: KEPT_DAYS.letters, title });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const id = params.id ?? '';
    await personToWriteTo(member, id);
    await writeToPerson(member, id, check(messageSchema, { message: one(sent, 'message') }).message, idFor(member, request, sent));
    return redirectTo(`/${langOf(params)}/people`, { flash: 'sent' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function WriteToPerson() {
  const { person, organisations, own, keptDays, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  const page = useLang();
  const lang = person.lang === page ? undefined : person.lang;
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${page}/people`}>{t('listed.title')}</a></p>
        <h1>{title}</h1>
        {person.headline && <p className="lead" lang={lang}>{person.headline}</p>}
        {organisations.length > 0 && <p className="meta">{organisations.join(', ')}</p>}
      </header>
      {person.about && (
        <section aria-labelledby="about" className="mb-10">
          <h2 id="about">{t('write.about', { name: person.name })}</h2>
          <p className="kept-lines" lang={lang}>{person.about}</p>
        </section>
      )}
      <p className="mb-6">{t('write.lead')} {t('write.own', { name: person.name, email: own })}</p>
      <form method="post" noValidate>
        <Sending />
        <ErrorSummary result={result} labels={{ message: t('write.message') }} />
        <TextArea name="message" label={t('write.message')} result={result} rows={8} maxLength={5000} />
        <p className="meta">{t('write.kept', { days: keptDays })}</p>
        <p className="button-row"><button className="btn" type="submit">{t('write.send')}</button></p>
      </form>
    </div>
  );
}

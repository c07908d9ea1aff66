import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { applicationSchema, CONSENT_VERSION } from '#app/domain/joining/application.schema';
import { requestToJoin } from '#app/domain/joining/join.server';
import { JoinForm } from '#app/domain/joining/join-form';
import { joiningMessages } from '#app/domain/joining/messages';
import { attempt } from '#app/page/attempt.server';
import { organisationChoices } from '#app/page/choices.server';
import { clientOf } from '#app/page/client.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const t = translator(joiningMessages, lang);
  return json({ ...(await organisationChoices(lang)), consentVersion: CONSENT_VERSION, title: t('title'), description: t('description') });
}

const FIELDS = ['email', 'name', 'organisation', 'newOrganisationName', 'newOrganisationKind', 'workTitle', 'side', 'why', 'lang', 'consent'] as const;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = langOf(params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const fields = Object.fromEntries(FIELDS.map((name) => [name, one(sent, name)]));
    await requestToJoin(check(applicationSchema, { ...fields, themes: sent.themes ?? [] }), clientOf(request, context));
    return redirectTo(`/${lang}/join/sent`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', description: data?.description });

export default function Join() {
  const { organisations, kinds, sides, consentVersion } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(joiningMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      <JoinForm result={result} organisations={organisations} kinds={kinds} sides={sides} consentVersion={consentVersion} />
    </div>
  );
}

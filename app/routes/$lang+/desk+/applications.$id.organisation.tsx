import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { placeSchema } from '#app/domain/joining/application.schema';
import { DecidedNotice } from '#app/domain/joining/decided-notice';
import { placeApplication } from '#app/domain/joining/decide.server';
import { joiningMessages } from '#app/domain/joining/messages';
import { OrganisationFields } from '#app/domain/joining/organisation-fields';
import { decisionAt } from '#app/page/application.server';
import { attempt } from '#app/page/attempt.server';
import { organisationChoices } from '#app/page/choices.server';
import { check, one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';
import { uiMessages } from '#app/components/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, application } = await decisionAt(request, params);
  const { id, name, partnerId, newOrganisationName, newOrganisationKind } = application;
  const title = translator(joiningMessages, lang)('place.title', { name });
  return json({ id, saved: { partnerId, newOrganisationName, newOrganisationKind }, ...(await organisationChoices(lang)), title });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const fields = ['organisation', 'newOrganisationName', 'newOrganisationKind'];
    const place = check(placeSchema, Object.fromEntries(fields.map((field) => [field, one(sent, field)])));
    await placeApplication(member, params.id ?? '', place);
    return redirectTo(`/${lang}/desk/applications/${params.id}`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function PlaceApplication() {
  const { id, saved, organisations, kinds, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(joiningMessages);
  const ui = useT(uiMessages);
  const labels = { organisation: t('organisation'), newOrganisationName: t('newOrganisationName'), newOrganisationKind: t('newOrganisationKind') };
  return (
    <div className="wrap-narrow stack">
      <h1>{title}</h1>
      <p className="lead">{t('place.lead')}</p>
      {result && 'theirs' in result ? <DecidedNotice theirs={result.theirs} id={id} /> : <ErrorSummary result={result} labels={labels} />}
      <form method="post" noValidate>
        <OrganisationFields result={result} organisations={organisations} kinds={kinds} saved={saved} />
        <div className="button-row"><button type="submit" className="btn">{ui('save')}</button></div>
      </form>
    </div>
  );
}

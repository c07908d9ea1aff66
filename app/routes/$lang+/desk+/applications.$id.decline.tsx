import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { declineSchema } from '#app/domain/joining/application.schema';
import { DecidedNotice } from '#app/domain/joining/decided-notice';
import { declineApplication } from '#app/domain/joining/decide.server';
import { joiningMessages } from '#app/domain/joining/messages';
import { decisionAt } from '#app/page/application.server';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, application } = await decisionAt(request, params);
  return json({ id: application.id, theirLang: application.lang, title: translator(joiningMessages, lang)('decline.title', { name: application.name }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { reason } = check(declineSchema, { reason: one(sent, 'reason') });
    await declineApplication(member, params.id ?? '', reason);
    return redirectTo(`/${lang}/desk/applications`, { flash: 'declined' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function DeclineApplication() {
  const { id, theirLang, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(joiningMessages);
  const ui = useT(uiMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{title}</h1>
      <p className="lead">{t('decline.lead', { language: ui.at(`inLanguage.${theirLang}`) })}</p>
      {result && 'theirs' in result ? <DecidedNotice theirs={result.theirs} id={id} /> : <ErrorSummary result={result} labels={{ reason: t('decline.reason') }} />}
      <form method="post" noValidate>
        <TextArea name="reason" label={t('decline.reason')} maxLength={2000} result={result} />
        <div className="button-row"><button type="submit" className="btn-danger">{t('decline.submit')}</button></div>
      </form>
    </div>
  );
}

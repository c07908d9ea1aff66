import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary } from '#app/components/field';
import { approvalSchema } from '#app/domain/joining/application.schema';
import { DecidedNotice } from '#app/domain/joining/decided-notice';
import { approveApplication } from '#app/domain/joining/decide.server';
import { joiningMessages } from '#app/domain/joining/messages';
import { peopleMessages } from '#app/domain/people/messages';
import { MEMBER_ROLES } from '#app/domain/shared/viewer';
import { decisionAt } from '#app/page/application.server';
import { attempt } from '#app/page/attempt.server';
import { check, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, application } = await decisionAt(request, params);
  const { id, name, organisation, partnerId, needsYes } = application;
  return json({ id, organisation, isNew: !partnerId, needsYes, title: translator(joiningMessages, lang)('approve.title', { name }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await approveApplication(member, params.id ?? '', check(approvalSchema, { roles: sent.roles ?? [] }));
    return redirectTo(`/${lang}/desk/applications`, { flash: 'approved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ApproveApplication() {
  const { id, organisation, isNew, needsYes, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(joiningMessages);
  const people = useT(peopleMessages);
  const roles = MEMBER_ROLES.map((role) => ({ value: role, label: people(`role.${role}`), hint: people(`roleHint.${role}`) }));
  return (
    <div className="wrap-narrow stack">
      <h1>{title}</h1>
      <p className="lead">{t('approve.lead', { organisation })}</p>
      {result && 'theirs' in result ? <DecidedNotice theirs={result.theirs} id={id} /> : <ErrorSummary result={result} labels={{ roles: t('approve.roles') }} />}
      <form method="post">
        <Choices name="roles" type="checkbox" label={t('approve.roles')} hint={isNew ? t('approve.newRoles') : undefined} options={roles} values={isNew || !needsYes ? ['editor', 'representative'] : ['practitioner']} result={result} />
        <div className="button-row"><button type="submit" className="btn">{t('approve.submit')}</button></div>
      </form>
    </div>
  );
}

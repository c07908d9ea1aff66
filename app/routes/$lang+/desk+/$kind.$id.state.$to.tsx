import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { RETIRED } from '#app/domain/shared/content-type';
import { text } from '#app/domain/shared/fields';
import { sharedMessages } from '#app/domain/shared/messages';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { changeState } from '#app/domain/shared/moves.server';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { moveAt } from '#app/page/moves.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, type, move, title, base } = await moveAt(request, params);
  if (!move.as || !move.isOpen) throw await movedOn(request, base);
  const { to, from, reason } = move.transition;
  return json({ title, base, label: translator(type.messages, lang).at(`transition.${to}`), reason, retires: to === RETIRED, isBack: from.includes(RETIRED) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { type, member, move, base } = await moveAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { reason } = check(z.object({ reason: text(1000) }), { reason: one(sent, 'reason') });
    await changeState(member, type, move.entry.id, move.transition.to, reason);
    return redirectTo(base, { flash: 'changed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.label} – ${data.title}` : '', noindex: true });

export default function StatePage() {
  const { title, base, label, reason, retires, isBack } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(sharedMessages);
  const ui = useT(uiMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={base}>{title}</a></p>
        <h1>{label}</h1>
        {retires && <p className="lead">{t('life.retired')}</p>}
      </header>
      <ErrorSummary result={result} labels={{ reason: t('field.reason') }} />
      {reason ? (
        <ReasonForm label={t('life.why')} button={label} back={base} result={result} quiet={isBack} />
      ) : (
        <form method="post" className="button-row">
          <button type="submit" className="btn">{label}</button>
          <a href={base} className="btn-secondary">{ui('cancel')}</a>
        </form>
      )}
    </div>
  );
}

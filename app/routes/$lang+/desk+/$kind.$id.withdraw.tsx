import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { sharedMessages } from '#app/domain/shared/messages';
import { withdrawEntry } from '#app/domain/shared/review.server';
import { text } from '#app/domain/shared/fields';
import { z } from 'zod';
import { attempt } from '#app/page/attempt.server';
import { entryAt } from '#app/page/entry.server';
import { check, one, readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, base, title, may } = await entryAt(request, params);
  if (!may.withdraw) throw await movedOn(request, base);
  return json({ title, base, heading: translator(sharedMessages, lang)('withdraw.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { type, member, working, base } = await entryAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { reason } = check(z.object({ reason: text(1000) }), { reason: one(sent, 'reason') });
    await withdrawEntry(member, type, working.entry.id, reason);
    return redirectTo(base, { flash: 'withdrawn' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.heading} – ${data.title}` : '', noindex: true });

export default function WithdrawPage() {
  const { title, base } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(sharedMessages);
  return (
    <div className="wrap-narrow">
      <p className="meta"><a href={base}>{title}</a></p>
      <h1>{t('withdraw.title')}</h1>
      <p>{t('withdraw.warn')}</p>
      <ErrorSummary result={result} labels={{ reason: t('field.reason') }} />
      <ReasonForm label={t('withdraw.why')} button={t('withdraw.open')} back={base} result={result} optional />
    </div>
  );
}

import type { LoaderFunctionArgs } from '@remix-run/node';
import { remarkIssues } from '#app/domain/review-desk/remarks.server';
import { openForReview } from '#app/domain/review-desk/report-review.server';
import { Invalid } from '#app/domain/shared/outcome';
import { textIssues } from '#app/domain/shared/section';
import { redirectTo } from '#app/platform/http/redirect.server';
import { found } from './attempt.server';
import { one, type Sent } from './form.server';
import { langOf } from './lang.server';
import { memberAt } from './viewer.server';

const MAX_REASON = 2000;
const DECISIONS = ['accept', 'return', 'remark'];

/** A report's review for a coordinator; its own editors are led to the report. */
export async function reviewAt(request: LoaderFunctionArgs['request'], params: LoaderFunctionArgs['params']) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const id = params.id ?? '';
  const opened = await found(() => openForReview(member, id));
  if (!opened) throw redirectTo(`/${lang}/desk/reports/${id}`);
  return { lang, opened };
}

/**
 * What a review's form says.
 * @throws Response 400 for a decision that no button sends; Invalid at `reason.<field>`, `note`, `remark` when a text cannot be kept, at `reasons` when a report is accepted with reasons against it
 */
export function decisionIn(sent: Sent) {
  const reasons = Object.keys(sent)
    .filter((name) => name.startsWith('reason.'))
    .map((name) => ({ field: name.slice('reason.'.length), text: one(sent, name).trim() }))
    .filter(({ text }) => text !== '');
  const [note, remark, decision] = [one(sent, 'note').trim(), one(sent, 'remark').trim(), one(sent, 'decision')];
  if (!DECISIONS.includes(decision)) throw new Response(null, { status: 400 });
  const issues = [
    ...reasons.flatMap(({ field, text }) => textIssues(`reason.${field}`, text, MAX_REASON)),
    ...textIssues('note', note, MAX_REASON),
    ...remarkIssues(remark),
    ...(decision === 'accept' && reasons.length > 0 ? [{ field: 'reasons', code: 'reasonsAgainst' }] : []),
  ];
  if (issues.length > 0) throw new Invalid(issues);
  return { decision, reasons, note, remark, number: Number(one(sent, 'number')) };
}

import { daysOf, isPeriod } from '#app/domain/shared/period';
import { formatPeriod } from '#app/domain/shared/period-words';
import { answerField } from '#app/domain/rounds/question.type';
import { db, type Tx } from '#app/platform/db/db.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { evidenceWords } from '#app/domain/milestones/evidence.type';
import { reportMessages } from './messages';
import { answerInWords, figureInWords, measureInWords, milestoneInWords, partsInWords, said } from './report-words';
import type { FrozenFigure, FrozenMilestone, Submission } from './report.type';
import type { Earlier, ShownAnswer, ShownFigure, ShownMilestone, ShownSubmission } from './submission.type';

/** What a submission is read beside. */
export type Beside = {
  /** The round's period; days are late when they lie before its end and nothing was reached */
  period: string;
  /** What was accepted for the latest earlier period, as `lastAccepted` finds it */
  last?: { period: string; submission: Submission } | null;
  /** This report's submission before, whose differences are marked */
  earlier?: { number: number; submission: Submission } | null;
};

/** The figures that count now in place of frozen ones that were corrected since, and those accepted for the period before. */
async function figuresSince(figures: FrozenFigure[], period: string, client: Tx) {
  const ids = figures.map(({ indicatorId }) => indicatorId);
  const [handedIn, accepted] = await Promise.all([
    client.indicatorValue.findMany({ where: { id: { in: figures.map(({ valueId }) => valueId) }, state: 'superseded' }, select: { id: true, period: true, indicatorId: true } }),
    client.indicatorValue.findMany({ where: { indicatorId: { in: ids }, state: 'accepted' }, orderBy: { periodEndsOn: 'desc' } }),
  ]);
  const startsOn = isPeriod(period) ? daysOf(period).startsOn : '';
  return {
    nowOf: (figure: FrozenFigure) => {
      const old = handedIn.find(({ id }) => id === figure.valueId);
      return old && accepted.find((value) => value.indicatorId === old.indicatorId && value.period === old.period);
    },
    lastOf: (figure: FrozenFigure) => accepted.find((value) => value.indicatorId === figure.indicatorId && value.periodEndsOn.toISOString().slice(0, 10) < startsOn),
  };
}

const sameText = (one: string, other: string) => one.trim() === other.trim();

/** What is told of a figure, in one text, to compare it by. */
function figureText(lang: Lang, figure: Pick<FrozenFigure, 'kind' | 'unit' | 'value' | 'text' | 'comment' | 'source' | 'breakdown'>): string {
  const value = figure.kind === 'qualitative' ? figure.text : figureInWords(lang, figure.value, figure.unit);
  const parts = partsInWords(lang, figure.breakdown).map((part) => `${part.label} ${part.value}`);
  return [value || translator(reportMessages, lang)('figure.none'), parts.join(', '), figure.source, figure.comment].filter(Boolean).join('\n');
}

const milestoneText = (lang: Lang, milestone: FrozenMilestone): string => [milestoneInWords(lang, milestone), milestone.note, ...evidenceWords(lang, milestone)].filter(Boolean).join('\n');

/**
 * A submission in the words of a page's language, with last time's beside each part, what changed since this report's earlier
 * submission, and the figures that were corrected after it was handed in.
 */
export async function submissionView(lang: Lang, submission: Submission, { period, last = null, earlier = null }: Beside, client: Tx = db): Promise<ShownSubmission> {
  const t = translator(reportMessages, lang);
  const { nowOf, lastOf } = await figuresSince(submission.figures, period, client);
  const before = (text: string | undefined): Earlier | null => (last && text ? { when: formatPeriod(lang, last.period), text } : null);
  const changed = (was: string | undefined, is: string): Earlier | null =>
    earlier && !sameText(was ?? '', is) ? { when: t('submission.earlier', { number: earlier.number }), text: was || t('answer.none') } : null;

  const figures = submission.figures.map((figure): ShownFigure => {
    const isText = figure.kind === 'qualitative';
    const now = nowOf(figure);
    const previous = lastOf(figure);
    const was = earlier?.submission.figures.find(({ indicatorId }) => indicatorId === figure.indicatorId);
    return {
      field: `figure.${figure.indicatorId}`,
      label: said(figure.names, lang, figure.lang),
      value: isText ? figure.text : figureInWords(lang, figure.value, figure.unit),
      isText,
      measure: measureInWords(lang, figure),
      target: figureInWords(lang, figure.target ?? null, figure.unit),
      source: figure.source,
      comment: figure.comment,
      parts: partsInWords(lang, figure.breakdown),
      last: previous ? { when: formatPeriod(lang, previous.period), text: (isText ? previous.text : figureInWords(lang, previous.value === null ? null : Number(previous.value), figure.unit)) || t('figure.none') } : null,
      changedFrom: changed(was && figureText(lang, was), figureText(lang, figure)),
      revised: now
        ? { value: (isText ? now.text : figureInWords(lang, now.value === null ? null : Number(now.value), figure.unit)) || t('figure.none'), on: formatDate(lang, now.decidedAt ?? now.enteredAt), reason: now.reason }
        : null,
    };
  });

  const endsOn = isPeriod(period) ? daysOf(period).endsOn : '';
  const milestones = submission.milestones.map((milestone): ShownMilestone => {
    const was = earlier?.submission.milestones.find(({ id }) => id === milestone.id);
    const previous = last?.submission.milestones.find(({ id }) => id === milestone.id);
    return {
      field: `milestone.${milestone.id}`,
      label: said(milestone.titles, lang, milestone.lang),
      state: milestone.state,
      value: milestoneInWords(lang, milestone),
      isLate: milestone.dueOn !== null && milestone.dueOn <= endsOn && ['ahead', 'underway'].includes(milestone.state),
      note: { text: milestone.note, lang: milestone.noteLang ?? milestone.lang },
      evidenceUrl: milestone.evidenceUrl,
      evidenceFileId: milestone.evidenceFileId ?? null,
      evidenceDocument: milestone.evidenceDocument ?? null,
      last: before(previous && milestoneInWords(lang, previous)),
      changedFrom: changed(was && milestoneText(lang, was), milestoneText(lang, milestone)),
    };
  });

  const answers = submission.questions.map((question): ShownAnswer => {
    const at = (other: Submission | undefined) => other && answerInWords(lang, other.questions.find(({ id }) => id === question.id) ?? question, other.answers[question.id] ?? [], other.lang);
    const value = at(submission) ?? '';
    return {
      field: answerField(question),
      label: said(question.labels, lang, submission.lang),
      value,
      isOwnText: question.kind === 'line' || question.kind === 'text',
      href: question.kind === 'link' && /^https?:/.test(value) ? value : '',
      last: before(at(last?.submission)),
      changedFrom: changed(at(earlier?.submission), value),
    };
  });
  return { lang: submission.lang, figures, milestones, answers };
}

/** Who handed a submission in; null for a former member. */
export async function submitterOf(reportId: string, number: number, client: Tx = db): Promise<string | null> {
  const step = await client.timelineStep.findFirst({ where: { reportId, step: 'reportSubmitted', revisionNumber: number }, select: { actor: { select: { name: true } } } });
  return step?.actor?.name ?? null;
}

import type { MeasuredView } from '#app/domain/indicators/indicator.type';
import { milestoneMessages } from '#app/domain/milestones/messages';
import type { FrozenMilestone, Submission } from '#app/domain/reports/report.type';
import { answerField, type Question } from '#app/domain/rounds/question.type';
import { readNumber } from '#app/domain/shared/number';
import type { Period } from '#app/domain/shared/period';
import { formatPeriod } from '#app/domain/shared/period-words';
import type { Reason } from '#app/domain/shared/timeline.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { type Change, changeOf, wordChanges } from '#app/domain/shared/changes';
import type { ComparedAnswer, ComparedMilestone, Comparison, LastReason } from './comparison.type';
import { comparedFigure, differenceWords } from './figure-comparison';
import { answerWords, saidIn, wordsByField } from './submission-words';

const DAY = 86_400_000;

/** All that a submission is read beside. Days as yyyy-mm-dd. */
export type ComparedWith = {
  lang: Lang;
  today: string;
  period: Period;
  number: number;
  last: { period: Period; submission: Submission } | null;
  /** The submission that was returned last, with its reasons */
  returned: { number: number; reasons: Reason[]; submission: Submission } | null;
  measured: MeasuredView[];
};

type Reasons = (field: string) => LastReason | null;

function lastReasons(now: Submission, { lang, number, returned }: ComparedWith): Reasons {
  if (!returned) return () => null;
  const [then, today] = [wordsByField(lang, returned.submission), wordsByField(lang, now)];
  return (field) => {
    const texts = returned.reasons.filter((reason) => reason.field === field).map(({ text }) => text);
    if (texts.length === 0) return null;
    const [was, is] = [then.get(field) ?? '', today.get(field) ?? ''];
    return { text: texts.join('\n'), changed: returned.number === number ? null : was !== is, pieces: was === is ? [] : wordChanges(was, is) };
  };
}

const numberIn = (text: string): number | null => {
  const read = readNumber(text);
  return 'value' in read ? read.value : null;
};

/** Only words can be written anew; another choice or number is a change. */
const wordsOrValue = (change: Change, isText: boolean): Change => (change === 'rewritten' && !isText ? 'changed' : change);

function comparedAnswer(question: Question, now: Submission, { lang, last }: ComparedWith, reasons: Reasons): ComparedAnswer {
  const field = answerField(question);
  const asked = last?.submission.questions.find(({ id }) => id === question.id);
  const text = answerWords(lang, question, now.answers[question.id] ?? []);
  const before = asked && last ? answerWords(lang, asked, last.submission.answers[question.id] ?? []) : null;
  const { text: label, lang: labelLang } = saidIn(question.labels, lang);
  const isText = question.kind === 'text' || question.kind === 'line';
  const pieces = before === null ? [] : wordChanges(before, text);
  return {
    field, label, labelLang, reason: reasons(field), now: text, before, pieces, isText,
    change: before === null ? 'unasked' : wordsOrValue(changeOf(pieces), isText),
    isLink: question.kind === 'link' && /^https?:\/\//.test(text),
    difference: question.kind === 'number' && before !== null ? differenceWords(lang, numberIn(asked && last ? (last.submission.answers[question.id]?.[0] ?? '') : ''), numberIn(now.answers[question.id]?.[0] ?? ''), '', false) : null,
  };
}

/** How late or early a milestone is, in words; for what is neither reached nor dropped, as of today. */
function delayOf({ state, dueOn, reachedOn }: FrozenMilestone, lang: Lang, today: string): { delay: string | null; isLate: boolean } {
  const t = translator(milestoneMessages, lang);
  if (!dueOn) return { delay: null, isLate: false };
  const days = (on: string) => Math.round((Date.parse(on) - Date.parse(dueOn)) / DAY);
  if (state === 'reached') {
    if (!reachedOn) return { delay: null, isLate: false };
    const late = days(reachedOn);
    const said = late > 0 ? t('delay.reachedLate', { days: late }) : late < 0 ? t('delay.reachedEarly', { days: -late }) : t('delay.onTime');
    return { delay: said, isLate: late > 0 };
  }
  const late = days(today);
  return state !== 'dropped' && late > 0 ? { delay: t('delay.late', { days: late }), isLate: true } : { delay: null, isLate: false };
}

const haveSameEvidence = (one: FrozenMilestone, other: FrozenMilestone): boolean =>
  one.evidenceUrl === other.evidenceUrl && (one.evidenceFileId ?? null) === (other.evidenceFileId ?? null) && one.evidenceDocument?.fileId === other.evidenceDocument?.fileId;

function comparedMilestone(milestone: FrozenMilestone, { lang, last, today }: ComparedWith, reasons: Reasons): ComparedMilestone {
  const t = translator(milestoneMessages, lang);
  const field = `milestone.${milestone.id}`;
  const before = last?.submission.milestones.find(({ id }) => id === milestone.id);
  const { text: label, lang: labelLang } = saidIn(milestone.titles, lang, milestone.lang);
  const pieces = wordChanges(before?.note ?? '', milestone.note);
  const day = (on: string | null) => on && formatDate(lang, on);
  const moved = before && before.dueOn !== milestone.dueOn;
  const isSame = before && before.state === milestone.state && !moved && before.reachedOn === milestone.reachedOn && before.note === milestone.note && haveSameEvidence(before, milestone);
  return {
    field, label, labelLang, reason: reasons(field), pieces,
    planned: day(milestone.dueOn),
    plannedBefore: moved ? day(before.dueOn) : null,
    state: t.at(`state.${milestone.state}`),
    stateBefore: before && before.state !== milestone.state ? t.at(`state.${before.state}`) : null,
    reached: day(milestone.reachedOn),
    ...delayOf(milestone, lang, today),
    note: milestone.note,
    noteLang: milestone.noteLang ?? milestone.lang,
    change: before ? (isSame ? 'same' : 'changed') : 'unasked',
    evidenceUrl: milestone.evidenceUrl,
    evidenceFileId: milestone.evidenceFileId ?? null,
    evidenceDocument: milestone.evidenceDocument ?? null,
  };
}

/** A submission beside the last accepted one: what changed, what is unusual, and what became of the reasons given last time. */
export function compare(now: Submission, beside: ComparedWith): Comparison {
  const { lang, last, period, number, measured } = beside;
  const reasons = lastReasons(now, beside);
  const figures = now.figures.map((figure) =>
    comparedFigure(figure, {
      lang,
      period,
      measured: measured.find(({ id }) => id === figure.indicatorId),
      last: last?.submission.figures.find(({ indicatorId }) => indicatorId === figure.indicatorId),
      lastPeriod: last?.period ?? null,
      reason: reasons(`figure.${figure.indicatorId}`),
    }),
  );
  return {
    number,
    lang: now.lang,
    lastLang: last?.submission.lang ?? null,
    lastPeriod: last && formatPeriod(lang, last.period),
    figures,
    answers: now.questions.map((question) => comparedAnswer(question, now, beside, reasons)),
    milestones: now.milestones.map((milestone) => comparedMilestone(milestone, beside, reasons)),
    odd: figures.flatMap(({ field, label, labelLang, oddity }) => (oddity ? [{ field, label, labelLang, oddity }] : [])),
  };
}

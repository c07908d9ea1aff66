import { db } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf, formatDate, formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { type Due, dueInWords } from './due-words';
import type { ReportForm } from './form.type';
import { reportMessages } from './messages';
import { fieldLabels } from './report-form.server';
import { type OpenedReport, versionsOf } from './report.server';
import { reportIssues } from './report-writing.server';
import { isOpenStill } from './report.policy';
import { lastReturnsOf } from './returned.server';

/** One thing that keeps the report from being handed in, and the address of its field. */
export type Missing = { field: string; code: string; values?: Record<string, string | number>; label: string; href: string };

/** Everything that is still missing, each with its name and the way to its field. @param base the report's address */
export async function missingIn(lang: Lang, opened: OpenedReport, form: ReportForm, base: string): Promise<Missing[]> {
  const labels = fieldLabels(lang, form);
  const issues = await reportIssues(opened, db);
  return issues.map(({ field, code, values }) => ({ field, code, values, label: labels[field] ?? field, href: `${base}/form#f-${field.replace(/[^a-zA-Z0-9]+/g, '-')}` }));
}

/** How much of a report is there: figures and answers of those asked for, milestones that were reached. */
export function filledIn(form: ReportForm, missing: Missing[]): Record<'figures' | 'answers' | 'milestones', { done: number; all: number }> {
  const lacks = (field: string) => missing.some((one) => one.field === field || one.field.startsWith(`${field}.`));
  const done = (all: { field: string }[]) => ({ done: all.filter(({ field }) => !lacks(field)).length, all: all.length });
  const milestones = form.milestones.filter(({ state }) => state !== 'dropped');
  const asked = form.questions.filter(({ required, values }) => required || values.some(Boolean));
  return { figures: done(form.figures), answers: done(asked), milestones: { done: milestones.filter(({ state }) => state === 'reached').length, all: milestones.length } };
}

/** When a report is due, or was. */
export function dueOf(lang: Lang, { report, round, dueOn, standing }: OpenedReport): Due & { granted: string } {
  const t = translator(reportMessages, lang);
  const due = isOpenStill(standing) ? dueInWords(lang, dueOn, dayOf(now())) : { text: t('due.was', { day: formatDate(lang, dueOn) }), isOver: false };
  return { ...due, granted: report.dueOn && round.dueOn < report.dueOn ? t('due.granted', { day: formatDate(lang, round.dueOn) }) : '' };
}

/** Who did what last with a report, in words. Names are null for former members. */
export async function reportFacts(lang: Lang, { report }: OpenedReport) {
  const ids = [report.savedById, report.submittedById].filter((id) => id !== null);
  const people = new Map((await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]));
  const by = (id: string | null, at: Date | null) => (at ? { by: people.get(id ?? '') ?? null, at: formatMoment(lang, at) } : null);
  const skipped = report.state === 'skipped' ? await db.timelineStep.findFirst({ where: { reportId: report.id, step: 'reportSkipped' }, orderBy: { at: 'desc' }, select: { note: true } }) : null;
  const returned = report.state === 'returned' ? (await lastReturnsOf([report.id])).get(report.id) : undefined;
  return {
    saved: by(report.savedById, report.savedAt),
    submitted: by(report.submittedById, report.submittedAt),
    decidedOn: report.decidedAt ? formatDate(lang, report.decidedAt) : '',
    skipped: skipped?.note ?? '',
    returned: returned ? { at: formatMoment(lang, returned.at), note: returned.note, reasons: returned.reasons } : null,
  };
}

/** The submissions of a report, newest first, for a list. */
export async function listedVersions(lang: Lang, reportId: string, base: string) {
  const t = translator(reportMessages, lang);
  return (await versionsOf(reportId)).map(({ number, submittedAt, outcome }) => ({
    href: `${base}/versions/${number}`,
    label: t('home.version', { number, at: formatMoment(lang, submittedAt) }),
    outcome: t.at(`home.version_${outcome ?? 'waiting'}`),
  }));
}


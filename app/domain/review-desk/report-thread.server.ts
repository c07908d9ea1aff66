import { answerField } from '#app/domain/rounds/question.type';
import type { Submission } from '#app/domain/reports/report.type';
import { sharedMessages } from '#app/domain/shared/messages';
import type { ThreadStep } from '#app/domain/shared/thread';
import { type Step, timelineOf } from '#app/domain/shared/timeline.server';
import { formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

const inLang = (texts: Partial<Record<Lang, string>>, lang: Lang): string => texts[lang] || Object.values(texts).find(Boolean) || '';

/** What a submission's fields are called, by the names that reasons stand at. */
export function fieldLabels(submissions: Submission[], lang: Lang): Map<string, string> {
  return new Map(
    [...submissions].reverse().flatMap(({ questions, figures, milestones }) => [
      ...questions.map((question) => [answerField(question), inLang(question.labels, lang)] as const),
      ...figures.map(({ indicatorId, names }) => [`figure.${indicatorId}`, inLang(names, lang)] as const),
      ...milestones.map(({ id, titles }) => [`milestone.${id}`, inLang(titles, lang)] as const),
    ]),
  );
}

/** A step of a report's thread, with the version it is about. */
export type ReportStep = ThreadStep & { version: number | null };

/** The permanent thread of a report in words: what happened, when, by whom and in which role, why, and to which version. Former members stay as roles. */
export async function reportThread({ pilotId, reportId, submissions, lang }: { pilotId: string; reportId: string; submissions: Submission[]; lang: Lang }): Promise<{ steps: ReportStep[]; raw: Step[] }> {
  const t = translator(sharedMessages, lang);
  const labels = fieldLabels(submissions, lang);
  const raw = await timelineOf(pilotId, false, lang, reportId);
  const steps = raw.map((step) => ({
    id: step.id,
    at: formatMoment(lang, step.at),
    iso: step.at.toISOString(),
    what: t.has(`step.${step.step}`) ? t.at(`step.${step.step}`) : step.step,
    actor: step.actor ?? t('edit.formerMember'),
    role: t.has(`role.${step.actorRole}`) ? t.at(`role.${step.actorRole}`) : step.actorRole,
    organisation: step.organisation,
    note: step.note,
    reasons: step.reasons.map(({ field, text }) => ({ label: labels.get(field) ?? field, text })),
    version: step.revisionNumber,
  }));
  return { steps, raw };
}

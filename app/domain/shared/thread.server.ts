import { formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { Content } from './content';
import type { ContentType } from './content-type';
import { labelOf } from './labelled.server';
import { sharedMessages } from './messages';
import type { ThreadStep } from './thread';
import { timelineOf } from './timeline.server';

/** What a step can be about beside the entry itself, e.g. a report: what it is called, where it is, and what its fields are called. */
export type Subject = { name: string; href: string; labels: ReadonlyMap<string, string> };

type Options = {
  /** By the id of the report or value that a step carries */
  subjects?: Map<string, Subject>;
  /** Only what is about this report */
  reportId?: string;
};

/** An entry's timeline in words. @param publicOnly what readers may see: steps that are public, without people's names */
export async function threadView<C extends Content>(entryId: string, type: ContentType<C>, lang: Lang, publicOnly: boolean, { subjects, reportId }: Options = {}): Promise<ThreadStep[]> {
  const t = translator(sharedMessages, lang);
  const kind = translator(type.messages, lang);
  const steps = await timelineOf(entryId, publicOnly, lang, reportId);
  return steps.map((step) => {
    const subject = subjects?.get(step.valueId ?? '') ?? subjects?.get(step.reportId ?? '');
    return {
      id: step.id,
      at: formatMoment(lang, step.at),
      iso: step.at.toISOString(),
      what: t.has(`step.${step.step}`) ? t.at(`step.${step.step}`) : step.step,
      about: subject && !reportId ? { name: subject.name, href: subject.href } : null,
      actor: publicOnly ? null : (step.actor ?? t('edit.formerMember')),
      role: t.has(`role.${step.actorRole}`) ? t.at(`role.${step.actorRole}`) : step.actorRole,
      organisation: step.organisation,
      note: step.note,
      // Readers find scores on the page itself, beside what the author answered.
      reasons: publicOnly && step.step === 'assessed' ? [] : step.reasons.map(({ field, text, score }) => ({ label: `${subject?.labels.get(field) ?? labelOf(kind, field)}${score ? ` (${score}/5)` : ''}`, text })),
    };
  });
}

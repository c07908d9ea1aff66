import { formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { Content } from './content';
import type { ContentType } from './content-type';
import { labelOf } from './labelled.server';
import { sharedMessages } from './messages';
import type { ThreadStep } from './thread';
import { timelineOf } from './timeline.server';

/** An entry's timeline in words. @param publicOnly what readers may see: steps that are public, without people's names */
export async function threadView<C extends Content>(entryId: string, type: ContentType<C>, lang: Lang, publicOnly: boolean): Promise<ThreadStep[]> {
  const t = translator(sharedMessages, lang);
  const kind = translator(type.messages, lang);
  const steps = await timelineOf(entryId, publicOnly);
  return steps.map((step) => ({
    id: step.id,
    at: formatMoment(lang, step.at),
    iso: step.at.toISOString(),
    what: t.has(`step.${step.step}`) ? t.at(`step.${step.step}`) : step.step,
    actor: publicOnly ? null : (step.actor ?? t('edit.formerMember')),
    role: t.has(`role.${step.actorRole}`) ? t.at(`role.${step.actorRole}`) : step.actorRole,
    organisation: step.organisation,
    note: step.note,
    reasons: step.reasons.map(({ field, text }) => ({ label: labelOf(kind, field), text })),
  }));
}

import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { milestoneMessages } from './messages';
import type { MilestoneView } from './milestone.type';

type Evidence = Partial<Pick<MilestoneView, 'evidenceUrl' | 'evidenceFileId' | 'evidenceDocument'>>;

/** The evidence of a milestone in words, one piece an item: the address, that there is a picture, the document's title. */
export function evidenceWords(lang: Lang, { evidenceUrl, evidenceFileId, evidenceDocument }: Evidence): string[] {
  const t = translator(milestoneMessages, lang);
  return [evidenceUrl ?? '', evidenceFileId ? t('evidencePicture') : '', evidenceDocument ? `${t('evidenceDocument')} ${evidenceDocument.title}` : ''].filter(Boolean);
}

import type { ThreadStep } from '#app/domain/shared/thread';
import { formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { replicationMessages } from './messages';
import { isCounted, type Travel } from './replication.type';

/** A practice's timeline with the places that took it up, each when its second side confirmed it. What was taken back or given up stands in no line: it is not kept, but read afresh. */
export function withTakings(lang: Lang, steps: ThreadStep[], { practice, places }: Travel): ThreadStep[] {
  const t = translator(replicationMessages, lang);
  const taken = places.filter((place) => isCounted({ ...place, givenAt: '', takenAt: '' })).map(({ id, name, confirmedAt }): ThreadStep => ({
    id: `taken-${id}`,
    at: formatMoment(lang, confirmedAt),
    iso: confirmedAt,
    what: t('travel.takenUpIn', { name }),
    href: `/${lang}/practices/${practice.slug}/travel#place-${id}`,
    about: null,
    actor: null,
    role: '',
    organisation: null,
    note: null,
    reasons: [],
  }));
  return [...steps, ...taken].sort((a, b) => (a.iso < b.iso ? -1 : a.iso > b.iso ? 1 : 0));
}

import type { Download } from '#app/domain/shared/download';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { replicationMessages } from './messages';
import type { Travel, TravelPlace } from './replication.type';

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();

/** The places that a practice reached, as a file in the reader's language. Only what both sides confirmed is in it, and nobody's name. */
export function travelDownload(lang: Lang, { practice, origin, places }: Travel): Download<TravelPlace> {
  const t = translator(replicationMessages, lang);
  const known = new Map(places.map((place) => [place.id, place.name]));
  const sourceOf = ({ parent }: TravelPlace) => (parent ? (known.get(parent) ?? origin.name) : origin.name);
  const address = ({ id }: TravelPlace) => `${env().ORIGIN}/${lang}/practices/${practice.slug}/travel#place-${id}`;
  return {
    name: 'travel',
    filters: [['practice', practice.slug]],
    columns: [
      { heading: t('list.practice'), cell: () => practice.title },
      { heading: t('travel.place'), cell: ({ name }) => name },
      { heading: t('list.from'), cell: sourceOf },
      { heading: t('travel.began'), cell: ({ stages }) => stages[0]?.from ?? '' },
      { heading: t('list.state'), cell: ({ state }) => t(`state.${state}`) },
      { heading: t('travel.since'), cell: ({ stages }) => stages.at(-1)?.from ?? '' },
      { heading: t('download.confirmed'), cell: ({ confirmedAt }) => confirmedAt.slice(0, 10) },
      { heading: t('download.population'), cell: ({ population }) => population },
      { heading: t('field.scaling'), cell: ({ scaling }) => scaling && t(`scaling.${scaling}`) },
      { heading: t('download.changes'), cell: ({ changes }) => plain(changes) },
      { heading: t('one.reasons'), cell: ({ reasons }) => plain(reasons) },
      { heading: t('one.dropReason'), cell: ({ dropReason }) => dropReason },
      { heading: t('download.address'), cell: address },
    ],
    record: (place) => ({
      id: place.id, place: place.name, partner: place.slug, population: place.population, from: sourceOf(place), fromId: place.parent, state: place.state, stages: place.stages,
      scaling: place.scaling, confirmedAt: place.confirmedAt, language: place.textLang, changes: plain(place.changes), reasons: plain(place.reasons), dropReason: place.dropReason, url: address(place),
    }),
    batches: async function* () {
      if (places.length > 0) yield places;
    },
  };
}

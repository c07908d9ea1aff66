import { uiMessages } from '#app/components/messages';
import { type Download, inBatches } from '#app/domain/shared/download';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { countryName } from './countries';
import { partnerMessages } from './messages';
import { filterPairs, type PartnerFilters } from './partner-filters';
import { partnerBatch, type PartnerSummary } from './partner-list.server';

/** The partners that match, all of them, as a file in the reader's language. */
export function partnerDownload(lang: Lang, filters: PartnerFilters): Download<PartnerSummary> {
  const t = translator(partnerMessages, lang);
  const ui = translator(uiMessages, lang);
  const address = ({ slug }: PartnerSummary) => `${env().ORIGIN}/${lang}/partners/${slug}`;
  return {
    name: 'partners',
    filters: filterPairs(filters),
    columns: [
      { heading: t('list.sorts.name'), cell: ({ name }) => name },
      { heading: ui('list.titleLanguage'), cell: (row) => row.lang },
      { heading: t('list.kind'), cell: ({ kind }) => t.at(`kind.${kind}`) },
      { heading: t('list.country'), cell: ({ country }) => countryName(lang, country) },
      { heading: t('list.countryCode'), cell: ({ country }) => country },
      { heading: t('list.municipalityCode'), cell: ({ municipalityCode }) => municipalityCode },
      { heading: t('list.sorts.population'), cell: ({ population }) => population },
      { heading: t('list.summary'), cell: ({ summary }) => summary },
      { heading: t('list.website'), cell: ({ website }) => website },
      { heading: ui('list.address'), cell: address },
    ],
    record: (row) => {
      const { slug: _slug, lang: language, pilots: _pilots, ...rest } = row;
      return { ...rest, url: address(row), language };
    },
    batches: () => inBatches((after) => partnerBatch(lang, filters, after)),
  };
}

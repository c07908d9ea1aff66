import { uiMessages } from '#app/components/messages';
import { type Download, inBatches } from '#app/domain/shared/download';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import { filterPairs, type PracticeFilters } from './practice-filters';
import { practiceBatch, type PracticeSummary } from './practice-list.server';

/** The practices that match, all of them, as a file in the reader's language. */
export function practiceDownload(lang: Lang, filters: PracticeFilters): Download<PracticeSummary> {
  const t = translator(practiceMessages, lang);
  const ui = translator(uiMessages, lang);
  const address = ({ slug }: PracticeSummary) => `${env().ORIGIN}/${lang}/practices/${slug}`;
  return {
    name: 'practices',
    filters: filterPairs(filters),
    columns: [
      { heading: t('field.title'), cell: ({ title }) => title },
      { heading: ui('list.titleLanguage'), cell: (row) => row.lang },
      { heading: t('list.outcome'), cell: ({ outcome }) => t.at(`outcome.${outcome}`) },
      { heading: t('list.theme'), cell: ({ themes }) => themes.map((theme) => ui(`theme.${theme}`)).join(', ') },
      { heading: t('field.costClass'), cell: ({ costClass }) => costClass && t.at(`costClass.${costClass}`) },
      { heading: t('field.populationClass'), cell: ({ populationClass }) => populationClass && t.at(`populationClass.${populationClass}`) },
      { heading: t('field.leastStaff'), cell: ({ leastStaff }) => leastStaff },
      // A bare 11.6 would open as the eleventh of June.
      { heading: t('field.sdgTargets'), cell: ({ sdgTargets }) => sdgTargets.map((code) => `SDG ${code}`).join(', ') },
      { heading: t('field.lead'), cell: ({ leadName }) => leadName },
      { heading: t('field.summary'), cell: ({ summary }) => summary },
      { heading: ui('list.published'), cell: ({ publishedAt }) => publishedAt.toISOString().slice(0, 10) },
      { heading: ui('list.address'), cell: address },
    ],
    record: (row) => {
      const { slug: _slug, lang: language, leadName: lead, publishedAt, ...rest } = row;
      return { ...rest, url: address(row), language, lead, publishedAt: publishedAt.toISOString() };
    },
    batches: () => inBatches((after) => practiceBatch(lang, filters, after)),
  };
}

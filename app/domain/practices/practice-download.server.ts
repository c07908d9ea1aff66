import { uiMessages } from '#app/components/messages';
import { type Column, type Download, inBatches } from '#app/domain/shared/download';
import { suitabilityMessages } from '#app/domain/suitability/messages';
import { type ChosenPlace, placeAt } from '#app/domain/suitability/places.server';
import { type Reason, suitability } from '#app/domain/suitability/suitability.type';
import { env } from '#app/platform/env/env.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { CRITERIA } from './criteria.type';
import { practiceMessages } from './messages';
import { filterPairs, type PracticeFilters } from './practice-filters';
import { assessmentRecord, type Further, furtherOf, takenRecords } from './practice-further.server';
import { practiceBatch, type PracticeSummary } from './practice-list.server';

/** What a file says of a practice for a place: its points, and why. */
function forPlace(lang: Lang, place: ChosenPlace) {
  const t = translator(practiceMessages, lang);
  const said = translator(suitabilityMessages, lang);
  const name = place.name ?? said.at(`size.${place.slug}`);
  const reason = ({ key, values, points }: Reason) => `${points < 0 ? `${said('choose.against')} ` : ''}${said.at(`reason.${key}`, values)}`;
  const columns: Column<PracticeSummary>[] = [
    { heading: t('download.suits', { place: name }), cell: (row) => suitability(place, row).points },
    { heading: t('download.why'), cell: (row) => suitability(place, row).reasons.map(reason).join('; ') },
  ];
  const record = (row: PracticeSummary) => {
    const { points, reasons } = suitability(place, row);
    return { suits: { place: name, points, reasons: reasons.map((one) => ({ reason: reason(one), points: one.points })) } };
  };
  return { columns, record };
}

type Row = PracticeSummary & { further: Further };

/** A batch with what lists do not show. */
async function* withFurther(lang: Lang, filters: PracticeFilters): AsyncGenerator<Row[]> {
  for await (const batch of inBatches<PracticeSummary>((after) => practiceBatch(lang, filters, after))) {
    const further = await furtherOf(lang, batch);
    yield batch.map((row) => ({ ...row, further: further(row.id) }));
  }
}

/** The practices that match, all of them, as a file in the reader's language; for a place, with how well each suits it. */
export async function practiceDownload(lang: Lang, filters: PracticeFilters): Promise<Download<Row>> {
  const t = translator(practiceMessages, lang);
  const place = filters.place ? await placeAt(lang, filters.place) : null;
  const suits = place && forPlace(lang, place);
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
      { heading: t('list.maturity'), cell: ({ maturity }) => t.at(`maturity.${maturity}`) },
      { heading: t('download.taken'), cell: ({ taken }) => taken },
      { heading: t('download.under10000'), cell: ({ takenUnder10000 }) => takenUnder10000 },
      { heading: t('download.under20000'), cell: ({ takenUnder20000 }) => takenUnder20000 },
      { heading: t('download.under100000'), cell: ({ takenUnder100000 }) => takenUnder100000 },
      { heading: t('download.over100000'), cell: ({ takenOver100000 }) => takenOver100000 },
      { heading: t('download.adoptions'), cell: ({ further }) => further.adoptions },
      ...CRITERIA.map((criterion): Column<Row> => ({ heading: t(`field.criterion.${criterion}`), cell: ({ further }) => further.criteria[criterion] ?? null })),
      ...CRITERIA.map((criterion): Column<Row> => ({ heading: t('download.score', { criterion: t(`field.criterion.${criterion}`) }), cell: ({ further }) => further.assessment?.scores[criterion]?.score ?? null })),
      { heading: t('download.assessed'), cell: ({ further }) => further.assessment?.decidedOn ?? null },
      ...(suits?.columns ?? []),
      { heading: t('field.lead'), cell: ({ leadName }) => leadName },
      { heading: t('field.summary'), cell: ({ summary }) => summary },
      { heading: ui('list.published'), cell: ({ publishedAt }) => dayOf(publishedAt) },
      { heading: ui('list.address'), cell: address },
    ],
    record: (row) => {
      const { slug: _slug, lang: language, leadName: lead, publishedAt, further, ...rest } = row;
      return { ...rest, url: address(row), language, lead, publishedAt: publishedAt.toISOString(), adoptions: further.adoptions, criteria: further.criteria, assessment: assessmentRecord(further), replications: takenRecords(lang, row.slug, further), ...suits?.record(row) };
    },
    batches: () => withFurther(lang, filters),
  };
}

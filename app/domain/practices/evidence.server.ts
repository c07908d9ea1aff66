import { acceptedOf } from '#app/domain/indicators/indicators.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { PracticePage } from './practice-reading.type';

/** The indicators that are a practice's evidence, pilot by pilot, with where the newest accepted value of each comes from. */
export async function evidenceOf({ pilots, indicators }: Pick<PracticePage, 'pilots' | 'indicators'>, lang: Lang) {
  if (indicators.length === 0) return [];
  const all = await Promise.all(
    pilots.map(async (pilot) => ({ pilot, indicators: (await acceptedOf(pilot.id, lang)).filter(({ id }) => indicators.includes(id)) })),
  );
  return all
    .filter((one) => one.indicators.length > 0)
    .map(({ pilot, indicators: measured }) => ({
      pilot,
      indicators: measured,
      newest: measured.flatMap(({ id, name, lang: written, values }) => {
        const value = values.at(-1);
        return value ? [{ id, name, lang: written, period: value.period, source: value.source, acceptedAt: value.decidedAt }] : [];
      }),
    }));
}

import { pilotYears } from '#app/domain/pilots/pilot-tally.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

/** What files can be narrowed to. */
export async function exportChoices(lang: Lang): Promise<{ years: number[]; rounds: { value: string; label: string }[] }> {
  const [years, rounds] = await Promise.all([
    pilotYears(),
    db.reportRound.findMany({ where: { state: { not: 'draft' } }, orderBy: [{ dueOn: 'desc' }, { period: 'desc' }], select: { period: true } }),
  ]);
  return { years: years.reverse(), rounds: rounds.map(({ period }) => ({ value: period, label: formatPeriod(lang, period) })) };
}

import { Prisma } from '#app/platform/db/db.server';
import { chanceFor } from '../chance';
import { DAY, inOfficeHours, lastAt } from '../entries';
import type { PastRound } from './calendar';
import { periodOf } from './measures';
import reviews from './reviews.json';
import { type ReportingPilot, type Rows, stepRow, valueRow } from './rows';

/** Figures of half-years before the first round: each was sent on its own, and accepted. */
export function writeEarlierValues(pilot: ReportingPilot, first: PastRound, firstYear: number, rows: Rows): void {
  const chance = chanceFor(`${pilot.file.slug} earlier values`);
  const began = lastAt(pilot.steps, 'running')?.getTime() ?? 0;
  const periods = [...new Set(pilot.measures.flatMap(({ halves }) => halves.filter((half) => half < first.half)))].sort((a, b) => a - b);
  for (const half of periods) {
    const period = periodOf(half, firstYear);
    const after = Math.max(Date.UTC(firstYear + Math.floor(half / 2), half % 2 ? 12 : 6, 1), began);
    const at = inOfficeHours(after + chance.between(8, 50) * DAY, chance);
    const decidedAt = inOfficeHours(at.getTime() + chance.between(4, 20) * DAY, chance);
    for (const measure of pilot.measures.filter(({ halves }) => halves.includes(half))) {
      const row = valueRow(measure.row.id, period, measure.at(half), { state: 'accepted', entered: { by: pilot.editors[0], at }, submittedAt: at, decided: { by: pilot.coordinator, at: decidedAt } });
      rows.values.push(row);
      rows.steps.push(stepRow(pilot, { step: 'valueSubmitted', at, valueId: row.id }), stepRow(pilot, { step: 'valueAccepted', at: decidedAt, valueId: row.id }));
    }
  }
}

/** Accepted figures that were found wrong later: by pilot, the round they were of, what they were too much by, and what became of it. */
const CORRECTED: { slug: string; position: number; factor: number; state: 'accepted' | 'submitted' | 'returned'; reason: number }[] = [
  { slug: 'kiertotalouden-rakennuspankki', position: 0, factor: 1.08, state: 'accepted', reason: 1 },
  { slug: 'sahkobussit-lahioon', position: 0, factor: 0.93, state: 'accepted', reason: 2 },
  { slug: 'micro-hubs-for-parcels', position: 1, factor: 0.9, state: 'accepted', reason: 0 },
  { slug: 'stadens-varmepumpar', position: 1, factor: 0.95, state: 'accepted', reason: 0 },
  { slug: 'tyhjat-tilat-kayttoon', position: 1, factor: 0.92, state: 'submitted', reason: 1 },
  { slug: 'hulevesipuisto', position: 1, factor: 1.1, state: 'returned', reason: 0 },
  { slug: 'lahion-kulttuurikaari', position: 2, factor: 0.96, state: 'submitted', reason: 0 },
];

/**
 * Lets some accepted figures be corrected: what the file says is the corrected one, and the report keeps the first.
 * Those that still wait show what the file says as it is, with another figure proposed.
 */
export function writeCorrections(pilots: ReportingPilot[], rounds: PastRound[], rows: Rows, now: Date): void {
  for (const { slug, position, factor, state, reason } of CORRECTED) {
    const pilot = pilots.find(({ file }) => file.slug === slug);
    const period = rounds.find((round) => round.position === position)?.period;
    const measure = pilot?.measures.find(({ row }) => row.kind === 'quantitative' && row.unit !== 'percent');
    const accepted = rows.values.find((row) => row.indicatorId === measure?.row.id && row.period === period && row.state === 'accepted');
    if (!pilot || !period || !measure || accepted?.value == null) continue;
    const words = reviews.corrections[pilot.file.originalLang];
    const told = Number(accepted.value);
    const whole = Math.round(told * factor * (Number.isInteger(told) ? 1 : 10)) / (Number.isInteger(told) ? 1 : 10);
    const at = new Date(now.getTime() - (state === 'accepted' ? 55 : 11 + position) * DAY);
    const decided = state === 'submitted' ? null : { by: pilot.coordinator, at: new Date(at.getTime() + 6 * DAY) };
    const figure = { value: state === 'accepted' ? told : whole, text: '', source: accepted.source ?? '', comment: '', breakdown: null };
    const row = valueRow(measure.row.id, period, figure, {
      version: 2, state, entered: { by: pilot.editors[0], at }, submittedAt: at, decided, reason: words[reason % words.length],
      returnReason: state === 'returned' ? reviews.returns[pilot.file.originalLang].figure[0] : '',
    });
    if (state === 'accepted') correct(accepted.id ?? '', whole, rows);
    rows.values.push(row);
    rows.steps.push(stepRow(pilot, { step: 'valueSubmitted', at, valueId: row.id, note: row.reason }));
    if (decided) rows.steps.push(stepRow(pilot, { step: state === 'accepted' ? 'valueAccepted' : 'valueReturned', at: decided.at, valueId: row.id, note: row.returnReason || undefined }));
  }
}

/** Puts the figure that turned out to be wrong where it was first told: into the old value and into the frozen reports. */
function correct(valueId: string, wrong: number, rows: Rows): void {
  const row = rows.values.find(({ id }) => id === valueId);
  if (!row) return;
  Object.assign(row, { state: 'superseded', value: wrong, breakdown: Prisma.DbNull });
  for (const version of rows.versions) {
    const { figures } = version.content as unknown as { figures: { valueId: string; value: number | null; breakdown: unknown }[] };
    for (const figure of figures) if (figure.valueId === valueId) Object.assign(figure, { value: wrong, breakdown: null });
  }
}

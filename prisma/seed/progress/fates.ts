import { daysOf } from '#app/domain/shared/period';
import type { ReportState } from '#app/domain/reports/report.type';
import { type Chance, chanceFor } from '../chance';
import { DAY, inOfficeHours, lastAt, type PastStep } from '../entries';
import type { PastRound } from './calendar';

/** What became of a report, and when. */
export type Fate = {
  state: ReportState;
  /** When its editors last saved */
  savedAt: Date | null;
  /** Handed in, and what was decided on it; the last one may still wait */
  submissions: { at: Date; decidedAt: Date | null; outcome: 'returned' | 'accepted' | null }[];
  skipped: { at: Date; why: 'ended' | 'stopped' | 'began' } | null;
  /** Days after the round's due day that the pilot was granted */
  extension: number;
};

type Course = { late?: string[]; returnedOnce?: string[]; skipped?: string[]; extended?: string[] } & Partial<Record<'submitted' | 'returned' | 'draft' | 'due' | 'accepted', string[]>>;

/** What is told of single pilots in each round; the others handed in on time and were accepted, or have not begun yet. */
const COURSES: Course[] = [
  {
    late: ['koulupihat-vihreiksi', 'melukartta-asukkaiden-kanssa', 'boende-i-blandade-former', 'robottibussi-sairaalalle', 'tyhjat-tilat-kayttoon'],
    returnedOnce: ['kiertotalouden-rakennuspankki', 'skogen-som-granne', 'yhteiskayttoautot-taloyhtioihin', 'micro-hubs-for-parcels', 'kysyntajousto-kerrostaloissa'],
  },
  {
    late: ['sensorit-katujen-hoitoon', 'kutsukyyti-maaseutukaupunkiin', 'youth-night-lab', 'kortteliolohuone'],
    returnedOnce: ['aurinkosahkon-yhteiso', 'puukerrostalokortteli', 'turvallinen-reitti-kotiin', 'monikielinen-neuvonta'],
  },
  {
    late: ['ikaystavallinen-keskusta', 'school-streets', 'stadens-varmepumpar'],
    returnedOnce: ['kutsukyyti-maaseutukaupunkiin', 'tyhjat-tilat-kayttoon', 'energirad-for-hyreshus'],
    skipped: ['kortteliolohuone'],
    submitted: ['yhteiskayttoautot-taloyhtioihin', 'skogen-som-granne', 'sensorit-katujen-hoitoon', 'aurinkosahkon-yhteiso'],
    returned: ['melukartta-asukkaiden-kanssa'],
    draft: ['ilmanlaatu-katutasolla'],
    due: ['asukasbudjetti-verkossa', 'puukerrostalokortteli'],
    extended: ['puukerrostalokortteli'],
  },
  {
    submitted: ['stadens-varmepumpar', 'micro-hubs-for-parcels', 'kutsukyyti-maaseutukaupunkiin', 'yhteisopuutarha-ja-kotoutuminen', 'kysyntajousto-kerrostaloissa'],
    returned: ['lahion-kulttuurikaari', 'energirad-for-hyreshus'],
    draft: ['melukartta-asukkaiden-kanssa', 'kiertotalouden-rakennuspankki', 'tyhjat-tilat-kayttoon', 'school-streets', 'boende-i-blandade-former'],
    extended: ['turvallinen-reitti-kotiin', 'youth-night-lab'],
  },
];

const DECIDED = ['submitted', 'returned', 'draft', 'due', 'accepted'] as const;
const NOTHING: Omit<Fate, 'state'> = { savedAt: null, submissions: [], skipped: null, extension: 0 };

/** Why a pilot need not report on a period that it hardly ran in. */
function excuse({ period }: PastRound, steps: PastStep[]): 'ended' | 'stopped' | 'began' | null {
  const { startsOn, endsOn } = daysOf(period);
  const ended = lastAt(steps, 'completed', 'stopped');
  if (ended && ended.getTime() < Date.parse(startsOn) + 60 * DAY) return lastAt(steps, 'stopped') ? 'stopped' : 'ended';
  const began = lastAt(steps, 'running')?.getTime() ?? 0;
  return began > Date.parse(endsOn) - 20 * DAY ? 'began' : null;
}

function submissions(course: Course, slug: string, round: PastRound, chance: Chance): Fate['submissions'] {
  const day = (from: number, to: number) => chance.between(from, to) * DAY;
  const on = (at: number) => inOfficeHours(at, chance);
  const first = course.late?.includes(slug) ? round.dueOn + day(4, 19) : round.dueOn - day(1, 24);
  const decided = first + day(4, 26);
  if (!course.returnedOnce?.includes(slug)) return [{ at: on(first), decidedAt: on(decided), outcome: 'accepted' }];
  const again = decided + day(4, 16);
  return [
    { at: on(first), decidedAt: on(decided), outcome: 'returned' },
    { at: on(again), decidedAt: on(again + day(4, 12)), outcome: 'accepted' },
  ];
}

/** What became of a pilot's report in a round. @param steps the pilot's own past */
export function fateOf(slug: string, round: PastRound, steps: PastStep[], now: Date): Fate {
  const course = COURSES[round.position] ?? {};
  const chance = chanceFor(`${slug} ${round.position} report`);
  const ago = (from: number, to: number) => inOfficeHours(now.getTime() - chance.between(from, to) * DAY, chance);
  const extension = course.extended?.includes(slug) ? Math.ceil((Math.max(round.dueOn, now.getTime()) - round.dueOn) / DAY) + 14 : 0;
  const why = excuse(round, steps) ?? (course.skipped?.includes(slug) ? 'stopped' : null);
  if (why) {
    const at = inOfficeHours(Math.min(Math.max(lastAt(steps, 'completed', 'stopped')?.getTime() ?? 0, round.startedAt.getTime()) + chance.between(5, 15) * DAY, now.getTime() - 2 * DAY), chance);
    return { ...NOTHING, state: 'skipped', skipped: { at, why } };
  }
  const state = DECIDED.find((one) => course[one]?.includes(slug)) ?? (round.position === 3 ? 'due' : 'accepted');
  const waited = round.position === 3 ? ago(2, 9) : ago(17, 44);
  switch (state) {
    case 'due':
      return { ...NOTHING, state, extension };
    case 'draft':
      return { ...NOTHING, state, extension, savedAt: ago(1, 6) };
    case 'submitted':
      return { ...NOTHING, state, savedAt: waited, submissions: [{ at: waited, decidedAt: null, outcome: null }] };
    case 'returned': {
      const at = ago(15, 20);
      return { ...NOTHING, state, savedAt: at, submissions: [{ at, decidedAt: ago(5, 9), outcome: 'returned' }] };
    }
    case 'accepted': {
      const past = submissions(course, slug, round, chance);
      return { ...NOTHING, state, savedAt: past.at(-1)?.at ?? null, submissions: past };
    }
  }
}

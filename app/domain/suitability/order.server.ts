import { Prisma } from '#app/platform/db/db.server';
import { MEANT_FOR, nextTo, type Place, RULE, type Size, sizeOf, SIZES } from './suitability.type';

const { sql } = Prisma;

const COLUMNS: Record<Size, Prisma.Sql> = {
  under10000: sql`p."takenUnder10000"`,
  under20000: sql`p."takenUnder20000"`,
  under100000: sql`p."takenUnder100000"`,
  over100000: sql`p."takenOver100000"`,
};

const sumOf = (sizes: readonly Size[]) => sql`(${Prisma.join(sizes.map((size) => COLUMNS[size]), ' + ')})`;

/** Numbers of the rule are its own, never a reader's: written into the statement, they keep their type. */
const number = (n: number) => Prisma.raw(`(${Number(n)})`);

const oneOf = (column: Prisma.Sql, points: Record<string, number>) =>
  sql`CASE ${column} ${Prisma.join(Object.entries(points).map(([value, n]) => sql`WHEN ${value} THEN ${number(n)}`), ' ')} ELSE 0 END`;

/**
 * The points that `suitability` gives, as an expression for a row `p` of Practice, so that a list is put in order where it is kept.
 * A test holds both together.
 */
export function suitabilityPoints(place: Place): Prisma.Sql {
  const size = sizeOf(place);
  const same = size ? COLUMNS[size] : sql`(p.taken - ${sumOf(SIZES)})`;
  const near = size ? sumOf(nextTo(size)) : sql`0`;
  const { taken, staff, staffFits, staffMany } = RULE;
  const meant = Object.fromEntries(Object.entries(MEANT_FOR).map(([of, sizes]) => [of, size ? RULE.size[sizes.includes(size) ? 'fits' : 'other'] : 0]));
  const used = taken.map((points, n) => (n === 0 ? null : n === taken.length - 1 ? sql`WHEN ${same} >= ${number(n)} THEN ${number(points)}` : sql`WHEN ${same} = ${number(n)} THEN ${number(points)}`));
  const travel = sql`CASE ${Prisma.join(used.flatMap((one) => one ?? []), ' ')} WHEN ${near} > 0 THEN ${number(RULE.near)} ELSE 0 END`;
  return sql`(${oneOf(sql`p."populationClass"`, { any: RULE.size.any, ...meant })}
    + CASE WHEN p.outcome = 'did-not-work' THEN ${number(RULE.lesson)} ELSE ${travel} + ${oneOf(sql`p.maturity`, RULE.maturity)} END
    + ${size ? sql`CASE WHEN p."leastStaff" IS NULL THEN 0 WHEN p."leastStaff" <= ${number(staff[size])} THEN ${number(staffFits)} ELSE ${number(staffMany)} END` : sql`0`}
    + ${oneOf(sql`p."costClass"`, RULE.cost[size ?? 'none'])})`;
}

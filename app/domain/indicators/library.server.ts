import { Conflict, Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import { slugify } from '#app/domain/shared/slug';
import { isCoordinator, type Viewer } from '#app/domain/shared/viewer';
import { db, type Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { CommonEdit } from './common.schema';
import type { Direction, Names } from './indicator.type';
import { isUnit, type UnitName } from './unit.type';

type CommonRow = Prisma.CommonIndicatorGetPayload<Record<string, never>>;

const inOrder = [{ position: 'asc' }, { key: 'asc' }] satisfies Prisma.CommonIndicatorOrderByWithRelationInput[];
const unitOf = (unit: string): UnitName => (isUnit(unit) ? unit : 'number');

/** A common indicator as lists show it. */
export type CommonView = {
  key: string;
  name: string;
  explanation: string;
  unit: UnitName;
  direction: Direction;
  cumulative: boolean;
  sdgIndicator: string | null;
  target: number | null;
  retired: boolean;
  /** Pilots that measure it now */
  pilots: number;
};

/** The library in its order, retired ones last. Editors and coordinators read it. */
export async function listCommon(lang: Lang): Promise<CommonView[]> {
  const rows = await db.commonIndicator.findMany({ orderBy: inOrder });
  const used = await db.indicator.groupBy({ by: ['commonKey'], where: { commonKey: { not: null }, retiredAt: null }, _count: { pilotId: true } });
  const views = rows.map((row) => ({
    key: row.key,
    name: (row.names as Names)[lang] ?? row.key,
    explanation: (row.explanations as Names)[lang] ?? '',
    unit: unitOf(row.unit),
    direction: row.direction as Direction,
    cumulative: row.cumulative,
    sdgIndicator: row.sdgIndicator,
    target: row.target === null ? null : Number(row.target),
    retired: row.retiredAt !== null,
    pilots: used.find(({ commonKey }) => commonKey === row.key)?._count.pilotId ?? 0,
  }));
  return [...views.filter(({ retired }) => !retired), ...views.filter(({ retired }) => retired)];
}

/** What stands in a common indicator, as the form's fields carry it. */
function written(row: CommonRow) {
  const [names, explanations] = [row.names as Names, row.explanations as Names];
  const inLanguage = (lang: Lang) => ({ name: names[lang] ?? '', explanation: explanations[lang] ?? '' });
  return {
    fi: inLanguage('fi'),
    sv: inLanguage('sv'),
    en: inLanguage('en'),
    unit: row.unit,
    direction: row.direction,
    cumulative: row.cumulative ? 'yes' : 'no',
    sdgIndicator: row.sdgIndicator ?? '',
    target: row.target === null ? '' : String(Number(row.target)),
    position: String(row.position),
  };
}

export type CommonWritten = ReturnType<typeof written>;

/** The order number of the next one in the library. */
export const nextPosition = async (): Promise<number> => ((await db.commonIndicator.aggregate({ _max: { position: true } }))._max.position ?? 0) + 1;

async function load(viewer: Viewer, key: string, tx: Tx): Promise<CommonRow> {
  if (!isCoordinator(viewer)) throw new NotFound();
  const row = /^[a-z0-9-]{1,80}$/.test(key) ? await tx.commonIndicator.findUnique({ where: { key } }) : null;
  if (!row) throw new NotFound();
  return row;
}

/** Most pilots that are named under a common indicator. */
const MOST = 200;

/** A common indicator to edit, with the pilots that measure it. @throws NotFound for others than coordinators */
export async function openCommon(viewer: Viewer, key: string, lang: Lang) {
  const row = await load(viewer, key, db);
  const [count, users] = await Promise.all([
    db.indicator.count({ where: { commonKey: key } }),
    db.indicator.findMany({
      where: { commonKey: key },
      take: MOST,
      orderBy: { pilot: { slug: 'asc' } },
      select: { id: true, unit: true, retiredAt: true, pilot: { select: { id: true, originalLang: true, texts: { select: { lang: true, title: true } } } } },
    }),
  ]);
  const values = written(row);
  return {
    values,
    base: fingerprint(values),
    retired: row.retiredAt !== null,
    /** How many pilots measure it or did */
    count,
    pilots: users.map(({ id, unit, retiredAt, pilot }) => {
      const text = pilot.texts.find((one) => one.lang === lang) ?? pilot.texts.find((one) => one.lang === pilot.originalLang) ?? pilot.texts[0];
      return { id, pilotId: pilot.id, title: text?.title ?? '', lang: text?.lang ?? lang, unit: unitOf(unit), retired: retiredAt !== null };
    }),
  };
}

const columnsOf = ({ fi, sv, en, unit, direction, cumulative, sdgIndicator, target, position }: CommonEdit) => ({
  names: { fi: fi.name, sv: sv.name, en: en.name },
  explanations: { fi: fi.explanation, sv: sv.explanation, en: en.explanation },
  unit,
  direction,
  cumulative: cumulative === 'yes',
  sdgIndicator,
  target,
  position,
});

/** Adds an indicator to the library. Returns its key, made from the English name. @throws Forbidden */
export async function addCommon(viewer: Viewer, edit: CommonEdit): Promise<string> {
  if (!isCoordinator(viewer)) throw new Forbidden();
  return transaction(async (tx) => {
    const base = slugify(edit.en.name) || 'indicator';
    const taken = new Set((await tx.commonIndicator.findMany({ where: { key: { startsWith: base } }, select: { key: true } })).map(({ key }) => key));
    let key = base;
    for (let n = 2; taken.has(key) || key === 'new'; n++) key = `${base}-${n}`;
    const { count } = await tx.commonIndicator.createMany({ data: [{ key, ...columnsOf(edit), createdAt: now() }], skipDuplicates: true });
    if (count !== 1) throw new Conflict();
    return key;
  });
}

/**
 * Changes a common indicator. What values are made of (unit, direction, cumulative) stays once a pilot uses it: figures that were
 * accepted would mean something else.
 * @param base mark of what the person started from @throws Conflict with what stands now; Invalid (inUse); NotFound
 */
export async function saveCommon(viewer: Viewer, key: string, base: string, edit: CommonEdit): Promise<void> {
  await transaction(async (tx) => {
    await load(viewer, key, tx);
    await tx.$queryRaw`SELECT 1 FROM "CommonIndicator" WHERE key = ${key} FOR UPDATE`;
    const row = await load(viewer, key, tx);
    const stands = written(row);
    if (fingerprint(stands) !== base) throw new Conflict(stands);
    const columns = columnsOf(edit);
    const changed = (['unit', 'direction', 'cumulative'] as const).filter((field) => columns[field] !== row[field]);
    if (changed.length > 0) {
      const used = await tx.indicator.count({ where: { commonKey: key } });
      refuseIf(used > 0 ? changed.map((field) => ({ field, code: 'inUse', values: { count: used } })) : []);
    }
    await tx.commonIndicator.update({ where: { key }, data: { ...columns, lock: { increment: 1 } } });
  });
}

/** Takes an indicator out of the library, or brings it back; pilots that measure it go on. A second time changes nothing. */
export async function retireCommon(viewer: Viewer, key: string, retired: boolean): Promise<void> {
  await transaction(async (tx) => {
    await load(viewer, key, tx);
    await tx.commonIndicator.updateMany({ where: { key, retiredAt: retired ? null : { not: null } }, data: { retiredAt: retired ? now() : null, lock: { increment: 1 } } });
  });
}

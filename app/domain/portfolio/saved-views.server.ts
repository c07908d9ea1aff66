import { line, isId, required } from '#app/domain/shared/fields';
import { Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import { isCoordinator, type Member, type Viewer } from '#app/domain/shared/viewer';
import { db, Prisma, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { portfolioFiltersFrom, portfolioSearch } from './portfolio-filters';
import type { SavedView } from './saved-views.type';

/** As many as one person can keep. */
const MOST = 40;
const nameField = required(line(60));

/** Filters and order as they are kept: without the page, and without anything an address may say beside. */
export const keptSearch = (search: string): string => portfolioSearch({ ...portfolioFiltersFrom(new URLSearchParams(search)), page: 1 });

function coordinator(viewer: Viewer): Member {
  if (!isCoordinator(viewer)) throw new Forbidden();
  return viewer;
}

function checkedName(name: string): string {
  const read = nameField.safeParse(name);
  if (read.success) return read.data;
  const code = read.error.issues[0]?.message ?? 'invalid';
  throw new Invalid([{ field: 'name', code, values: { max: 60 } }]);
}

/** The views a coordinator can open: their own, then those that others share, each by name. */
export async function savedViews(viewer: Viewer): Promise<SavedView[]> {
  const { personId } = coordinator(viewer);
  const rows = await db.savedView.findMany({ where: { OR: [{ personId }, { shared: true }] }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  const views = rows.map((row) => ({ id: row.id, name: row.name, search: row.search, shared: row.shared, own: row.personId === personId }));
  return [...views.filter(({ own }) => own), ...views.filter(({ own }) => !own)];
}

/** One's own view. @throws NotFound for everybody else */
export async function openView(viewer: Viewer, id: string): Promise<SavedView> {
  const { personId } = coordinator(viewer);
  const row = isId(id) ? await db.savedView.findFirst({ where: { id, personId } }) : null;
  if (!row) throw new NotFound();
  return { id: row.id, name: row.name, search: row.search, shared: row.shared, own: true };
}

/** A name that the person already uses is refused at its field. */
async function naming<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw new Invalid([{ field: 'name', code: 'nameTaken' }]);
    throw error;
  }
}

/** Keeps filters and order under a name. @throws Invalid at `name` (required, tooLong, nameTaken, tooManyViews); Forbidden */
export async function saveView(viewer: Viewer, view: { name: string; search: string; shared: boolean }): Promise<{ id: string }> {
  const { personId } = coordinator(viewer);
  const data = { personId, name: checkedName(view.name), search: keptSearch(view.search), shared: view.shared, createdAt: now() };
  return naming(() =>
    transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${personId}::uuid FOR UPDATE`;
      if ((await tx.savedView.count({ where: { personId } })) >= MOST) throw new Invalid([{ field: 'name', code: 'tooManyViews', values: { max: MOST } }]);
      return tx.savedView.create({ data, select: { id: true } });
    }),
  );
}

/** Gives one's own view another name, or shares it, or keeps it to oneself again. @throws as `saveView`; NotFound */
export async function changeView(viewer: Viewer, id: string, change: { name: string; shared: boolean }): Promise<void> {
  await openView(viewer, id);
  const name = checkedName(change.name);
  await naming(() => db.savedView.update({ where: { id }, data: { name, shared: change.shared } }));
}

/** Deletes one's own view. A second time changes nothing. */
export async function deleteView(viewer: Viewer, id: string): Promise<void> {
  const { personId } = coordinator(viewer);
  if (isId(id)) await db.savedView.deleteMany({ where: { id, personId } });
}

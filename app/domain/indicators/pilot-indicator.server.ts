import { mayOpen } from '#app/domain/shared/entry.policy';
import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { viewIncludes } from './indicators.server';

const pilotFields = { id: true, slug: true, state: true, isPublic: true, leadId: true, originalLang: true } as const;

/** The pilot whose indicators a page is about. @throws NotFound when it does not exist or is not the viewer's to open */
export async function openPilot(viewer: Viewer, pilotId: string, client: Tx = db) {
  const pilot = isId(pilotId) ? await client.entry.findFirst({ where: { id: pilotId, kind: 'pilots' }, select: pilotFields }) : null;
  if (!pilot || !mayOpen(viewer, pilot)) throw new NotFound();
  return { ...pilot, originalLang: pilot.originalLang as Lang };
}

export type OpenedPilot = Awaited<ReturnType<typeof openPilot>>;

/** When the pilot runs by its plan, yyyy-mm-dd; what periods to choose from follows from it. */
export async function spanOf(pilotId: string, client: Tx = db): Promise<{ startsOn: string | null; endsOn: string | null }> {
  const found = await client.pilot.findUnique({ where: { id: pilotId }, select: { startsOn: true, endsOn: true } });
  const day = (at: Date | null | undefined) => at?.toISOString().slice(0, 10) ?? null;
  return { startsOn: day(found?.startsOn), endsOn: day(found?.endsOn) };
}

/** One of a pilot's indicators as a row, with how many values it ever had. @throws NotFound */
export async function openIndicator(viewer: Viewer, pilotId: string, id: string, client: Tx = db) {
  const pilot = await openPilot(viewer, pilotId, client);
  const row = isId(id) ? await client.indicator.findFirst({ where: { id, pilotId }, include: { ...viewIncludes, _count: { select: { values: true } } } }) : null;
  if (!row) throw new NotFound();
  return { pilot, row };
}

export type IndicatorRow = Awaited<ReturnType<typeof openIndicator>>['row'];

import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import { later, periodAt } from '#app/domain/shared/period';
import { isCoordinator, type Member, partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { figureSheet } from './figure-sheet.server';
import type { SheetOrder, WorkSheet } from './import.type';
import { milestoneSheet } from './milestone-sheet.server';
import { reportSheet } from './report-sheet.server';

/** May take sheets home: coordinators, and editors of an organisation. */
export const mayUseSheets = (viewer: Viewer): viewer is Member => isCoordinator(viewer) || partnersWhere(viewer, 'editor').length > 0;

/**
 * What a spreadsheet of this order holds now for this viewer, sheet by sheet.
 * @throws NotFound for who may use none, or when the round is none that was started
 */
export async function workSheets(viewer: Viewer, { subject, round, lang }: SheetOrder, client: Tx = db): Promise<WorkSheet[]> {
  if (!mayUseSheets(viewer)) throw new NotFound();
  const edits = partnersWhere(viewer, 'editor').length > 0;
  if (subject === 'portfolio') {
    const present = periodAt(dayOf(now()), 'half');
    return [await reportSheet(client, viewer, lang, null), ...(edits ? [await figureSheet(client, viewer, lang, [later(present, -1), present], false), await milestoneSheet(client, viewer, lang)] : [])];
  }
  const found = isId(round ?? '') ? await client.reportRound.findFirst({ where: { id: round ?? '', state: { not: 'draft' } }, select: { period: true } }) : null;
  if (!found) throw new NotFound();
  return [await reportSheet(client, viewer, lang, round), ...(edits ? [await figureSheet(client, viewer, lang, [found.period], true)] : [])];
}

import { isCoordinator, type Member, partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import type { ExportParams, ExportSubject } from './export.type';

/** May take files away: coordinators, and editors of an organisation. */
export const mayExport = (viewer: Viewer): viewer is Member => isCoordinator(viewer) || partnersWhere(viewer, 'editor').length > 0;

/** May take this away: coordinators everything, editors all but the programme's report. */
export const mayExportSubject = (viewer: Viewer, subject: ExportSubject): viewer is Member => mayExport(viewer) && (subject !== 'programme' || isCoordinator(viewer));

/** Whose things a file for this viewer holds; null for everybody's. */
export const organisationsFor = (viewer: Member): string[] | null => (isCoordinator(viewer) ? null : partnersWhere(viewer, 'editor').sort());

/** May still have what was made for them: a role that was taken away ends here too. */
export function mayStillHave(viewer: Viewer, subject: ExportSubject, { organisations }: Pick<ExportParams, 'organisations'>): viewer is Member {
  if (!mayExportSubject(viewer, subject)) return false;
  const own = organisationsFor(viewer);
  return own === null || organisations?.every((id) => own.includes(id)) === true;
}

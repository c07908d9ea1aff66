import { mayEdit, mayReview } from '#app/domain/shared/entry.policy';
import type { Member, Viewer } from '#app/domain/shared/viewer';

type Pilot = { leadId: string | null; isPublic: boolean };

/** May say what a pilot measures and what it aims at: editors of its lead. */
export const mayPlan = (viewer: Viewer, pilot: Pilot): viewer is Member => mayEdit(viewer, pilot);

/** May enter a value: editors of its lead, once it is published. What is not measured any more can only be corrected. */
export const mayEnter = (viewer: Viewer, pilot: Pilot, { retired, hasAccepted }: { retired: boolean; hasAccepted: boolean }): viewer is Member =>
  mayEdit(viewer, pilot) && pilot.isPublic && (!retired || hasAccepted);

/** May accept or return a value that came on its own: coordinators, but not one who edits for the pilot's lead. One in a report is decided with it. */
export const mayDecideValue = (viewer: Viewer, pilot: Pilot, { state, reportId }: { state: string; reportId: string | null }): viewer is Member =>
  mayReview(viewer, pilot) && state === 'submitted' && reportId === null;

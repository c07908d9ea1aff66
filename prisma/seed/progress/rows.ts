import type { Figure } from '#app/domain/indicators/figure.server';
import type { ReportContent } from '#app/domain/reports/report.type';
import { daysOf, type Period } from '#app/domain/shared/period';
import type { Reason } from '#app/domain/shared/timeline.server';
import { Prisma } from '#app/platform/db/db.server';
import type { PilotFile } from '../pilot-file';
import type { PastStep } from '../entries';
import type { Measure } from './measures';

/** A pilot of the demonstration that measures and reports. */
export type ReportingPilot = {
  id: string;
  file: PilotFile;
  steps: PastStep[];
  leadId: string;
  /** The editors of its lead; the first one hands in */
  editors: [string, ...string[]];
  coordinator: string;
  measures: Measure[];
};

/** Everything that is written, to be inserted table by table. */
export type Rows = {
  values: Prisma.IndicatorValueCreateManyInput[];
  reports: Prisma.ReportCreateManyInput[];
  versions: Prisma.ReportVersionCreateManyInput[];
  steps: Prisma.TimelineStepCreateManyInput[];
  remarks: Prisma.InternalRemarkCreateManyInput[];
  reminders: Prisma.ReminderCreateManyInput[];
};

export const noRows = (): Rows => ({ values: [], reports: [], versions: [], steps: [], remarks: [], reminders: [] });

export const asJson = (value: object) => value as unknown as Prisma.InputJsonValue;

type Moment = { by: string; at: Date };
type ValueTold = { version?: number; state: string; entered: Moment; submittedAt?: Date | null; decided?: Moment | null; reportId?: string; reason?: string; returnReason?: string };

/** A value as its commands would have left it. */
export function valueRow(indicatorId: string, period: Period, figure: Figure, told: ValueTold): Prisma.IndicatorValueCreateManyInput & { id: string } {
  return {
    ...figure,
    id: crypto.randomUUID(), indicatorId, period, periodEndsOn: new Date(`${daysOf(period).endsOn}T00:00:00Z`),
    breakdown: figure.breakdown ?? Prisma.DbNull, version: told.version ?? 1, state: told.state, reportId: told.reportId ?? null,
    enteredById: told.entered.by, enteredAt: told.entered.at, submittedAt: told.submittedAt ?? null,
    decidedById: told.decided?.by ?? null, decidedAt: told.decided?.at ?? null, reason: told.reason ?? '', returnReason: told.returnReason ?? '',
  };
}

type StepTold = { step: string; at: Date; reportId?: string; valueId?: string; revisionNumber?: number; note?: string; reasons?: Reason[] };

/** A step of a report or a value, taken by the pilot's editor or its coordinator. */
export function stepRow({ id, leadId, editors, coordinator }: ReportingPilot, { reasons, ...told }: StepTold): Prisma.TimelineStepCreateManyInput {
  const byEditor = told.step.endsWith('Submitted');
  return {
    ...told, entryId: id, isPublic: false, reasons: reasons ? asJson(reasons) : Prisma.DbNull,
    actorId: byEditor ? editors[0] : coordinator, actorRole: byEditor ? 'editor' : 'coordinator', organisationId: byEditor ? leadId : null,
  };
}

/** Content of a report that nobody has begun. */
export const emptyContent = ({ file }: ReportingPilot): ReportContent => ({ lang: file.originalLang, answers: {} });

/** One thing wrong with what a person sent: where, and which message says so. */
export type Issue = { field: string; code: string; values?: Record<string, string | number> };

/** The four ways a command can refuse. platform/http turns each into its status. */
export class NotFound extends Error {}

export class Forbidden extends Error {}

export class Invalid extends Error {
  constructor(readonly issues: Issue[]) {
    super(issues.map((issue) => `${issue.field}: ${issue.code}`).join(', '));
  }
}

/** Someone else was first. `theirs` is what now stands, for showing beside the person's own text. */
export class Conflict extends Error {
  constructor(readonly theirs?: unknown) {
    super('Someone else was first');
  }
}

/** Throws Invalid when there is anything to say. */
export function refuseIf(issues: Issue[]): void {
  if (issues.length > 0) throw new Invalid(issues);
}

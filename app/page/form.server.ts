import type { z } from 'zod';
import { type Issue, Invalid } from '#app/domain/shared/outcome';
import type { Sent } from '#app/domain/shared/sent';

export { one, type Sent } from '#app/domain/shared/sent';

const MAX_FIELDS = 2000;

/** Reads a form's text fields; uploads are left to the page that expects them. @throws 400 when it is no form */
export async function readForm(request: Request): Promise<Sent> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
  return sentIn(form);
}

/** The text fields of a form. */
export function sentIn(form: FormData): Sent {
  const sent: Sent = Object.create(null);
  let n = 0;
  for (const [name, value] of form) {
    if (++n > MAX_FIELDS) throw new Response(null, { status: 413 });
    if (typeof value !== 'string') continue;
    (sent[name] ??= []).push(value.replace(/\r\n?/g, '\n').normalize('NFC'));
  }
  return sent;
}

/** Turns a schema's complaints into issues; a message that is no code of ours becomes `invalid`. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.map((issue): Issue => {
    const limits: Record<string, number> = {};
    if (issue.code === 'too_big') limits.max = Number(issue.maximum);
    if (issue.code === 'too_small') limits.min = Number(issue.minimum);
    return { field: issue.path.join('.'), code: /^[a-zA-Z]+$/.test(issue.message) ? issue.message : 'invalid', values: limits };
  });
}

/** Checks what was sent against a schema. @throws Invalid */
export function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) throw new Invalid(issuesOf(result.error));
  return result.data;
}

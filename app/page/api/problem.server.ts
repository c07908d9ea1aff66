import { z } from 'zod';

/** A refusal as programs read it (RFC 9457). Its words are for whoever writes the program, hence in English. */
export const problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  parameter: z.string().optional().describe('The parameter that could not be used'),
  known: z.array(z.string()).optional().describe('What could be used instead'),
});

const TITLES = { 400: 'Bad Request', 404: 'Not Found' } as const;

/** Thrown where a request to the open interface cannot be answered. */
export class Refusal extends Error {
  constructor(
    readonly status: keyof typeof TITLES,
    readonly detail: string,
    readonly more: { parameter?: string; known?: string[] } = {},
  ) {
    super(detail);
  }
}

/** The refusal as an answer. */
export function problemAnswer({ status, detail, more }: Refusal): Response {
  const body: z.output<typeof problem> = { type: 'about:blank', title: TITLES[status], status, detail, ...more };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Content-Language': 'en', 'Cache-Control': 'no-store' },
  });
}

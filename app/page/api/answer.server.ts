import { kept } from '../answer.server';
import { problemAnswer, Refusal } from './problem.server';
import type { Lang } from '#app/platform/i18n/languages';

type Answer = { body: unknown; lang?: Lang; link?: string };

/** Answers a request to the open interface as JSON that anyone may keep and ask for again by its tag; a refusal becomes a problem. */
export async function jsonAnswer(request: Request, work: () => Answer | Promise<Answer>): Promise<Response> {
  try {
    const { body, lang, link } = await work();
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      Vary: 'Accept-Language',
      ...(lang ? { 'Content-Language': lang } : {}),
      ...(link ? { Link: link } : {}),
    };
    return await kept(JSON.stringify(body), { request, headers });
  } catch (error) {
    if (error instanceof Refusal) return problemAnswer(error);
    throw error;
  }
}

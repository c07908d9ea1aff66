import { z } from 'zod';
import { apiThemes } from '#app/domain/programme/theme-api.server';
import { themeItem } from '#app/domain/programme/theme.api';
import { contentTypes } from '#app/domain/registry.server';
import { type ApiResource, language } from '#app/domain/shared/api';
import { LICENCE } from '#app/domain/shared/licence';
import { redirectTo } from '#app/platform/http/redirect.server';
import { jsonAnswer } from './answer.server';
import { Refusal } from './problem.server';
import { cursorText, listParameters, partIn, questionIn } from './question.server';

/** Kinds of content in the open interface, by their name in its addresses. */
export const resources = new Map<string, ApiResource>(contentTypes.flatMap((type) => (type.api ? [[type.key, type.api] as const] : [])));

/** A page of a list: what stands on it, and where the next one is. */
export const listOf = (item: z.ZodType) => z.object({ data: z.array(item), next: z.url().nullable().describe('The next page; null on the last one'), language, licence: z.url() });

/** The whole list of themes: it has no pages. */
export const themeList = listOf(themeItem);

/** What there is, for whoever begins to look around. */
export const apiIndex = z.object({ title: z.string(), description: z.url(), documentation: z.url(), licence: z.url(), resources: z.record(z.string(), z.url()) });

function resourceAt(kind: string | undefined): ApiResource {
  const resource = resources.get(kind ?? '');
  if (!resource) throw new Refusal(404, 'There is no such collection.', { known: [...resources.keys(), 'themes'] });
  return resource;
}

/** Answers with one page of a kind. */
export const listAnswer = (request: Request, kind: string | undefined): Promise<Response> =>
  jsonAnswer(request, async () => {
    const { filters, list } = resourceAt(kind);
    const question = questionIn(request, { ...filters, ...listParameters });
    const part = partIn(question);
    const rows = await list(question.reader, question.params, { ...part, limit: part.limit + 1 });
    const shown = rows.slice(0, part.limit);
    const last = shown.at(-1);
    const next = rows.length > part.limit && last ? nextAddress(question, cursorText(last.cursor)) : null;
    return { lang: question.lang, link: next ? `<${next}>; rel="next"` : undefined, body: { data: shown.map(({ item }) => item), next, language: question.lang, licence: LICENCE.url } };
  });

function nextAddress({ reader, params, path, lang }: ReturnType<typeof questionIn>, after: string): string {
  const next = new URLSearchParams(params);
  next.set('lang', lang);
  next.set('after', after);
  return `${reader.origin}${path.replace(/\/$/, '')}?${next}`;
}

/** Answers with one entry, or leads on to where it has moved. */
export const itemAnswer = (request: Request, kind: string | undefined, slug: string): Promise<Response> =>
  jsonAnswer(request, async () => {
    const { find } = resourceAt(kind);
    const { reader, lang } = questionIn(request);
    const found = await find(reader, slug);
    if (!found) throw new Refusal(404, 'Nothing is published under this name.');
    if ('movedTo' in found) throw redirectTo(`/api/v1/${kind}/${found.movedTo}?lang=${lang}`, { status: 301 });
    return { lang, body: found.whole };
  });

/** Answers with the programme's themes. */
export const themesAnswer = (request: Request): Promise<Response> =>
  jsonAnswer(request, async () => {
    const { reader, lang } = questionIn(request);
    return { lang, body: { data: await apiThemes(reader), next: null, language: lang, licence: LICENCE.url } };
  });

/** Answers with what there is. */
export const indexAnswer = (request: Request): Promise<Response> =>
  jsonAnswer(request, () => {
    const { reader, lang } = questionIn(request);
    const at = (name: string) => `${reader.origin}/api/v1/${name}`;
    const body: z.output<typeof apiIndex> = {
      title: 'Aukio',
      description: at('openapi.json'),
      documentation: `${reader.origin}/${lang}/open-data`,
      licence: LICENCE.url,
      resources: Object.fromEntries([...resources.keys(), 'themes'].map((name) => [name, at(name)])),
    };
    return { lang, body };
  });

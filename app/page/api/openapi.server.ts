import { z } from 'zod';
import type { ApiResource } from '#app/domain/shared/api';
import { LICENCE } from '#app/domain/shared/licence';
import { env } from '#app/platform/env/env.server';
import { problem } from './problem.server';
import { commonParameters, listParameters } from './question.server';
import { apiIndex, listOf, resources, themeList } from './resources.server';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return rest;
};
const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const parametersOf = (known: Record<string, z.ZodType>): Json[] =>
  Object.entries(known).map(([name, type]) => {
    const { description, ...schema } = schemaOf(type);
    return { name, in: 'query', required: false, ...(description ? { description } : {}), schema, ...(schema.type === 'array' ? { style: 'form', explode: true } : {}) };
  });

const REFUSED: Json = { content: { 'application/problem+json': { schema: reference('Problem') } } };
const tag: Json = { description: 'For If-None-Match', schema: { type: 'string' } };

function operation(id: string, summary: string, schema: Json, parameters: Json[], more: { paged?: boolean; one?: boolean } = {}): Json {
  const headers = { ETag: tag, 'Content-Language': { schema: { type: 'string' } }, ...(more.paged ? { Link: { description: 'The next page: rel="next"', schema: { type: 'string' } } } : {}) };
  return {
    get: {
      operationId: id,
      summary,
      parameters,
      responses: {
        200: { description: 'Found', headers, content: { 'application/json': { schema } } },
        304: { description: 'You have it already' },
        400: { description: 'A parameter is not known or has a value that cannot be used', ...REFUSED },
        ...(more.one ? { 301: { description: 'It has another address now' }, 404: { description: 'Nothing is published under this name', ...REFUSED } } : {}),
      },
    },
  };
}

function pathsOf(key: string, { names, filters }: ApiResource): Json {
  const slug = { name: 'slug', in: 'path', required: true, schema: { type: 'string' } };
  const common = parametersOf(commonParameters);
  return {
    [`/${key}`]: operation(`list${names.item}s`, `Published ${key}, newest first`, reference(`${names.item}List`), [...common, ...parametersOf({ ...filters, ...listParameters })], { paged: true }),
    [`/${key}/{slug}`]: operation(`get${names.item}`, `One of the published ${key}`, reference(names.whole), [slug, ...common], { one: true }),
  };
}

/** The open interface, described by OpenAPI 3.1 from the schemas that its answers follow. */
export function openApi(): Json {
  const kinds = [...resources];
  const common = parametersOf(commonParameters);
  const schemas = kinds.flatMap(([, { names, item, whole }]) => [
    [names.item, schemaOf(item)],
    [`${names.item}List`, schemaOf(listOf(item))],
    [names.whole, schemaOf(whole)],
  ]);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Aukio: open data of a sustainable cities programme',
      version: '1.0.0',
      description: 'Read-only. Nobody needs a key. Answers hold no data about persons. Within version 1 fields are added, never removed or changed.',
      license: { name: LICENCE.code, url: LICENCE.url },
    },
    servers: [{ url: `${env().ORIGIN}/api/v1` }],
    paths: {
      '/': operation('index', 'What there is', reference('Index'), common),
      ...Object.assign({}, ...kinds.map(([key, resource]) => pathsOf(key, resource))),
      '/themes': operation('listThemes', 'The themes of the programme', reference('ThemeList'), common),
    },
    components: { schemas: { ...Object.fromEntries(schemas), ThemeList: schemaOf(themeList), Index: schemaOf(apiIndex), Problem: schemaOf(problem) } },
  };
}

import { searchAll } from '#app/domain/search/search.server';
import type { Lang } from '#app/platform/i18n/languages';
import { judgedQueries, type JudgedQuery } from './judged';

/** How well the first ten results answer a judged query, each between 0 and 1. */
export type Score = JudgedQuery & { recall: number; ndcg: number; found: string[] };

const DEPTH = 10;
const gain = (grades: number[]) => grades.reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);

async function scoreOf(lang: Lang, judged: JudgedQuery): Promise<Score> {
  const { hits } = await searchAll(lang, { q: judged.q });
  const found = hits.slice(0, DEPTH).map(({ path }) => path.split('/').slice(2).join('/'));
  const grades = found.map((entry) => judged.relevant[entry] ?? 0);
  const best = Object.values(judged.relevant).sort((a, b) => b - a).slice(0, DEPTH);
  return { ...judged, found, recall: grades.filter(Boolean).length / best.length, ndcg: gain(grades) / gain(best) };
}

/** Asks all judged queries of a language, one after the other. */
export async function scores(lang: Lang): Promise<Score[]> {
  const all: Score[] = [];
  for (const judged of judgedQueries(lang)) all.push(await scoreOf(lang, judged));
  return all;
}

export const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

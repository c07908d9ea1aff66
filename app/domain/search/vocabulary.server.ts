import { db } from '#app/platform/db/db.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { finnishBaseForms } from '#app/platform/voikko/voikko.server';
import { inLang } from '#app/domain/shared/search.server';

/** Documents of a language that are counted; of more, an even sample. */
const SAMPLE = 20_000;

/**
 * Counts anew in about how many texts each word occurs, and forgets words that no public text holds any more: nightly,
 * as publications only ever add words.
 */
export async function tidyVocabulary(): Promise<void> {
  for (const lang of LANGUAGES) {
    const [size] = await db.$queryRaw<{ share: number }[]>`
      SELECT least(100, 100.0 * ${SAMPLE} * 3 / greatest(reltuples, 1))::float AS share FROM pg_class WHERE oid = '"SearchDocument"'::regclass`;
    const share = size?.share ?? 100;
    // ts_stat takes its statement as text; both values in it are our own.
    const sample = `SELECT search FROM "SearchDocument" TABLESAMPLE SYSTEM (${share}) REPEATABLE (1) WHERE lang = '${lang}'`;
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SET LOCAL statement_timeout = '10min'`;
        await tx.$executeRaw`
          UPDATE "SearchWord" w SET docs = counted.docs
          FROM (SELECT word AS stem, greatest(1, round(ndoc * 100 / ${share}::float))::int AS docs FROM ts_stat(${sample})) AS counted
          WHERE w.lang = ${lang} AND w.stem = counted.stem AND w.docs <> counted.docs`;
        await tx.$executeRaw`
          DELETE FROM "SearchWord" w WHERE w.lang = ${lang} AND NOT EXISTS (
            SELECT 1 FROM "SearchDocument" d WHERE d.lang = ${inLang(lang)} AND d.search @@ array_to_tsvector(ARRAY[w.stem])::text::tsquery AND d."textLang" = ${lang})`;
      },
      { timeout: 600_000 },
    );
  }
}

/** Words looked up in one go; between these, other work gets its turn. */
const AT_A_TIME = 200;

/** Writes the dictionary forms of Finnish words that have none yet; does nothing where the server has no dictionary. Returns how many. */
export async function writeBaseForms(): Promise<number> {
  const baseForms = finnishBaseForms();
  if (!baseForms) return 0;
  for (let written = 0; ; ) {
    const words = await db.$queryRaw<{ word: string }[]>`SELECT word FROM "SearchWord" WHERE lang = 'fi' AND bases IS NULL ORDER BY word LIMIT ${AT_A_TIME}`;
    if (words.length === 0) return written;
    const forms = words.map(({ word }) => ({ word, ...baseForms(word) }));
    await db.$executeRaw`
      UPDATE "SearchWord" w SET bases = ARRAY(SELECT jsonb_array_elements_text(found.whole)), parts = ARRAY(SELECT jsonb_array_elements_text(found.parts))
      FROM jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) AS found(word text, whole jsonb, parts jsonb)
      WHERE w.lang = 'fi' AND w.word = found.word`;
    written += words.length;
  }
}

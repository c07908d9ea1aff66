import type { Client } from 'pg';

/** A table of the programme as an archive holds it: its name and the columns that are stored, in their order. */
export type Table = { name: string; columns: string[] };

/** What signs somebody in is not carried from one life of the database into the next. */
const LEFT_OUT = new Set(['Session']);

/** So that text says the same on both sides, whatever the server's own settings are. */
export const PLAIN_TEXT = `SET client_encoding = 'UTF8'; SET datestyle = 'ISO'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC'; SET extra_float_digits = 3; SET bytea_output = 'hex'; SET statement_timeout = 0`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const columnList = (columns: string[]): string => columns.map(quoted).join(', ');

/** All tables of the schema public with what can be written of them, by name; those of extensions aside. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    GROUP BY c.relname ORDER BY c.relname`);
  return rows;
}

export const isLeftOut = ({ name }: Table): boolean => LEFT_OUT.has(name);

/** The queue's jobs by what they are asked with, not as its own tables keep them: those change with its version. Given-up ones aside. */
export const JOBS: Table = { name: 'jobs', columns: ['task', 'payload', 'queue', 'run_at', 'max_attempts', 'key', 'priority'] };
export const JOBS_QUERY = `
  SELECT t.identifier AS task, j.payload, q.queue_name AS queue, j.run_at, j.max_attempts, j.key, j.priority
  FROM graphile_worker._private_jobs j
  JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id
  WHERE j.attempts < j.max_attempts ORDER BY j.id`;

/** Values of sequences; setting them takes one row each. */
export type Sequence = { name: string; value: string };

export async function sequencesOf(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  );
  return rows;
}

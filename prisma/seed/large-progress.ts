import { EVERYONE } from '#app/domain/rounds/round.type';
import { questionsIn } from '#app/domain/rounds/question.type';
import { daysOf, later } from '#app/domain/shared/period';
import { db, type Prisma, type Tx } from '#app/platform/db/db.server';
import { DAY } from './entries';
import questions from './progress/questions.json';

const asJson = (value: unknown) => value as Prisma.InputJsonValue;

/** Adds rounds of earlier half-years, all closed, until there are so many. */
async function addRounds(tx: Tx, count: number): Promise<void> {
  const rounds = await tx.reportRound.findMany({ orderBy: { period: 'asc' }, select: { period: true } });
  const [oldest] = rounds;
  if (!oldest) throw new Error('Synthetic reports need the demonstration’s rounds.');
  const missing = Array.from({ length: Math.max(0, count - rounds.length) }, (_, i) => later(oldest.period, -i - 1));
  await tx.reportRound.createMany({
    data: missing.map((period) => {
      const ended = Date.parse(daysOf(period).endsOn);
      const [startedAt, dueOn, closedAt] = [3, 56, 120].map((days) => new Date(ended + days * DAY));
      return { period, dueOn: dueOn ?? new Date(ended), startedAt, closedAt, state: 'closed', questions: asJson(questionsIn(questions)), audience: EVERYONE };
    }),
  });
}

/** Which synthetic pilots measure nothing yet. */
const UNMEASURED = `SELECT e.id, e."leadId", e."originalLang" AS lang, r."submittedById" AS editor, r.content FROM "Entry" e JOIN "Revision" r ON r."entryId" = e.id AND r.state = 'published'
  WHERE e.kind = 'pilots' AND e.slug ~ '-s[0-9]+$' AND NOT EXISTS (SELECT 1 FROM "Indicator" i WHERE i."pilotId" = e.id)`;

/** Every statement fills one table for all pilots at once; `pilot` and `era` are the pilots and rounds it is about. */
const STATEMENTS = [
  `CREATE TEMP TABLE pilot ON COMMIT DROP AS ${UNMEASURED}`,
  `CREATE TEMP TABLE era ON COMMIT DROP AS SELECT id, period, "dueOn", "startedAt", state, questions, row_number() OVER (ORDER BY "dueOn" DESC) AS back,
     (make_date(left(period, 4)::int, CASE WHEN right(period, 2) = 'H1' THEN 6 ELSE 12 END, CASE WHEN right(period, 2) = 'H1' THEN 30 ELSE 31 END)) AS ends FROM "ReportRound"`,
  `INSERT INTO "Milestone" ("pilotId", "milestoneId", position, titles, lang, "dueOn", state, "reachedOn")
   SELECT p.id, m.value ->> 'id', m.ordinality - 1, m.value -> 'titles', p.lang, (m.value ->> 'dueOn')::date, CASE WHEN late.is THEN 'ahead' ELSE 'reached' END, CASE WHEN late.is THEN NULL ELSE (m.value ->> 'dueOn')::date END
   FROM pilot p CROSS JOIN LATERAL jsonb_array_elements(p.content -> 'milestones') WITH ORDINALITY m
   CROSS JOIN LATERAL (SELECT (m.value ->> 'dueOn')::date > current_date OR hashtext(m.value ->> 'id') % 6 = 0 AS is) late ON CONFLICT DO NOTHING`,
  `INSERT INTO "Indicator" (id, "pilotId", "commonKey", kind, names, "originalLang", unit, direction, cumulative, "sdgIndicator", position)
   SELECT gen_random_uuid(), p.id, c.key, 'quantitative', '{}', p.lang, c.unit, c.direction, c.cumulative, c."sdgIndicator", c.position
   FROM pilot p CROSS JOIN (SELECT * FROM "CommonIndicator" ORDER BY position LIMIT $indicators) c`,
  `INSERT INTO "IndicatorTarget" ("indicatorId", period, value)
   SELECT i.id, r.period, 100 + 10 * (11 - r.back) FROM pilot p JOIN "Indicator" i ON i."pilotId" = p.id CROSS JOIN era r`,
  `INSERT INTO "Report" (id, "roundId", "pilotId", state, content, lock, "savedById", "savedAt", "submittedById", "submittedAt", "decidedAt")
   SELECT gen_random_uuid(), r.id, p.id, s.state, jsonb_build_object('lang', p.lang, 'answers', CASE WHEN s.state IN ('due', 'skipped') THEN '{}'::jsonb ELSE a.answers END), 3,
     CASE WHEN s.state NOT IN ('due', 'skipped') THEN p.editor END, CASE WHEN s.state NOT IN ('due', 'skipped') THEN t.at END,
     CASE WHEN s.state IN ('submitted', 'returned', 'accepted') THEN p.editor END, CASE WHEN s.state IN ('submitted', 'returned', 'accepted') THEN t.at END,
     CASE WHEN s.state IN ('returned', 'accepted') THEN least(t.at + interval '9 days', now() - interval '1 hour') END
   FROM pilot p CROSS JOIN era r
   CROSS JOIN LATERAL (SELECT abs(hashtext(p.id::text || r.period)) % 100 AS n) dice
   CROSS JOIN LATERAL (SELECT CASE WHEN r.back = 1 THEN (CASE WHEN n < 50 THEN 'due' WHEN n < 70 THEN 'draft' WHEN n < 92 THEN 'submitted' ELSE 'returned' END)
     WHEN r.back = 2 THEN (CASE WHEN n < 4 THEN 'due' WHEN n < 12 THEN 'submitted' WHEN n < 15 THEN 'returned' ELSE 'accepted' END) WHEN n < 4 THEN 'skipped' ELSE 'accepted' END AS state) s
   CROSS JOIN LATERAL (SELECT least(r."dueOn" - (n % 30) * interval '1 day' + interval '10 hours', now() - (n % 12 + 1) * interval '1 day') AS at) t
   CROSS JOIN LATERAL (SELECT jsonb_object_agg(q ->> 'id', jsonb_build_array(CASE q ->> 'kind' WHEN 'number' THEN (n * 350)::text WHEN 'choice' THEN 'schedule' WHEN 'link' THEN 'https://aukio.example/' || n
     ELSE left(coalesce(p.content -> 'texts' -> p.lang -> 'fields' ->> 'approach', '…'), 900) END)) AS answers FROM jsonb_array_elements(r.questions) q) a
   ON CONFLICT DO NOTHING`,
  `INSERT INTO "IndicatorValue" (id, "indicatorId", period, "periodEndsOn", version, state, value, source, "reportId", "enteredById", "enteredAt", "submittedAt", "decidedAt")
   SELECT gen_random_uuid(), i.id, r.period, r.ends, 1, o.state, round((50 + abs(hashtext(i.id::text)) % 100) * (CASE WHEN i.cumulative THEN 11 - r.back ELSE 1 END), 1), 'Measured', o.id, o."savedById", o."savedAt", o."submittedAt", o."decidedAt"
   FROM pilot p JOIN "Report" o ON o."pilotId" = p.id JOIN era r ON r.id = o."roundId" JOIN "Indicator" i ON i."pilotId" = p.id WHERE o.state NOT IN ('due', 'skipped')`,
  `INSERT INTO "ReportVersion" ("reportId", number, content, "submittedAt", outcome)
   SELECT o.id, 1, o.content || jsonb_build_object('questions', r.questions, 'milestones', m.list, 'figures', f.list), o."submittedAt", CASE WHEN o.state <> 'submitted' THEN o.state END
   FROM pilot p JOIN "Report" o ON o."pilotId" = p.id JOIN era r ON r.id = o."roundId"
   CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('id', "milestoneId", 'titles', titles, 'lang', lang, 'dueOn', "dueOn", 'state', state, 'reachedOn', "reachedOn", 'note', '', 'evidenceUrl', '') ORDER BY position), '[]') AS list
     FROM "Milestone" WHERE "pilotId" = p.id) m
   CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('indicatorId', i.id, 'valueId', v.id, 'names', c.names, 'lang', p.lang, 'kind', i.kind, 'unit', i.unit, 'value', v.value, 'text', '', 'source', v.source, 'comment', '', 'breakdown', NULL) ORDER BY i.position), '[]') AS list
     FROM "IndicatorValue" v JOIN "Indicator" i ON i.id = v."indicatorId" JOIN "CommonIndicator" c ON c.key = i."commonKey" WHERE v."reportId" = o.id) f
   WHERE o.state IN ('submitted', 'returned', 'accepted')`,
  `INSERT INTO "TimelineStep" (id, "entryId", at, step, "actorId", "actorRole", "organisationId", "revisionNumber", reasons, note, "reportId")
   SELECT gen_random_uuid(), p.id, s.at, s.step, CASE WHEN s.role = 'editor' THEN p.editor END, s.role, CASE WHEN s.role = 'editor' THEN p."leadId" END, s.number, s.reasons, s.note, o.id
   FROM pilot p JOIN "Report" o ON o."pilotId" = p.id CROSS JOIN LATERAL (VALUES
     ('reportSubmitted', 'editor', o."submittedAt", 1, NULL::jsonb, NULL, o.state IN ('submitted', 'returned', 'accepted')),
     ('reportReturned', 'coordinator', o."decidedAt", 1, '[{"field": "answer.progress", "text": "Which part was not done?"}]', '', o.state = 'returned'),
     ('reportAccepted', 'coordinator', o."decidedAt", 1, NULL, NULL, o.state = 'accepted'),
     ('reportSkipped', 'coordinator', now() - interval '1 day', NULL, NULL, 'It had hardly begun.', o.state = 'skipped')) AS s(step, role, at, number, reasons, note, there) WHERE s.there`,
];

/** Lets every synthetic pilot measure the common indicators and report in so many rounds, for measuring; those that do already are left alone. */
export async function seedLargeProgress(rounds: number, indicators = 10): Promise<void> {
  // One transaction for the temporary tables; it takes longer than any command may.
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      await addRounds(tx, rounds);
      for (const statement of STATEMENTS) await tx.$executeRawUnsafe(statement.replace('$indicators', String(Math.trunc(indicators))));
    },
    { timeout: 900_000 },
  );
  await db.$executeRaw`VACUUM (ANALYZE)`;
}

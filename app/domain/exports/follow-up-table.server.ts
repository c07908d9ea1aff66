import { uiMessages } from '#app/components/messages';
import type { FollowUpOutcome, FollowUpStanding } from '#app/domain/follow-ups/follow-up.type';
import { isOver, joinEnded, standing } from '#app/domain/follow-ups/follow-up-sql.server';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import { sharedMessages } from '#app/domain/shared/messages';
import { db, Prisma } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { ExportParams } from './export.type';
import { exportMessages } from './messages';
import { counted, entriesInScope, inScope, titleOf } from './scope.server';
import { day, moment, number, type Table, tableOf, text } from './table';

const { sql } = Prisma;

type Row = {
  slug: string; title: string; lead: string; endedOn: string; months: number; askOn: string; askedAt: Date | null; reminded: number; standing: FollowUpStanding;
  outcome: FollowUpOutcome | null; reason: string; lang: string | null; answeredAt: Date | null; actor: string | null; actorRole: string | null; organisation: string;
};

const readRows = (ids: string[], lang: Lang) => db.$queryRaw<Row[]>(sql`
  SELECT e.slug, ${titleOf(sql`e.id`, lang)} AS title, ${titleOf(sql`e."leadId"`, lang)} AS lead, to_char(ended.on, 'YYYY-MM-DD') AS "endedOn", f.months, to_char(f."askOn", 'YYYY-MM-DD') AS "askOn",
    f."askedAt", f.reminded, ${standing()} AS standing, f.outcome, f.reason, f.lang, f."answeredAt", a.name AS actor, f."answererRole" AS "actorRole", ${titleOf(sql`f."organisationId"`, lang)} AS organisation
  FROM "FollowUp" f JOIN "Entry" e ON e.id = f."pilotId" JOIN "Pilot" p ON p.id = e.id ${joinEnded} LEFT JOIN "Person" a ON a.id = f."answeredById"
  WHERE e.id = ANY(${ids}::uuid[]) AND ${isOver} ORDER BY e.id, f.months`);

function columnsIn(lang: Lang) {
  const x = translator(exportMessages, lang);
  const t = translator(followUpMessages, lang);
  const shared = translator(sharedMessages, lang);
  const ui = translator(uiMessages, lang);
  return [
    text<Row>(x('column.pilot'), ({ title }) => title, 40),
    text<Row>(x('column.lead'), ({ lead }) => lead, 28),
    day<Row>(t('column.ended'), ({ endedOn }) => endedOn),
    number<Row>(t('export.months'), ({ months }) => months, 10),
    day<Row>(t('export.askOn'), ({ askOn }) => askOn),
    moment<Row>(t('export.askedAt'), ({ askedAt }) => askedAt),
    number<Row>(t('export.reminded'), ({ reminded }) => reminded),
    text<Row>(t('export.standing'), (row) => t(`standing.${row.standing}`), 20),
    text<Row>(t('column.outcome'), ({ outcome }) => outcome && t(`outcome.${outcome}`), 20),
    text<Row>(t('export.reason'), ({ reason }) => reason, 60),
    text<Row>(x('column.writtenIn'), (row) => row.lang, 8),
    moment<Row>(t('column.answered'), ({ answeredAt }) => answeredAt),
    text<Row>(x('column.who'), ({ actor, outcome }) => actor ?? (outcome && ui('formerMember')), 22),
    text<Row>(x('column.role'), ({ actorRole }) => actorRole && shared.at(`role.${actorRole}`), 14),
    text<Row>(x('column.organisation'), ({ organisation }) => organisation, 28),
    text<Row>(ui('list.address'), ({ slug }) => `${env().ORIGIN}/${lang}/pilots/${slug}`, 50),
  ];
}

/** What became of pilots after their end, one row for each time it was or will be asked. */
export const followUpTables = (lang: Lang, params: ExportParams): Table[] => [
  tableOf<Row>({
    name: translator(exportMessages, lang)('subject.follow-ups'),
    columns: columnsIn(lang),
    count: () => counted(sql`SELECT count(*)::int AS n FROM "FollowUp" f JOIN "Entry" e ON e.id = f."pilotId" JOIN "Pilot" p ON p.id = e.id ${joinEnded} WHERE ${isOver} AND ${inScope(params, true)}`),
    async *batches() {
      for await (const ids of entriesInScope(['pilots'], params, true)) yield await readRows(ids, lang);
    },
  }),
];

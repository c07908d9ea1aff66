import { isFollowUpMonths, type FollowUpOutcome } from '#app/domain/follow-ups/follow-up.type';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import { Prisma } from '#app/platform/db/db.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { askedStatement, FOLLOW_UP_PARTS, partCondition } from '../follow-up-figures.server';
import type { ProgressFilters } from '../progress-filters.server';
import type { Behind } from './behind.type';
import { paged, said } from './paged.server';

const { sql } = Prisma;

type Row = { id: string; endedOn: string; outcome: FollowUpOutcome | null; answeredAt: Date | null };

/** The pilots behind a figure of follow-up, those that ended last on top; null where there is no such figure. @param part one of `FOLLOW_UP_PARTS` */
export async function followUpRows(months: string, part: string, filters: ProgressFilters, lang: Lang, page: number): Promise<Behind | null> {
  const after = /^\d\d$/.test(months) ? Number(months) : 0;
  const wanted = FOLLOW_UP_PARTS.find((one) => one === part);
  if (!isFollowUpMonths(after) || !wanted) return null;
  const t = translator(followUpMessages, lang);
  const found = sql`${await askedStatement(lang, filters, sql`f.id, f."pilotId" AS "entryId", to_char(ended.on, 'YYYY-MM-DD') AS "endedOn", f.outcome, f."answeredAt"`)} AND f.months = ${after} AND ${partCondition(wanted)}`;
  const { rows, ...rest } = await paged<Row>(lang, found, sql`x."endedOn" DESC, x."entryId"`, page);
  return {
    ...rest,
    title: t(`rows.${wanted}`, { months: after }),
    note: wanted === 'asked' || wanted === 'unanswered' ? null : t('figures.note'),
    columns: [{ heading: t('column.pilot') }, { heading: t('column.ended') }, { heading: t('column.outcome') }, { heading: t('column.answered') }],
    rows: rows.map(({ id, slug, title, titleLang, endedOn, outcome, answeredAt }) => ({
      key: id,
      cells: [
        said(lang, title, titleLang, `/${lang}/pilots/${slug}${outcome ? '#afterwards' : ''}`), { text: formatDate(lang, endedOn) },
        { text: outcome ? t(`outcome.${outcome}`) : t('rows.none') }, { text: answeredAt ? formatDate(lang, answeredAt) : '–' },
      ],
    })),
  };
}

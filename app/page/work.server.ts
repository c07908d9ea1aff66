import { peopleMessages } from '#app/domain/people/messages';
import { contentType, contentTypes } from '#app/domain/registry.server';
import { reviewDeskMessages } from '#app/domain/review-desk/messages';
import { type WorkItem, workOf } from '#app/domain/review-desk/work.server';
import type { Ranked, WorkKind } from '#app/domain/review-desk/urgency';
import { formatPeriod } from '#app/domain/shared/period-words';
import { isCoordinator, type Member } from '#app/domain/shared/viewer';
import { formatNumber } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

/** A line of the list of work in words. */
export type WorkRow = { id: string; kind: WorkKind; href: string; title: string; lang: string; what: string; organisation: string; why: { text: string; points: string }[]; points: string };

function rowOf(lang: Lang, item: Ranked<WorkItem>): WorkRow {
  const t = translator(reviewDeskMessages, lang);
  const { entryKind, period } = item.detail;
  const kind = entryKind ? translator(contentType(entryKind)?.messages ?? peopleMessages, lang).at('name.one') : '';
  const what = t.at(`work.kind.${item.kind}`, { kind });
  return {
    id: `${item.kind}-${item.id}`,
    kind: item.kind,
    href: `/${lang}${item.path}`,
    title: item.title || t('work.untitled'),
    lang: item.title ? item.lang : lang,
    what: period ? `${what}, ${formatPeriod(lang, period)}` : what,
    organisation: item.organisation,
    why: item.why.map(({ code, values, points }) => ({ text: t.at(`why.${code}`, values), points: points > 0 ? `+${formatNumber(lang, Math.round(points))}` : '' })),
    points: formatNumber(lang, Math.round(item.points)),
  };
}

/** What a coordinator has to do, what hurts most first; null for everybody else. */
export async function workFor(member: Member, lang: Lang): Promise<WorkRow[] | null> {
  if (!isCoordinator(member)) return null;
  const keys = (assessed: boolean) => contentTypes.filter(({ behaviours }) => behaviours.reviewed && Boolean(behaviours.assessed) === assessed).map((type) => type.key);
  return (await workOf(member, lang, keys(false), keys(true))).map((item) => rowOf(lang, item));
}

import { partnerMessages } from '#app/domain/partners/messages';
import { mayEditProfile, maySeeMembers } from '#app/domain/partners/partner.policy';
import { type findPartner, partnerLinks } from '#app/domain/partners/partners.server';
import { countPeopleOf } from '#app/domain/people/people-list.server';
import { pilotsOfPartner } from '#app/domain/pilots/partner-pilots.server';
import { locate } from '#app/domain/map/small-map.server';
import { GOALS } from '#app/domain/sdg/sdg';
import { exchangeOf } from '#app/domain/replications/exchange.server';
import type { RelatedGroup } from '#app/domain/shared/related';
import type { Viewer } from '#app/domain/shared/viewer';
import { formatNumber } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { highlightsOf } from './highlights.server';
import { publishedFor } from './related.server';

const PILOTS_PER_ROLE = 3;
/** So many stand as cards; of a kind with more, all titles are listed too. */
const HIGHLIGHTS = 6;

type Found = Extract<Awaited<ReturnType<typeof findPartner>>, { partner: unknown }>['partner'];

/** The organisation in a few figures; what there is none of is left out. */
function figuresOf(lang: Lang, slug: string, { pilots, written, years, companions, people }: { pilots: number; written: RelatedGroup[]; years: [number, number] | null; companions: number; people: number }) {
  const t = translator(partnerMessages, lang);
  const figures = [
    { n: pilots, label: t('page.figurePilots', { count: pilots }), href: `/${lang}/pilots?partner=${slug}` },
    ...written.map(({ key, title, links }) => ({ n: links.length, label: title, href: `#highlights-${key}` })),
    { n: companions, label: t('page.figureCompanions', { count: companions }), href: '#companions' },
    { n: people, label: t('page.figurePeople', { count: people }), href: `/${lang}/people?partner=${slug}` },
  ].filter(({ n }) => n > 0).map(({ n, ...figure }) => ({ ...figure, value: formatNumber(lang, n) }));
  if (!years) return figures;
  const [from, to] = years;
  return [...figures, { value: from === to ? String(from) : `${from}–${to}`, label: t('page.figureYears') }];
}

/** Everything a partner's page gathers, for whoever asks. */
export async function partnerPage(viewer: Viewer, lang: Lang, partner: Found) {
  const [pilots, highlights, people, written, exchange] = await Promise.all([
    pilotsOfPartner(lang, partner.id, PILOTS_PER_ROLE),
    highlightsOf(lang, HIGHLIGHTS, { leadId: partner.id }),
    countPeopleOf(viewer, partner.id),
    publishedFor(partner.id, lang, ['pilots']),
    exchangeOf(partner.id, lang),
  ]);
  const names = await partnerLinks(pilots.companions.most.map(({ partnerId }) => partnerId), lang);
  return {
    partner,
    html: renderMarkdown(partner.description, { lang: partner.lang, headingFrom: 3 }),
    figures: figuresOf(lang, partner.slug, { pilots: pilots.pilots, written, years: pilots.years, companions: pilots.companions.count, people: people.count }),
    pilots: {
      ...pilots,
      goals: pilots.goals.flatMap(({ goal, count }) => {
        const known = GOALS.find(({ code }) => code === String(goal));
        return known ? [{ code: known.code, label: known.label[lang], count }] : [];
      }),
    },
    spotted: locate(lang, partner),
    companions: pilots.companions.most.flatMap(({ partnerId, count }) => {
      const link = names.get(partnerId);
      return link ? [{ ...link, count }] : [];
    }),
    highlights,
    exchange,
    people,
    related: written.filter(({ key, links }) => links.length > HIGHLIGHTS || !highlights.some((group) => group.key === key)),
    mayEdit: mayEditProfile(viewer, partner.id),
    maySeeMembers: maySeeMembers(viewer, partner.id),
  };
}

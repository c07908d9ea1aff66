import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import { pilotRow, pilots } from '#app/domain/pilots/pilots.server';
import { textRows } from '#app/domain/shared/publish.server';
import { tidyVocabulary } from '#app/domain/search/vocabulary.server';
import { slugify } from '#app/domain/shared/slug';
import { IMPACTS } from '#app/domain/shared/themes';
import { db, type Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { type Chance, chanceFor } from './chance';
import { DAY } from './entries';
import { APPROACHES, CHALLENGES, EVIDENCE, MANNERS, MILESTONES, NOVELTIES, type Said, SUBJECTS } from './large-words';

const BATCH = 500;
const LANGUAGE_SETS: Lang[][] = [['fi', 'sv', 'en'], ['fi', 'sv'], ['fi', 'en'], ['fi', 'sv', 'en'], ['sv', 'fi'], ['en', 'fi']];
const TARGETS = ['3.4', '3.9', '4.7', '7.2', '7.3', '9.1', '9.4', '10.2', '11.2', '11.3', '11.6', '11.7', '12.3', '12.5', '13.2', '13.3'];

type Lead = { id: string; names: Partial<Record<Lang, string>>; editor: string };

/** The Finnish municipalities that have an editor, with the places and names that pilots take from them. */
async function findLeads(): Promise<Lead[]> {
  const partners = await db.partner.findMany({
    where: { municipalityCode: { not: null }, memberships: { some: { roles: { has: 'editor' } } } },
    select: {
      id: true,
      entry: { select: { texts: { select: { lang: true, title: true } } } },
      memberships: { where: { roles: { has: 'editor' } }, take: 1, select: { personId: true } },
    },
    orderBy: { municipalityCode: 'asc' },
  });
  return partners.map(({ entry, memberships, ...partner }) => ({
    ...partner,
    names: Object.fromEntries(entry.texts.map(({ lang, title }) => [lang, title])),
    editor: memberships[0]?.personId ?? '',
  }));
}

function texts(lead: Lead, chance: Chance, impact: PilotContent['impact'], n: number): Pick<PilotContent, 'originalLang' | 'texts'> {
  const langs = chance.pick(LANGUAGE_SETS);
  const [subject, manner] = [chance.pick(SUBJECTS), chance.pick(MANNERS)];
  const challenge = [chance.pick(CHALLENGES), chance.pick(CHALLENGES)];
  const approach = [chance.pick(APPROACHES), chance.pick(APPROACHES), chance.pick(APPROACHES)];
  const novelty = chance.pick(NOVELTIES);
  const evidence = Object.entries(impact).map(([theme, effect]) => ({ theme, words: chance.pick(EVIDENCE[effect ?? '0']), figure: chance.between(4, 48) }));
  const fieldsIn = (lang: Lang) => {
    const place = lead.names[lang] ?? lead.names.fi ?? '';
    const say = (parts: Said[]) => parts.map((part) => part[lang]).join(' ');
    return {
      title: `${subject[lang]} ${manner[lang]}, ${place} ${n}`,
      summary: `${place}: ${approach[0]?.[lang] ?? ''} ${novelty[lang]}`,
      challenge: say(challenge),
      approach: say(approach),
      novelty: novelty[lang],
      ...Object.fromEntries(evidence.map(({ theme, words, figure }) => [`evidence.${theme}`, words[lang].replace('{n}', String(figure))])),
    };
  };
  const originalLang = langs[0] ?? 'fi';
  const written = langs.map((lang) => [lang, { state: lang === originalLang ? 'original' : 'translated', fields: fieldsIn(lang) }]);
  return { originalLang, texts: Object.fromEntries(written) };
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function synthetic(n: number, leads: Lead[], coordinator: string | null, now: Date) {
  const chance = chanceFor(`synthetic ${n}`);
  const lead = chance.pick(leads);
  const firstDay = Date.UTC(now.getUTCFullYear() - 3, 0, 1);
  const lastDay = Date.UTC(now.getUTCFullYear() + 1, 11, 31);
  const starts = firstDay + chance.between(0, 1500) * DAY;
  const ends = Math.min(lastDay, starts + chance.between(200, 1100) * DAY);
  const effect = () => chance.pick([...IMPACTS, '+', '0'] as const);
  const impact = { lowCarbon: effect(), smart: effect(), healthy: effect(), sociallySustainable: '+' as '+' | '0' | '-' };
  if (impact.lowCarbon === '+' || impact.smart === '+' || impact.healthy === '+') impact.sociallySustainable = effect();
  const amount = chance.between(20, 600) * 1000;
  const other = chance.pick(leads);
  const content: PilotContent = {
    ...texts(lead, chance, impact, n),
    impact,
    startsOn: dayOf(starts),
    endsOn: dayOf(ends),
    partners: other.id === lead.id ? [] : [{ partnerId: other.id, role: chance.pick(['implementing', 'advising'] as const) }],
    sdgTargets: [...new Set([chance.pick(TARGETS), chance.pick(TARGETS)])],
    nuaParagraphs: [chance.pick([36, 37, 50, 54, 66, 67, 71, 75, 79, 113])],
    milestones: MILESTONES.map((titles, i) => {
      const due = starts + ((ends - starts) * (i + 1)) / 4;
      return { id: `s${n}-${i + 1}`, dueOn: dayOf(due), titles };
    }),
    budget: [{ category: 'staff', amount }, { category: 'equipment', amount: amount / 2 }],
    funding: [{ source: 'own', amount }, { source: 'state', amount: amount / 2 }],
    pictures: [],
  };
  const approved = new Date(Math.min(starts - chance.between(40, 120) * DAY, now.getTime() - chance.between(1, 90) * DAY));
  const over = ends < now.getTime();
  const state = starts > now.getTime() ? 'approved' : over ? 'completed' : chance.next() < 0.07 ? 'stopped' : 'running';
  const id = crypto.randomUUID();
  const title = content.texts[content.originalLang]?.fields.title ?? '';
  // The number at the end of the title comes last in the address too: it is how a second run knows where to go on.
  const slug = `${slugify(title).replace(/-?\d*$/, '')}-s${n}`;
  const entry = { id, kind: pilots.key, slug, state, isPublic: true, originalLang: content.originalLang, leadId: lead.id, publishedAt: approved };
  const created = new Date(approved.getTime() - 50 * DAY);
  const submitted = new Date(approved.getTime() - 20 * DAY);
  const step = (name: string, at: number, by: 'editor' | 'coordinator', isPublic: boolean) => ({
    step: name,
    at: new Date(Math.min(at, now.getTime() - 3_600_000)),
    actorId: by === 'editor' ? lead.editor : coordinator,
    actorRole: by,
    organisationId: by === 'editor' ? lead.id : null,
    revisionNumber: at > approved.getTime() ? null : 1,
    isPublic,
  });
  const steps = [
    step('created', created.getTime(), 'editor', false),
    step('submitted', submitted.getTime(), 'editor', false),
    step('approved', approved.getTime(), 'coordinator', true),
    ...(state === 'approved' ? [] : [step('running', starts, 'editor', true)]),
    ...(state === 'completed' || state === 'stopped' ? [step(state, over ? ends : (starts + now.getTime()) / 2, 'editor', true)] : []),
  ];
  return { id, lead, entry, content, steps, created, submitted, approved, told: toldOf(n, content, state, now) };
}

/** What became of the milestones of a synthetic pilot: those of the past were reached near their day, but for some in pilots that still run. */
function toldOf(n: number, { milestones }: PilotContent, state: string, now: Date): { state: 'ahead' | 'reached'; reachedOn: string | null }[] {
  const chance = chanceFor(`synthetic milestones ${n}`);
  return milestones.map(({ dueOn }) => {
    const on = Math.min(Date.parse(dueOn ?? '') + chance.between(-15, 45) * DAY, now.getTime() - DAY);
    const isReached = state !== 'approved' && Date.parse(dueOn ?? '') < now.getTime() && chance.next() < (state === 'completed' ? 0.97 : 0.85);
    return isReached ? { state: 'reached', reachedOn: dayOf(on) } : { state: 'ahead', reachedOn: null };
  });
}

/** Inserts rows in one statement; Prisma's createMany takes several times as long. All rows have the columns of the first. */
async function insert<T extends object>(tx: Tx, table: Prisma.ModelName, rows: T[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map((column) => `"${column}"`).join(', ');
  await tx.$executeRawUnsafe(`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`, JSON.stringify(rows));
}

async function writeBatch(batch: ReturnType<typeof synthetic>[]): Promise<void> {
  await transaction(async (tx) => {
    await insert(tx, 'Entry', batch.map(({ entry, created, steps }) => ({ ...entry, createdAt: created, updatedAt: steps.at(-1)?.at })));
    await insert(tx, 'Revision', batch.map(({ id, content, lead, created, submitted, approved }) => ({
      id: crypto.randomUUID(), entryId: id, number: 1, state: 'published', content, lock: 9,
      savedById: lead.editor, submittedById: lead.editor, createdAt: created, savedAt: submitted, submittedAt: submitted, decidedAt: approved,
    })));
    await insert(tx, 'TimelineStep', batch.flatMap(({ id, steps }) => steps.map((step) => ({ id: crypto.randomUUID(), entryId: id, ...step }))));
    await insert(tx, 'Pilot', batch.map(({ id, entry, content }) => ({ id, ...pilotRow(entry, content) })));
    await insert(tx, 'PilotPartner', batch.flatMap(({ id, lead, content }) => [
      { pilotId: id, partnerId: lead.id, role: 'lead' },
      ...content.partners.map(({ partnerId, role }) => ({ pilotId: id, partnerId, role })),
    ]));
    const milestones = batch.flatMap(({ id, lead, content, told }) =>
      content.milestones.map(({ id: milestoneId, dueOn, titles }, position) => ({ pilotId: id, milestoneId, position, titles, lang: content.originalLang, dueOn, ...told[position], by: lead.editor })),
    );
    await insert(tx, 'Milestone', milestones.map(({ by: _, ...milestone }) => milestone));
    await insert(tx, 'MilestoneRecord', milestones.flatMap(({ pilotId, milestoneId, lang, state, reachedOn, by }) =>
      state === 'reached' ? [{ id: crypto.randomUUID(), pilotId, milestoneId, state, reachedOn, note: '', lang, evidenceUrl: '', recordedById: by, recordedAt: `${reachedOn}T12:00:00Z` }] : [],
    ));
    // Texts last: what is searched of a pilot is then written once.
    await insert(tx, 'EntryText', batch.flatMap(({ id, content }) => textRows(id, content)));
  });
}

/** Sees to it that there are so many synthetic published pilots, for measuring; those already there count. */
export async function seedLarge(count: number, now: Date): Promise<void> {
  const leads = await findLeads();
  if (leads.length === 0) throw new Error('Synthetic pilots need the demonstration’s cities and editors.');
  const coordinator = await db.person.findFirst({ where: { roles: { has: 'coordinator' } }, select: { id: true }, orderBy: { email: 'asc' } });
  const [already] = await db.$queryRaw<{ n: number }[]>`
    SELECT coalesce(max(substring(slug FROM '-s([0-9]+)$')::int), 0) AS n FROM "Entry" WHERE kind = 'pilots' AND slug ~ '-s[0-9]+$'`;
  for (let n = (already?.n ?? 0) + 1; n <= count; n += BATCH) {
    const size = Math.min(BATCH, count - n + 1);
    await writeBatch(Array.from({ length: size }, (_, i) => synthetic(n + i, leads, coordinator?.id ?? null, now)));
  }
  await db.$executeRaw`VACUUM (ANALYZE)`;
  await tidyVocabulary();
}

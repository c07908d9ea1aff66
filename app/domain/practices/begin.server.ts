import { acceptedOf } from '#app/domain/indicators/indicators.server';
import { pilotMessages } from '#app/domain/pilots/messages';
import { pilotChoices, publishedPilot } from '#app/domain/pilots/pilots.server';
import type { Content } from '#app/domain/shared/content';
import type { BeginFrom, BeginOffer } from '#app/domain/shared/content-type';
import { impactKeys } from '#app/domain/shared/impact-part';
import { MAX_PICTURES } from '#app/domain/shared/picture-list';
import { type Member, partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import { emptyPractice, type PracticeContent } from './practice.schema';
import { type Outcome, OUTCOMES } from './practice.type';

const MOST_PILOTS = 10;

type Pilot = Awaited<ReturnType<typeof publishedPilot>> & { id: string; leadId: string | null; state: string; stopped: string };

/** A published pilot with what became of it. @throws NotFound when it is not public */
async function pilotOf(id: string): Promise<Pilot> {
  const content = await publishedPilot(id);
  const { leadId, state } = await db.entry.findUniqueOrThrow({ where: { id }, select: { leadId: true, state: true } });
  const step = state === 'stopped' ? await db.timelineStep.findFirst({ where: { entryId: id, step: 'stopped', isPublic: true }, orderBy: { at: 'desc' }, select: { note: true } }) : null;
  return { ...content, id, leadId, state, stopped: step?.note ?? '' };
}

const fieldsOf = (content: Content, lang: Lang): Record<string, string> => content.texts[lang]?.fields ?? {};
const paragraphs = (texts: (string | undefined)[]): string => texts.filter((text) => text?.trim()).join('\n\n');

/** What a pilot's own words answer of a practice's questions; its word on why it was stopped is in its original language. */
function answersOf(pilot: Pilot, lang: Lang): Record<string, string> {
  const fields = fieldsOf(pilot, lang);
  const evidence = paragraphs(Object.entries(fields).flatMap(([name, text]) => (name.startsWith('evidence.') ? text : [])));
  const { challenge = '', approach = '', novelty = '' } = fields;
  return {
    needs: challenge, coreIdea: novelty, steps: approach, evidence,
    tried: paragraphs([challenge, approach]), expected: novelty, happened: lang === pilot.originalLang ? pilot.stopped : '',
  };
}

/** Answers of several pilots one after the other, each under its pilot's name. */
function gathered(pilots: Pilot[], lang: Lang): Record<string, string> {
  const told = pilots.map((pilot) => ({ title: fieldsOf(pilot, lang).title ?? '', answers: answersOf(pilot, lang) }));
  const names = [...new Set(told.flatMap(({ answers }) => Object.keys(answers)))];
  const several = told.length > 1;
  const told1 = (name: string) => paragraphs(told.map(({ title, answers }) => (several && answers[name] ? `### ${title}\n\n${answers[name]}` : answers[name])));
  return { title: several ? '' : (told[0]?.title ?? ''), ...Object.fromEntries(names.map((name) => [name, told1(name)])) };
}

/** The effect that all of them had; where they differ its author says. */
const commonImpact = (pilots: Pilot[]): PracticeContent['impact'] => {
  const impact = { ...emptyPractice('fi').impact };
  for (const key of impactKeys) {
    const seen = [...new Set(pilots.map((pilot) => pilot.impact[key]))];
    impact[key] = seen.length === 1 ? (seen[0] ?? null) : null;
  }
  return impact;
};

/** The pilots' organisations, each once, with what it did there in the language's words. */
function contactsOf(pilots: Pilot[], lang: Lang): PracticeContent['contacts'] {
  const t = translator(pilotMessages, lang);
  const told = pilots.flatMap(({ leadId, partners }) => [...(leadId ? [{ partnerId: leadId, role: 'lead' as const }] : []), ...partners]);
  return told
    .filter(({ partnerId }, i) => told.findIndex((other) => other.partnerId === partnerId) === i)
    .map(({ partnerId, role }) => ({ id: crypto.randomUUID(), roles: { [lang]: t(`role.${role}`) }, partnerId }));
}

const picturesOf = (pilots: Pilot[]): PracticeContent['pictures'] => {
  const all = pilots.flatMap(({ pictures }) => pictures);
  return all.filter(({ fileId }, i) => all.findIndex((other) => other.fileId === fileId) === i).slice(0, MAX_PICTURES);
};

/** Begins a practice: from pilots with all that they tell already, or on its own. @throws NotFound when a pilot is not public */
export async function beginPractice(_viewer: Viewer, { ids, as, lang }: BeginFrom): Promise<PracticeContent> {
  const pilots = await Promise.all([...new Set(ids)].slice(0, MOST_PILOTS).map(pilotOf));
  const outcome = OUTCOMES.find((known) => known === as) ?? null;
  const empty = { ...emptyPractice(lang), outcome };
  if (pilots.length === 0) return empty;
  const measured = await Promise.all(pilots.map(({ id }) => acceptedOf(id, lang)));
  return {
    ...empty,
    texts: { [lang]: { state: 'original', fields: gathered(pilots, lang) } },
    impact: commonImpact(pilots),
    sdgTargets: [...new Set(pilots.flatMap(({ sdgTargets }) => sdgTargets))],
    pilots: pilots.map(({ id }) => id),
    indicators: measured.flat().map(({ id }) => id),
    contacts: contactsOf(pilots, lang),
    pictures: picturesOf(pilots),
  };
}

/** What one may begin a practice from: pilots of the member's organisations, and those asked for. A stopped pilot suggests that it did not work. */
export async function offerPractice(member: Member, lang: Lang, ids: string[]): Promise<BeginOffer> {
  const wanted = await Promise.all([...new Set(ids)].slice(0, MOST_PILOTS).map(pilotOf));
  const t = translator(practiceMessages, lang);
  const suggested: Outcome | null = wanted.length === 0 ? null : wanted.some(({ state }) => state === 'stopped') ? 'did-not-work' : 'worked';
  return {
    sources: await pilotChoices(lang, { of: partnersWhere(member, 'editor'), ids: wanted.map(({ id }) => id) }),
    chosen: wanted.map(({ id }) => id),
    as: OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
    suggested,
    lang: wanted[0]?.originalLang ?? null,
  };
}

/** The practices that came from a pilot. */
export const begunFromPilot = async (pilotId: string): Promise<string[]> =>
  (await db.practicePilot.findMany({ where: { pilotId }, select: { practiceId: true } })).map(({ practiceId }) => practiceId);

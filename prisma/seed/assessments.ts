import { CRITERIA, criterionField } from '#app/domain/practices/criteria.type';
import { practiceContent } from '#app/domain/practices/practice.schema';
import { transaction, type Prisma, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { chanceFor } from './chance';
import { DAY, inOfficeHours } from './entries';

/** What assessors write of each criterion, from weak to strong. */
const SENTENCES: Record<Lang, Record<(typeof CRITERIA)[number], [weak: string, fair: string, strong: string]>> = {
  fi: {
    effects: ['Hyödyt muissa teemoissa jäävät oletuksiksi.', 'Toinenkin teema hyötyy, mutta siitä on vain yksi havainto.', 'Vaikutus kahteen teemaan näkyy sekä luvuissa että arjessa.'],
    demand: ['Kysyntä on yhden kunnan varassa.', 'Muutama kunta on kysynyt, mutta kukaan ei ole vielä sitoutunut.', 'Useampi kunta on pyytänyt aineistoa ja kaksi on jo alkanut suunnitella omaansa.'],
    outcomes: ['Luvut kuvaavat tekemistä eivätkä sitä, mikä muuttui.', 'Tulos on mitattu kerran; toinen mittaus vahvistaisi sen.', 'Lähtötaso, mittaustapa ja tulos on kerrottu niin, että ne voi tarkistaa.'],
    needs: ['Niiltä, joita asia koskee, ei ole kysytty järjestelmällisesti.', 'Käyttäjiä on kuultu alussa, mutta ei enää tulosten jälkeen.', 'Ne, joita asia koskee, ovat olleet mukana suunnittelusta arviointiin.'],
    documentation: ['Toisen kunnan pitäisi kysyä tekijöiltä vielä paljon.', 'Vaiheet on kuvattu hyvin, kustannusten erittely puuttuu.', 'Ohjeen, pohjien ja lukujen avulla työn voi toistaa soittamatta tekijöille.'],
  },
  sv: {
    effects: ['Nyttan inom andra teman är ett antagande.', 'Ett annat tema gynnas, men det bygger på en enda observation.', 'Verkan inom två teman syns både i siffror och i vardagen.'],
    demand: ['Efterfrågan vilar på en enda kommun.', 'Några kommuner har frågat, men ingen har förbundit sig ännu.', 'Flera kommuner har bett om materialet och två har börjat planera sitt eget.'],
    outcomes: ['Siffrorna beskriver arbetet, inte vad som förändrades.', 'Resultatet har mätts en gång; en andra mätning skulle stärka det.', 'Utgångsläge, metod och resultat går att kontrollera.'],
    needs: ['De som berörs har inte tillfrågats systematiskt.', 'Användarna hördes i början men inte efter resultaten.', 'De som berörs har varit med från planering till utvärdering.'],
    documentation: ['En annan kommun skulle behöva fråga mycket mer.', 'Stegen är väl beskrivna, men kostnaderna är inte specificerade.', 'Med anvisning, mallar och siffror kan arbetet upprepas utan att ringa upphovsmännen.'],
  },
  en: {
    effects: ['Gains in other themes remain assumptions.', 'A second theme gains, but on the strength of one observation.', 'The effect on two themes shows both in figures and in daily life.'],
    demand: ['Demand rests on a single municipality.', 'A few municipalities have asked; none has committed itself yet.', 'Several municipalities have asked for the material and two are planning their own.'],
    outcomes: ['The figures describe the work, not what changed.', 'The outcome was measured once; a second measurement would confirm it.', 'Baseline, method and outcome are told so that they can be checked.'],
    needs: ['Those concerned were not asked in any systematic way.', 'Users were heard at the start, but not after the results.', 'Those concerned took part from planning to evaluation.'],
    documentation: ['Another municipality would still have to ask a great deal.', 'The steps are well described; costs are not broken down.', 'With the guide, templates and figures the work can be repeated without a call.'],
  },
};

/** Five scores between 2 and 5 with the sentence that goes with each; the same for the same practice every time. */
export function scoresFor(slug: string, lang: Lang): Prisma.InputJsonObject {
  const chance = chanceFor(`${slug} assessment`);
  return Object.fromEntries(
    CRITERIA.map((key) => {
      const score = chance.between(2, 5);
      return [key, { score, sentence: SENTENCES[lang][key][score <= 2 ? 0 : score === 3 ? 1 : 2] }];
    }),
  );
}

type Assessor = { id: string; partnerId: string; side: string };
type Step = { step: string; at: Date; actorId: string | null; actorRole: string; organisationId?: string | null; isPublic?: boolean; reasons?: Prisma.InputJsonValue };

const stepsOf = (tx: Tx, entryId: string, revisionNumber: number, steps: Step[]) =>
  tx.timelineStep.createMany({ data: steps.map(({ isPublic = true, ...step }) => ({ ...step, entryId, revisionNumber, isPublic })) });

/** A published practice got its judgement between submission and publication. */
async function judge(tx: Tx, practice: { id: string; slug: string; leadId: string | null; originalLang: string }, assessor: Assessor, coordinator: string): Promise<void> {
  const revision = await tx.revision.findFirstOrThrow({ where: { entryId: practice.id, number: 1 }, select: { submittedAt: true, decidedAt: true } });
  const [from, to] = [revision.submittedAt?.getTime() ?? 0, revision.decidedAt?.getTime() ?? 0];
  const at = (share: number) => new Date(from + (to - from) * share);
  const lang = practice.originalLang as Lang;
  const scores = scoresFor(practice.slug, lang);
  const representative = await tx.membership.findFirst({ where: { partnerId: practice.leadId ?? '', roles: { has: 'representative' } }, orderBy: { person: { email: 'asc' } }, select: { personId: true } });
  await tx.revision.updateMany({ where: { entryId: practice.id, number: 1 }, data: { releasedAt: at(0.2) } });
  await tx.assessment.create({
    data: { entryId: practice.id, revisionNumber: 1, assessorId: assessor.id, organisationId: assessor.partnerId, side: assessor.side, namedById: coordinator, namedAt: at(0.4), state: 'done', lang, scores, lock: 3, decidedAt: revision.decidedAt },
  });
  const reasons = Object.entries(scores).map(([key, one]) => ({ field: `criterion.${key}`, text: (one as { sentence: string }).sentence, score: (one as { score: number }).score }));
  await stepsOf(tx, practice.id, 1, [
    representative
      ? { step: 'released', at: at(0.2), actorId: representative.personId, actorRole: 'representative', organisationId: practice.leadId }
      : { step: 'released', at: at(0.2), actorId: coordinator, actorRole: 'coordinator' },
    { step: 'assessorNamed', at: at(0.4), actorId: coordinator, actorRole: 'coordinator' },
    { step: 'assessed', at: new Date(to - 1000), actorId: assessor.id, actorRole: 'assessor', organisationId: assessor.partnerId, reasons },
  ]);
  await tx.timelineStep.updateMany({ where: { entryId: practice.id, step: 'approved' }, data: { actorId: assessor.id, actorRole: 'assessor', organisationId: assessor.partnerId } });
}

/** A change of a published practice on its way through the two tiers, as far as `stage`. */
async function revise(tx: Tx, slug: string, stage: 'release' | 'assessor' | 'assessing', now: Date, coordinator: string, assessor: Assessor): Promise<void> {
  const entry = await tx.entry.findFirst({ where: { kind: 'practices', slug, isPublic: true }, select: { id: true, leadId: true, originalLang: true } });
  if (!entry) return;
  const { submittedById, content } = await tx.revision.findFirstOrThrow({ where: { entryId: entry.id, number: 1 } });
  const chance = chanceFor(`${slug} revised`);
  const before = (days: number) => inOfficeHours(now.getTime() - days * DAY, chance);
  const known = practiceContent.parse(content);
  const lang = entry.originalLang as Lang;
  const text = known.texts[lang];
  const field = criterionField('demand');
  const more = { fi: 'Viime vuonna aineistoa on pyytänyt jo viisi kuntaa.', sv: 'Under det senaste året har fem kommuner bett om materialet.', en: 'In the past year five municipalities have asked for the material.' }[lang];
  const changed = { ...known, texts: { ...known.texts, [lang]: { state: 'original', fields: { ...text?.fields, [field]: [text?.fields[field], more].filter(Boolean).join(' ') } } } };
  const [submittedAt, releasedAt, namedAt] = [before(13), stage === 'release' ? null : before(10), before(5)];
  await tx.revision.create({
    data: { entryId: entry.id, number: 2, state: 'submitted', content: changed as unknown as Prisma.InputJsonValue, lock: 2, savedById: submittedById, submittedById, createdAt: before(15), savedAt: before(14), submittedAt, releasedAt },
  });
  const representative = await tx.membership.findFirst({ where: { partnerId: entry.leadId ?? '', roles: { has: 'representative' } }, orderBy: { person: { email: 'asc' } }, select: { personId: true } });
  const steps: Step[] = [{ step: 'submitted', at: submittedAt, actorId: submittedById, actorRole: 'editor', organisationId: entry.leadId, isPublic: false }];
  if (releasedAt) steps.push({ step: 'released', at: releasedAt, ...(representative ? { actorId: representative.personId, actorRole: 'representative', organisationId: entry.leadId } : { actorId: coordinator, actorRole: 'coordinator' }) });
  if (stage === 'assessing') {
    steps.push({ step: 'assessorNamed', at: namedAt, actorId: coordinator, actorRole: 'coordinator' });
    const scores = Object.fromEntries(Object.entries(scoresFor(slug, lang)).map(([key, said], i) => [key, i < 2 ? said : { score: null, sentence: '' }])) as Prisma.InputJsonObject;
    await tx.assessment.create({ data: { entryId: entry.id, revisionNumber: 2, assessorId: assessor.id, organisationId: assessor.partnerId, side: assessor.side, namedById: coordinator, namedAt, lang, scores, lock: 1 } });
  }
  await stepsOf(tx, entry.id, 2, steps);
}

/** Which practices are being changed, and how far each has come. */
const REVISED = [['release', 'tampere'], ['assessor', 'turku'], ['assessing', 'hyvinkaa']] as const;

/**
 * Gives every published practice of the demonstration the judgement that published it, and leaves one change waiting at each step of the two tiers.
 * @param partners ids by key @param coordinator who named the assessors
 */
export async function seedAssessments(now: Date, partners: Map<string, string>, coordinator: string): Promise<void> {
  await transaction(async (tx) => {
    const place = await tx.membership.findMany({ where: { partner: { kind: { in: ['university', 'agency', 'association', 'region'] } }, person: { deactivatedAt: null, roles: { isEmpty: true } } }, orderBy: [{ person: { email: 'asc' } }], select: { personId: true, partnerId: true, side: true } });
    const practices = await tx.entry.findMany({ where: { kind: 'practices', isPublic: true }, orderBy: { slug: 'asc' }, select: { id: true, slug: true, leadId: true, originalLang: true, publishedAt: true } });
    const practitioner = await tx.membership.findFirst({ where: { side: 'academia', person: { email: { startsWith: 'practitioner@' } } }, select: { personId: true, partnerId: true, side: true } });
    const assessors = place.map(({ personId: id, ...rest }): Assessor => ({ id, ...rest }));
    const named = practitioner ? { id: practitioner.personId, partnerId: practitioner.partnerId, side: practitioner.side } : assessors[0];
    if (!named) return;
    for (const [i, practice] of practices.entries()) {
      const links = await tx.practicePilot.findMany({ where: { practiceId: practice.id }, select: { pilotId: true } });
      const near = await tx.pilotPartner.findMany({ where: { pilotId: { in: links.map(({ pilotId }) => pilotId) } }, select: { partnerId: true } });
      const far = assessors.filter(({ partnerId }) => partnerId !== practice.leadId && !near.some((one) => one.partnerId === partnerId));
      await judge(tx, practice, far[i % Math.max(1, far.length)] ?? named, coordinator);
    }
    const settled = practices.filter(({ publishedAt }) => publishedAt && publishedAt.getTime() < now.getTime() - 20 * DAY);
    for (const [stage, key] of REVISED) {
      const slug = (settled.find(({ leadId }) => leadId === partners.get(key)) ?? settled.find(({ leadId }) => REVISED.every(([, one]) => partners.get(one) !== leadId)))?.slug;
      if (slug) await revise(tx, slug, stage, now, coordinator, named);
    }
  }, 60_000);
}

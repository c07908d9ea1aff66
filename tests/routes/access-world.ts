import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { CONSENT_VERSION } from '#app/domain/joining/application.schema';
import { addPartner } from '#app/domain/partners/profile.server';
import { pilots } from '#app/domain/pilots/pilots.server';
import { emptyPractice } from '#app/domain/practices/practice.schema';
import { practiceTextFields } from '#app/domain/practices/practice.type';
import { listToken } from '#app/domain/practice-lists/sharing.server';
import { practices } from '#app/domain/practices/practices.server';
import { takeUpload } from '#app/domain/shared/documents.server';
import { changeState } from '#app/domain/shared/moves.server';
import { publish } from '#app/domain/shared/publish.server';
import { submitReport } from '#app/domain/reports/report-writing.server';
import { submitEntry } from '#app/domain/shared/review.server';
import { startEntry } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { sha256, signedToken } from '#app/platform/auth/secrets.server';
import { db, type Prisma, transaction } from '#app/platform/db/db.server';
import { storePicture } from '#app/platform/files/files.server';
import { aListOf, anOfferTo, aQuestionUnder, aSearchFor } from '#tests/factories/exchange';
import { aFollowUp } from '#tests/factories/follow-ups';
import { submittable } from '#tests/factories/assessments';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { aReviewableReport } from '#tests/factories/reviewable';
import { aPractice, aReplication } from '#tests/factories/replications';
import { aCommonIndicator, anAcceptedValue, anIndicator, anOpenRound, aQuestion, aRunningPilot } from '#tests/factories/rounds';
import type { Role } from './access-table';

const now = () => new Date();
/** Each round has a year of its own. */
let rounds = 0;
let quarters = 0;
const someAddress = () => `a-${randomUUID()}@example.org`;

const completePractice = () => ({
  ...emptyPractice('fi'),
  texts: { fi: { state: 'original' as const, fields: Object.fromEntries(practiceTextFields.map(({ name }) => [name, `${name} kerrotaan.`])) } },
});

/** Two organisations and the makers of all that the table of access names in braces. */
export async function makeWorld() {
  const coordinator = await aCoordinator();
  const { id: city } = await addPartner(coordinator, { name: 'Oma kunta', lang: 'fi', kind: 'municipality' });
  const { id: otherCity } = await addPartner(coordinator, { name: 'Toinen kunta', lang: 'fi', kind: 'municipality' });
  const editor = await aMember({ in: city, roles: ['editor'] });
  // So that a representative may leave, and the last administrator is not at stake.
  await aMember({ in: city, roles: ['representative'] });
  await aMember({ platform: ['administrator'] });

  /** Taken from elsewhere since, while the city was asked before. @param leadId answers for the practice */
  async function formerReplication(leadId: string): Promise<string> {
    const { id: practiceId } = await aPractice(leadId);
    const sourceId = await aReplication(practiceId, await aPartner('Toinen lähde'));
    const id = await aReplication(practiceId, await aPartner('Kolmas kunta'), { sourceId, given: undefined, taken: undefined });
    await db.replicationStep.create({ data: { replicationId: id, step: 'source', side: 'receiving', actorRole: 'editor', formerId: city } });
    return id;
  }

  /** Someone in a role; null for who has no account. */
  async function person(role: Role): Promise<Member | null> {
    switch (role) {
      case 'anonymous':
      case 'applicant': return null;
      case 'practitioner': return aMember({ in: city, roles: ['practitioner'] });
      case 'editor': return aMember({ in: city, roles: ['editor'] });
      case 'representative': return aMember({ in: city, roles: ['representative'] });
      case 'other': return aMember({ in: otherCity, roles: ['editor'] });
      case 'coordinator': return aCoordinator();
      case 'administrator': return aMember({ platform: ['administrator'] });
      case 'deactivated': {
        const former = await aMember({ in: city, roles: ['editor', 'representative'], platform: ['coordinator', 'administrator'] });
        await db.person.update({ where: { id: former.personId }, data: { deactivatedAt: now() } });
        return former;
      }
    }
  }

  const slugOf = async (id: string) => (await db.entry.findUniqueOrThrow({ where: { id } })).slug;
  const draft = async () => (await startEntry(editor, pilots, city, completePilot())).id;
  const submitted = async () => {
    const id = await draft();
    await submitEntry(editor, pilots, id);
    return id;
  };
  const published = () => aPublishedPilot(city, completePilot());
  /** A value of a published pilot that waits on its own. */
  const waitingValue = async () => {
    const pilotId = (await published()).id;
    const indicatorId = await anIndicator(pilotId);
    return { id: await anAcceptedValue(indicatorId, '2025H1', 5, { state: 'submitted', submittedAt: new Date('2025-07-02T09:00:00.000Z'), enteredById: editor.personId }), pilotId, indicatorId };
  };
  const practice = async () => {
    const id = randomUUID();
    const entry = { id, kind: 'practices', slug: `draft-${id}`, state: 'submitted', isPublic: false, originalLang: 'fi', leadId: city, publishedAt: null };
    return transaction(async (tx) => {
      await tx.entry.create({ data: entry });
      await tx.revision.create({ data: { entryId: id, number: 1, state: 'published', content: completePractice() as unknown as Prisma.InputJsonValue } });
      return publish(tx, practices, entry, completePractice(), 'published');
    });
  };
  let round: Promise<{ id: string }> | undefined;
  const report = async () => {
    const { id: pilotId } = await aRunningPilot(city);
    round ??= anOpenRound([], { questions: [] });
    return (await db.report.create({ data: { roundId: (await round).id, pilotId, content: { lang: 'fi', answers: {} } } })).id;
  };
  const handedIn = async () => {
    const id = await report();
    await submitReport(editor, id);
    return id;
  };
  const practiceDraft = async () => (await startEntry(editor, practices, city, completePractice())).id;

  async function picture(entryId: string, state: string): Promise<string> {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2c8259' } }).png().toBuffer();
    const { id } = await transaction((tx) => storePicture(tx, new Uint8Array(bytes), { entryId, uploadedBy: editor.personId }));
    const revision = await db.revision.findFirstOrThrow({ where: { entryId, state } });
    const content = { ...(revision.content as object), pictures: [{ fileId: id, credit: 'Kunta', alt: { fi: 'Kuva' } }] };
    await db.revision.update({ where: { id: revision.id }, data: { content } });
    return id;
  }

  async function document(entryId: string, state: string): Promise<string> {
    const file = { name: 'opas.txt', bytes: async () => new TextEncoder().encode('Näin se tehdään.') };
    const { said, keep } = await takeUpload({ 'title.new': ['Opas'], 'lang.new': ['fi'] }, file);
    await keep(db, { entryId, uploadedBy: editor.personId });
    const revision = await db.revision.findFirstOrThrow({ where: { entryId, state } });
    await db.revision.update({ where: { id: revision.id }, data: { content: { ...(revision.content as object), documents: [said] } } });
    return `${said.fileId}/${said.name}`;
  }

  const application = async (more: object = {}) => {
    const { id } = await db.application.create({
      data: {
        state: 'pending', email: someAddress(), name: 'Hakija', lang: 'fi', partnerId: city, workTitle: 'Suunnittelija', side: 'administration',
        themes: ['smart'], why: 'Opin.', consentText: CONSENT_VERSION, verifiedAt: now(), ...more,
      },
    });
    return id;
  };
  const membership = async (of: string) => {
    const { personId } = await aMember({ in: of });
    return (await db.membership.findFirstOrThrow({ where: { personId } })).id;
  };
  const invitation = async () => {
    const expiresAt = new Date(Date.now() + 86_400_000);
    return (await db.invitation.create({ data: { partnerId: city, email: someAddress(), roles: ['editor'], side: 'politics', lang: 'fi', expiresAt } })).id;
  };
  const othersSession = async () => {
    const id = sha256(randomUUID());
    const ends = new Date(Date.now() + 86_400_000);
    await db.session.create({ data: { id, personId: editor.personId, expiresAt: ends, endsAt: ends } });
    return sha256(`session-handle:${id}`).slice(0, 16);
  };

  const owedReport = async () => {
    const { id } = await aReviewableReport({ lead: city });
    await db.report.update({ where: { id }, data: { state: 'draft' } });
    return id;
  };

  const skippedReport = async () => {
    const { id } = await aReviewableReport({ lead: city });
    await db.report.update({ where: { id }, data: { state: 'skipped', round: { update: { state: 'open' } } } });
    return id;
  };

  /** Two pilots that have always run: rounds ask one and have yet to ask the other. */
  let running: Promise<{ id: string }[]> | undefined;
  const runningPilots = async () => {
    const pair = [await published(), await published()];
    for (const { id: entryId } of pair) await db.timelineStep.create({ data: { entryId, step: 'running', at: new Date('1960-01-01'), actorRole: 'editor', isPublic: true } });
    return pair;
  };
  /** A round, each for a period of its own. */
  const aRound = async (state: string): Promise<string> => {
    const period = `${1960 + Math.floor(quarters / 4)}Q${1 + (quarters++ % 4)}`;
    running ??= runningPilots();
    const [asked] = await running;
    const { id } = await anOpenRound(state === 'open' && asked ? [asked.id] : [], { period, dueOn: new Date('2060-01-01'), state, questions: [aQuestion('a')] as never });
    return id;
  };

  const figureKey = async () => {
    const key = await aCommonIndicator(`c-${randomUUID()}`);
    await anIndicator((await published()).id, { commonKey: key, unit: 'tCO2e' });
    return key;
  };

  /** A practice in review; with `released` it waits for an assessor. */
  const practiceInReview = async (released: boolean) => {
    const { id } = await startEntry(editor, practices, city, submittable());
    await submitEntry(editor, practices, id);
    if (released) await db.revision.updateMany({ where: { entryId: id }, data: { releasedAt: now() } });
    return id;
  };

  const makers: Record<string, () => Promise<string>> = {
    practiceWaiting: () => practiceInReview(false),
    practiceReleased: () => practiceInReview(true),
    candidate: async () => (await aMember({ in: otherCity })).personId,
    othersAssessment: async () => {
      const entryId = await practiceInReview(true);
      const { personId: assessorId } = await aMember({ in: otherCity });
      return (await db.assessment.create({ data: { entryId, revisionNumber: 1, assessorId, lang: 'fi', scores: {} } })).id;
    },
    draftRound: () => aRound('draft'),
    openRound: () => aRound('open'),
    closedRound: () => aRound('closed'),
    roundAndReport: async () => {
      const id = await aRound('open');
      return `${id}/extend/${(await db.report.findFirstOrThrow({ where: { roundId: id } })).id}`;
    },
    roundAndOther: async () => `${await aRound('open')}/extend/${(await db.report.findFirstOrThrow({ where: { roundId: await aRound('open') } })).id}`,
    city: async () => city,
    otherCity: async () => otherCity,
    citySlug: () => slugOf(city),
    draft,
    draftSlug: async () => slugOf(await draft()),
    submitted,
    submittedSlug: async () => slugOf(await submitted()),
    published: async () => (await published()).id,
    publishedSlug: async () => (await published()).slug,
    practiceSlug: async () => (await practice()).slug,
    practiceDraft,
    takeableSlug: async () => (await aPractice(otherCity)).slug,
    replication: async () => aReplication((await aPractice(otherCity)).id, city, { stages: [{ state: 'interested', on: '2025-01-10' }], given: undefined, taken: undefined }),
    confirmedReplication: async () => aReplication((await aPractice(otherCity)).id, city),
    retirable: async () => (await aPractice(city)).id,
    retiredSlug: async () => {
      const { id, slug } = await aPractice(city);
      await changeState(await aCoordinator(), practices, id, 'retired', 'Syy.');
      return slug;
    },
    formerReplication: () => formerReplication(otherCity),
    formerLead: () => formerReplication(city),
    report,
    handedIn,
    practiceDraftSlug: async () => slugOf(await practiceDraft()),
    publicPicture: async () => picture((await published()).id, 'published'),
    publicDocument: async () => document((await practice()).id, 'published'),
    draftDocument: async () => document(await practiceDraft(), 'draft'),
    draftPicture: async () => picture(await draft(), 'draft'),
    reviewable: async () => (await aReviewableReport({ lead: city })).id,
    owedReport,
    skippedReport,
    figureKey,
    application: () => application(),
    answered: () => application({ representativeAnswer: 'yes' }),
    unconfirmed: () => application({ state: 'unverified', verifiedAt: null }),
    membership: () => membership(city),
    othersMembership: () => membership(otherCity),
    invitation,
    someone: async () => (await aMember({ in: city })).personId,
    reachable: async () => {
      const { personId } = await aMember({ in: city });
      await db.person.update({ where: { id: personId }, data: { listing: 'members', takesMessages: true } });
      return personId;
    },
    common: () => aCommonIndicator(`co-${randomUUID()}`),
    figure: async () => (await waitingValue()).id,
    measured: async () => {
      const { pilotId, indicatorId } = await waitingValue();
      return `${pilotId}/indicators/${indicatorId}`;
    },
    othersSession,
    othersExport: async () => {
      const { id } = await db.export.create({ data: { personId: editor.personId, subject: 'pilots', format: 'csv', lang: 'fi', params: { theme: null, year: null, round: null, organisations: [city] }, state: 'failed', expiresAt: new Date(Date.now() + 86_400_000) } });
      return id;
    },
    newAddress: async () => encodeURIComponent(someAddress()),
    nobody: async () => randomUUID(),
    startedRound: async () => {
      const period = `${2000 + rounds++}`;
      return (await db.reportRound.create({ data: { period, dueOn: new Date('2999-01-31'), state: 'open', questions: [], audience: { themes: [], exclude: [] } } })).id;
    },
    othersImport: async () => {
      const reading = { order: { subject: 'portfolio', round: null, lang: 'fi' }, rows: [], preview: { rows: [], changes: 0, problems: 0 } };
      return (await db.sheetImport.create({ data: { personId: editor.personId, subject: 'portfolio', fileName: 'a.xlsx', reading, expiresAt: new Date(Date.now() + 86_400_000) } })).id;
    },
    othersList: async () => aListOf((await aMember()).personId, [(await practice()).id]),
    othersItem: async () => {
      const { id } = await practice();
      return `${await aListOf((await aMember()).personId, [id])}/items/${id}`;
    },
    sharedToken: async () => listToken((await db.practiceList.findUniqueOrThrow({ where: { id: await aListOf((await aMember()).personId, [(await practice()).id], randomUUID()) } })).shareId ?? ''),
    wanted: async () => aSearchFor((await practice()).id),
    wantedClosed: async () => aSearchFor((await practice()).id, { closedAt: now() }),
    searchedPractice: async () => {
      const { id } = await practice();
      await aSearchFor(id);
      return id;
    },
    publishedPractice: async () => (await practice()).id,
    offer: async () => anOfferTo(await aSearchFor((await practice()).id), (await aMember({ in: otherCity })).personId),
    followUp: async () => aFollowUp((await aRunningPilot(city, { until: '2024-06-01' })).id),
    followUpAhead: async () => aFollowUp((await aRunningPilot(city, { until: '2024-06-01' })).id, { askOn: new Date('2999-06-01'), askedAt: null }),
    question: async () => aQuestionUnder((await practice()).id),
    othersView: async () => (await db.savedView.create({ data: { personId: coordinator.personId, name: randomUUID(), search: '', shared: true } })).id,
  };

  /** Text with the names in braces replaced, by subjects from `known` or made now. */
  async function fill(text: string, known: Map<string, string>): Promise<string> {
    for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) {
      const make = makers[name];
      if (!make) throw new Error(`Nobody makes {${name}}`);
      if (!known.has(name)) known.set(name, await make());
    }
    return text.replace(/\{(\w+)\}/g, (_, name) => known.get(name) ?? '');
  }

  /** What applicants have: the link of a letter that still works, and one that was used when they confirmed. */
  async function applicantTokens(): Promise<{ fresh: string; spent: string }> {
    const expiresAt = new Date(Date.now() + 86_400_000);
    const token = async (subjectId: string, usedAt: Date | null) => signedToken('confirm-application', (await db.oneTimeToken.create({ data: { purpose: 'confirm-application', subjectId, expiresAt, usedAt } })).id);
    return { fresh: await token(await application({ state: 'unverified', verifiedAt: null }), null), spent: await token(await application(), now()) };
  }

  return { person, fill, city, applicantTokens };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/**
 * Lets the database count its changes from now on, and postpones every job: what is written then, a request wrote.
 * Who was seen when and how often they tried is left out, and so is a row that is written as it was.
 */
export async function watchWrites(): Promise<void> {
  await db.$executeRawUnsafe(`DO $$
    DECLARE
      place text;
    BEGIN
      CREATE TABLE public.writes (id bigserial PRIMARY KEY, place text NOT NULL);
      CREATE FUNCTION public.count_write() RETURNS trigger LANGUAGE plpgsql AS $write$
        BEGIN
          IF TG_OP <> 'UPDATE' OR OLD IS DISTINCT FROM NEW THEN
            INSERT INTO public.writes (place) VALUES (TG_TABLE_NAME);
          END IF;
          RETURN NULL;
        END
      $write$;
      FOR place IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'Session', 'RateLimit', 'writes')
      LOOP
        EXECUTE format('CREATE TRIGGER counted AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION public.count_write()', place);
      END LOOP;
      CREATE FUNCTION public.postpone() RETURNS trigger LANGUAGE plpgsql AS $later$
        BEGIN
          NEW.run_at := now() + interval '1 year';
          RETURN NEW;
        END
      $later$;
      CREATE TRIGGER postponed BEFORE INSERT OR UPDATE ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION public.postpone();
    END $$`);
}

/** Which tables were written to since the last one that is known. */
export async function writesSince(last: bigint): Promise<{ last: bigint; places: string[] }> {
  const rows = await db.$queryRaw<{ id: bigint; place: string }[]>`SELECT id, place FROM public.writes WHERE id > ${last} ORDER BY id`;
  return { last: rows.at(-1)?.id ?? last, places: [...new Set(rows.map(({ place }) => place))] };
}

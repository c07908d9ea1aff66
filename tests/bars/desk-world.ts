import { makeToken } from '#app/platform/auth/one-time.server';
import { signedToken } from '#app/platform/auth/secrets.server';
import type { Preview } from '#app/domain/imports/import.type';
import { db } from '#app/platform/db/db.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { aListOf, anOfferTo, aQuestionUnder, aSearchFor } from '#tests/factories/exchange';
import { aPractice } from '#tests/factories/replications';
import { seededAssessments, seededEntry, seededFollowUps, seededTravel } from './seeded';

/** What stands in braces in the list of templates: ids, tokens, and the editors of entries. */
const known: Record<string, string> = {};

async function knowEntries() {
  const wanted: [string, string, object][] = [
    ['draft', 'pilots', { state: 'draft' }],
    ['submitted', 'pilots', { state: 'submitted' }],
    ['returned', 'pilots', { state: 'returned' }],
    ['approved', 'pilots', { state: 'approved' }],
    ['running', 'pilots', { state: 'running' }],
    ['practice', 'practices', { state: 'published' }],
  ];
  for (const [name, kind, where] of wanted) {
    const { id, slug, editor, originalLang } = await seededEntry(kind, where);
    known[name] = id;
    known[`${name}Slug`] = slug;
    known[`editorOf_${name}`] = editor;
    known[`to_${name}`] = LANGUAGES.find((lang) => lang !== originalLang) ?? 'sv';
  }
}

/** Questions in every state under the practice. */
async function knowQuestions() {
  const practice = known.practice ?? '';
  known.question_waiting = await aQuestionUnder(practice, { text: 'Montako ihmistä tämä vaatii?\n'.repeat(6) });
  known.question_hidden = await aQuestionUnder(practice, { state: 'hidden', lang: 'sv' });
  known.soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  known.wanted = await aSearchFor(practice, { kinds: ['city'] });
  const writer = (await db.person.findFirstOrThrow({ where: { email: 'practitioner@demo.aukio.example' } })).id;
  known.offer_waiting = await anOfferTo(known.wanted, writer);
  known.offer_replied = await anOfferTo(known.wanted, known.editorOf_practice ?? '', { reply: 'Tervetuloa mukaan!\nPalaamme asiaan.' });
  known.wantedElsewhere = await aSearchFor(known.approved ?? '');
  known.list = await aListOf(writer, [practice], '00000000-0000-4000-8000-000000000001');
  const more = await db.entry.findMany({ where: { kind: 'practices', isPublic: true, id: { not: practice } }, take: 3, select: { id: true } });
  await db.practiceListItem.createMany({ data: more.map(({ id }) => ({ listId: known.list ?? '', practiceId: id })) });
  known.listEmpty = await aListOf(writer, []);
  known.listToDelete = await aListOf(writer, [practice]);
  known.listShared = signedToken('practice-list', '00000000-0000-4000-8000-000000000001');
  const gone = await aPractice((await db.entry.findUniqueOrThrow({ where: { id: practice } })).leadId ?? '', 'Ei enää julkaistu');
  await db.entry.update({ where: { id: gone.id }, data: { isPublic: false } });
  known.listGone = await aListOf(writer, [gone.id], '00000000-0000-4000-8000-000000000002');
  known.listSharedGone = signedToken('practice-list', '00000000-0000-4000-8000-000000000002');
  known.question_answered = await aQuestionUnder(practice, { state: 'shown', answer: 'Kaksi henkilöä riittää.' });
}

/** Reports under review in their states; one that was returned and has come back. */
async function knowReports() {
  const inState = async (state: string, more: object = {}) => (await db.report.findFirstOrThrow({ where: { state, ...more }, orderBy: { id: 'asc' } })).id;
  const { reportId: mendedReport } = await db.reportVersion.findFirstOrThrow({ where: { number: { gt: 1 } }, orderBy: { submittedAt: 'desc' } });
  const lead = await db.report.findFirstOrThrow({ where: { state: 'submitted', versions: { every: { number: 1 } } }, orderBy: { id: 'asc' } });
  Object.assign(known, {
    waitingReport: lead.id,
    mendedReport,
    acceptedReport: await inState('accepted', { id: { not: mendedReport } }),
    returnedReport: await inState('returned'),
    owedReport: await inState('due'),
    skippedReport: await skippedInOpen(),
  });
}

/** A report of an open round that a coordinator has let off. */
async function skippedInOpen(): Promise<string> {
  const { id, pilotId } = await db.report.findFirstOrThrow({ where: { state: 'due', round: { state: 'open' } }, orderBy: { id: 'desc' } });
  await db.report.update({ where: { id }, data: { state: 'skipped', decidedAt: new Date() } });
  await db.timelineStep.create({ data: { entryId: pilotId, reportId: id, step: 'reportSkipped', at: new Date(), actorRole: 'coordinator', isPublic: false, note: 'Pilotti oli tauolla.' } });
  return id;
}

/** A round in each state, one whose questions lack a language, and an owed report in the open one. */
async function knowRounds() {
  const open = await db.reportRound.findFirstOrThrow({ where: { state: 'open' }, orderBy: { dueOn: 'asc' }, include: { reports: { where: { state: { in: ['due', 'draft'] } }, take: 1 } } });
  const closed = await db.reportRound.findFirstOrThrow({ where: { state: 'closed' } });
  const [first, ...rest] = open.questions as { id: string; labels: object }[];
  const questions = [{ ...first, labels: { fi: 'Vain suomeksi kysytty' } }, ...rest] as never;
  const draft = await db.reportRound.create({ data: { period: '2024H1', dueOn: new Date('2027-03-01'), questions, audience: { themes: [], exclude: [] } } });
  const empty = await db.reportRound.create({ data: { period: '1999H1', dueOn: new Date('1999-09-01'), questions: [], audience: { themes: [], exclude: [] } } });
  Object.assign(known, { roundToWatch: open.id, closedRound: closed.id, draftRound: draft.id, emptyRound: empty.id, question: rest[0]?.id, roundReport: open.reports[0]?.id });
}

/** A practice at each step of its two tiers, and a judgement that is done. */
async function knowAssessments() {
  Object.assign(known, await seededAssessments(), await seededFollowUps());
}

async function knowMilestones() {
  // One with something to read: several records, and late.
  const [told] = await db.milestoneRecord.findMany({ where: { state: 'underway', note: { not: '' }, pilot: { state: 'running' } }, orderBy: { recordedAt: 'desc' }, take: 1 });
  const { id, editor } = await seededEntry('pilots', { id: told?.pilotId });
  Object.assign(known, { running: id, editorOf_running: editor, milestone: told?.milestoneId });
}

async function knowPortfolio() {
  const { id: personId } = await db.person.findFirstOrThrow({ where: { email: 'coordinator@demo.aukio.example' } });
  known.openRound = (await db.reportRound.findFirstOrThrow({ where: { state: 'open' }, orderBy: { dueOn: 'desc' } })).id;
  const cell = { column: 'x', label: 'Arvo', from: '', to: '12' };
  const row = { sheet: 'figures' as const, sheetName: 'Luvut', number: 2, title: 'Pilotti', cells: [cell, { ...cell, column: 'y', code: 'number' }] };
  const bad: Preview = { rows: [row, { ...row, number: 3, cells: [], code: 'unknownRow' }], changes: 2, problems: 2 };
  const sheet = async (preview: Preview, state = 'read') =>
    (await db.sheetImport.create({ data: { personId, subject: 'portfolio', fileName: 'salkku.xlsx', state, appliedAt: state === 'applied' ? new Date() : null, reading: { order: { subject: 'portfolio', round: null, lang: 'fi' }, rows: [], preview }, expiresAt: new Date(Date.now() + 86_400_000) } })).id;
  known.sheetWrong = await sheet(bad);
  known.sheetGood = await sheet({ rows: [{ ...row, cells: [cell] }], changes: 1, problems: 0 });
  known.sheetEmpty = await sheet({ rows: [], changes: 0, problems: 0 });
  known.sheetApplied = await sheet({ rows: [{ ...row, cells: [cell] }], changes: 1, problems: 0 }, 'applied');
  known.view = (await db.savedView.create({ data: { personId, name: 'Myöhässä', search: '?late=1', shared: true } })).id;
}

async function knowPeople() {
  const tampere = await db.membership.findFirstOrThrow({ where: { person: { email: 'representative@demo.aukio.example' } } });
  const [application, isNew, someone] = await Promise.all([
    db.application.findFirstOrThrow({ where: { partnerId: tampere.partnerId, state: 'pending' } }),
    db.application.findFirstOrThrow({ where: { partnerId: null, state: 'pending' } }),
    db.person.findFirstOrThrow({ where: { email: 'practitioner@demo.aukio.example' } }),
  ]);
  known.reachable = (await db.listedPerson.findFirstOrThrow({ where: { person: { takesMessages: true } }, orderBy: { name: 'asc' } })).personId;
  const inOneWeek = new Date(Date.now() + 7 * 86_400_000);
  const invitation = { partnerId: tampere.partnerId, roles: ['practitioner'], side: 'academia', lang: 'fi', expiresAt: inOneWeek };
  const { id: invitationId } = await db.invitation.create({ data: { ...invitation, email: 'kutsuttu@demo.aukio.example', name: 'Kutsuttu (demo)' } });
  const unverified = await db.application.findFirstOrThrow({ where: { state: 'unverified' } });
  const link = async (purpose: Parameters<typeof makeToken>[1], about: Parameters<typeof makeToken>[3]) => encodeURIComponent(signedToken(purpose, await makeToken(db, purpose, 60, about)));
  Object.assign(known, {
    partner: tampere.partnerId,
    membership: tampere.id,
    application: application.id,
    newOrganisation: isNew.id,
    someone: someone.id,
    toInvitation: await link('invitation', { subjectId: invitationId }),
    toPassword: await link('set-password', { personId: someone.id }),
    toConfirm: await link('confirm-application', { subjectId: unverified.id }),
    toAddress: await link('change-address', { personId: someone.id, address: 'uusi@demo.aukio.example' }),
  });
}

/** A coordinator's files in each state. */
async function knowExports() {
  // Their sign of life lies ahead: the clock does not ask for them again.
  const { id: personId } = await db.person.findFirstOrThrow({ where: { email: 'coordinator@demo.aukio.example' } });
  const common = { personId, subject: 'reports', format: 'xlsx', lang: 'sv', params: { theme: 'smart', year: null, round: null, organisations: null }, beatAt: new Date(Date.now() + 86_400_000), expiresAt: new Date(Date.now() + 86_400_000) };
  for (const more of [{ state: 'queued' }, { state: 'running', done: 1200, total: 4800 }, { state: 'done', done: 4800, total: 4800, bytes: 1_234_567 }, { state: 'failed' }]) {
    known[`export_${more.state}`] = (await db.export.create({ data: { ...common, ...more } })).id;
  }
}

/** Reports by state, with someone who writes each; of one that is begun, a question that is answered already. */
async function knowOwedReports() {
  const wanted = { due: { state: 'due' }, begun: { state: 'draft' }, back: { state: 'returned' }, handedIn: { state: 'submitted' }, accepted: { state: 'accepted' }, skipped: { state: 'skipped' } };
  for (const [name, where] of Object.entries(wanted)) {
    const { id, content, pilot } = await db.report.findFirstOrThrow({ where, orderBy: [{ round: { period: 'desc' } }, { pilot: { slug: 'asc' } }], include: { pilot: { select: { leadId: true } } } });
    const { personId } = await db.membership.findFirstOrThrow({ where: { partnerId: pilot.leadId ?? '', roles: { has: 'editor' } }, orderBy: { since: 'asc' } });
    Object.assign(known, { [`report_${name}`]: id, [`editorOf_report_${name}`]: personId });
    const { answers } = content as { answers: Record<string, string[]> };
    if (name === 'begun') known.answered = Object.keys(answers).find((question) => (answers[question]?.[0]?.length ?? 0) > 20) ?? '';
  }
}

/** A pilot's indicators with values in every state, and common ones in use and not. */
async function knowIndicators() {
  const { id: pilotId, editor } = await seededEntry('pilots', { state: 'running' });
  const common = { names: { fi: 'Mitattu (demo)', sv: 'Mätt (demo)', en: 'Measured (demo)' }, explanations: {}, unit: 'MWh', direction: 'up', cumulative: false };
  const { key } = await db.commonIndicator.create({ data: { key: 'measured', ...common } });
  const { key: spareKey } = await db.commonIndicator.create({ data: { key: 'spare', ...common, names: { fi: 'Vara (demo)', sv: 'Reserv (demo)', en: 'Spare (demo)' }, retiredAt: new Date() } });
  const own = { pilotId, names: { fi: 'Kävijät', sv: 'Besökare' }, originalLang: 'fi', direction: 'up', cumulative: false, position: 90 };
  await db.indicator.create({ data: { ...own, kind: 'quantitative', unit: 'kWh', commonKey: key } });
  const counted = await db.indicator.create({ data: { ...own, kind: 'quantitative', unit: 'people', dimension: 'gender', baselineYear: 2018, baselineValue: 120, targets: { create: [{ period: '2021H1', value: 400 }, { period: '2021H2', value: 500 }] } } });
  const told = await db.indicator.create({ data: { ...own, kind: 'qualitative', unit: '', names: { fi: 'Yhteistyö' }, retiredAt: new Date() } });
  const value = (period: string, version: number, state: string, more: object = {}) =>
    db.indicatorValue.create({ data: { indicatorId: counted.id, period, periodEndsOn: new Date(period.endsWith('1') ? '2021-06-30' : '2021-12-31'), version, state, value: 300 + version, source: 'Laskuri', breakdown: { women: 100, men: 90 }, submittedAt: new Date(), decidedAt: new Date(), ...more } });
  await value('2021H1', 1, 'superseded');
  await value('2021H1', 2, 'accepted', { reason: 'Laskettiin uudelleen.' });
  const waiting = await value('2021H2', 1, 'submitted');
  await db.indicatorValue.create({ data: { indicatorId: told.id, period: '2021H1', periodEndsOn: new Date('2021-06-30'), version: 1, state: 'accepted', text: 'Yksiköt suunnittelevat nyt yhdessä.' } });
  await db.indicatorValue.create({ data: { indicatorId: counted.id, period: '2022H1', periodEndsOn: new Date('2022-06-30'), version: 1, state: 'returned', value: 7, source: 'Laskuri', returnReason: 'Onko luku oikein?' } });
  Object.assign(known, { measuredPilot: pilotId, editorOf_measured: editor, commonKey: key, spareKey, counted: counted.id, told: told.id, waitingFigure: waiting.id, waitingSince: waiting.submittedAt?.toISOString() });
}

/** Puts what pages of the desk are about into the demonstration, in every state; says how each is called in the list of templates. */
export async function deskWorld(): Promise<Record<string, string>> {
  await knowEntries();
  await knowQuestions();
  Object.assign(known, await seededTravel());
  await knowMilestones();
  await knowAssessments();
  await knowPeople();
  await knowReports();
  await knowOwedReports();
  await knowRounds();
  await knowExports();
  await knowPortfolio();
  await knowIndicators();
  return known;
}

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '#app/platform/auth/one-time.server';
import { signedToken } from '#app/platform/auth/secrets.server';
import type { Preview } from '#app/domain/imports/import.type';
import { db } from '#app/platform/db/db.server';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { aListOf, anOfferTo, aQuestionUnder, aSearchFor } from '#tests/factories/exchange';
import { aPractice } from '#tests/factories/replications';
import { openBrowser } from '#tests/setup/browser';
import type { RunningServer } from '#tests/setup/server';
import { checkHtml, checkShown, type Template, type Windows, windowsOf } from './page-checks';
import { cookies, seededAssessments, seededEntry, seededFollowUps, seededServer, seededTravel } from './seeded';

// The same for pages of people who are signed in, each seen by someone whose page it is.

let server: RunningServer;
let browser: Browser;
let windows: Windows;
let cookieOf: (who: string) => Promise<string>;
/** What stands in braces below: ids, tokens, and the editors of entries. */
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

beforeAll(async () => {
  server = await seededServer();
  cookieOf = cookies(server.origin);
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
  browser = await openBrowser();
  windows = windowsOf(browser, server.origin);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

type Page = Omit<Template, 'cookie' | 'name'> & { as?: string; /** Shares its title with another page on purpose */ sameTitle?: boolean };
const step = (name: string, at: string): Page => ({ as: `{editorOf_${name}}`, path: `/desk/pilots/{${name}}${at}` });
const report = (name: string, at: string): Page => ({ as: `{editorOf_report_${name}}`, path: `/desk/reports/{report_${name}}${at}` });
const error = 422;

const pages: Page[] = [
  { as: 'coordinator', path: '/desk' },
  { as: 'editor', path: '/desk', sameTitle: true },
  { as: 'representative', path: '/desk', sameTitle: true },
  { as: 'practitioner', path: '/desk', sameTitle: true },
  { as: 'admin', path: '/desk', sameTitle: true },

  { as: 'editor', path: '/desk/pilots/new' },
  { as: 'editor', path: '/desk/pilots/new', sent: 'lead=nobody', status: error, sameTitle: true },
  step('draft', ''),
  ...['basics', 'story', 'impact', 'goals', 'plan', 'money', 'partners', 'pictures', 'translations', 'check'].map((section) => step('draft', `/${section}`)),
  step('draft', '/translations/{to_draft}'),
  { ...step('draft', '/basics'), sent: 'endsOn=never&base=none', status: 409, sameTitle: true },
  step('returned', ''),
  step('returned', '/basics'),
  step('returned', '/plan'),
  step('submitted', ''),
  step('submitted', '/withdraw'),
  step('approved', ''),
  step('approved', '/state/running'),
  step('approved', '/check'),
  step('running', '/state/stopped'),
  { ...step('running', '/state/stopped'), sent: 'reason=', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/timeline' },
  { as: 'coordinator', path: '/desk/timeline?late=1&theme=smart&year=2025', sameTitle: true },
  { as: 'coordinator', path: '/desk/timeline?year=1990', sameTitle: true },
  { as: 'coordinator', path: '/desk/timeline?page=2' },
  { as: 'editor', path: '/desk/timeline', sameTitle: true },
  step('running', '/milestones'),
  { as: 'coordinator', path: '/desk/pilots/{running}/milestones', sameTitle: true },
  step('approved', '/milestones'),
  step('running', '/milestones/{milestone}'),
  { ...step('running', '/milestones/{milestone}'), sent: 'state=dropped&reachedOn=never&note=&lang=fi&evidenceUrl=no', status: error, sameTitle: true },
  { ...step('running', '/milestones/{milestone}'), sent: 'state=dropped&note=Muu&lang=fi&base=none', status: 409, sameTitle: true },
  { as: 'coordinator', path: '/desk/pilots/{running}/milestones/{milestone}', sameTitle: true },
  { as: 'editor', path: '/desk/replications' },
  { as: 'coordinator', path: '/desk/replications', sameTitle: true },
  { as: '{actor}', path: '/desk/replications', sameTitle: true },
  { as: '{actor}', path: '/desk', sameTitle: true },
  { as: 'editor', path: '/desk/replications/new?practice={takeableSlug}' },
  { as: 'coordinator', path: '/desk/replications/new?practice={takeableSlug}', sameTitle: true },
  { as: 'editor', path: '/desk/replications/new?practice={lessonSlug}' },
  { as: 'editor', path: '/desk/replications/new?practice={takeableSlug}', sent: 'state=none&sourceId=x&adoptedOn=never&lang=xx', status: error, sameTitle: true },
  ...['', '/edit', '/source', '/drop', '/delete'].map((at): Page => ({ as: 'editor', path: `/desk/replications/{replication}${at}` })),
  { as: 'editor', path: '/desk/replications/{replication}/edit', sent: 'base=9&state=adopted&lang=fi&changes=Muuta&scaling=spread', status: 409, sameTitle: true },
  { as: 'editor', path: '/desk/replications/{replication}/edit', sent: 'base=0&state=none&lang=fi&adoptedOn=never', status: error, sameTitle: true },
  { as: 'editor', path: '/desk/replications/{replication}/source', sent: 'base=0&sourceId=x', status: error, sameTitle: true },
  { as: 'editor', path: '/desk/replications/{replication}/drop', sent: 'base=0&reason=', status: error, sameTitle: true },
  { as: '{actor}', path: '/desk/replications/{replication}/confirmation?side=receiving' },
  { as: '{actor}', path: '/desk/replications/{confirmedReplication}' },
  { as: '{actor}', path: '/desk/replications/{formerReplication}/former' },
  { as: '{actor}', path: '/desk/replications/{confirmedReplication}/withdrawal?side=receiving' },
  // What is sent to a page that has nothing to be done any more: the answer keeps the text.
  { as: '{actor}', path: '/desk/replications/{replication}/withdrawal?side=receiving', sent: 'reason=Emme ole ottaneet tätä käyttöön.', status: 409 },
  { as: '{actor}', path: '/desk/replications/{confirmedReplication}/withdrawal?side=receiving', sent: 'reason=', status: error, sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/practices/{practice}' },
  ...['basics', 'use', 'doing', 'attempt', 'turn', 'evidence', 'criteria', 'themes', 'contacts', 'pictures', 'documents', 'translations/{to_practice}', 'check'].map((section): Page => ({ as: '{editorOf_practice}', path: `/desk/practices/{practice}/${section}` })),
  { as: '{editorOf_practice}', path: '/desk/practices/new?from={running}&from={approved}' },
  { as: '{editorOf_practice}', path: '/desk/practices/new', sent: 'lead=x&originalLang=xx', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/practices/{practice}/state/retired' },
  { as: 'coordinator', path: '/desk/practices/{practice}/state/retired', sent: 'reason=', status: error, sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/practices/{practice}/documents', sent: 'intent=add&title.new=&lang.new=xx', status: error, sameTitle: true },

  ...['due', 'begun', 'back', 'handedIn', 'accepted', 'skipped'].map((name) => report(name, '')),
  { ...report('handedIn', ''), as: 'coordinator', sameTitle: true },
  ...['due', 'begun', 'back'].map((name) => report(name, '/form')),
  { ...report('begun', '/form'), sent: 'lang=fi&base.answer.{answered}=0&answer.{answered}=Jotain+muuta', status: 409, sameTitle: true },
  { ...report('due', '/form'), sent: 'lang=', status: error, sameTitle: true },
  ...['due', 'back'].map((name) => report(name, '/check')),
  report('accepted', '/versions/1'),
  report('back', '/versions/1'),

  { as: 'coordinator', path: '/desk/pilots/{submitted}', sameTitle: true },
  { as: 'coordinator', path: '/desk/pilots/{submitted}/review' },
  { as: 'coordinator', path: '/desk/pilots/{submitted}/review', sent: 'number=1&decision=return', status: error, sameTitle: true },
  { as: '{releaser}', path: '/desk/practices/{toRelease}/release' },
  { as: '{releaser}', path: '/desk/practices/{toRelease}/release', sent: 'number=2&decision=back&note=', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/practices/{toName}/assessor' },
  { as: 'coordinator', path: '/desk/practices/{toName}/assessor?q=xyzzy', sameTitle: true },
  { as: 'coordinator', path: '/desk/practices/{toName}/assessor', sent: 'number=2&person=', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/practices/{assessedNow}/assessor' },
  { as: 'coordinator', path: '/desk/practices/{assessedNow}/review' },
  { as: '{assessor}', path: '/desk/assessments/{assessment}' },
  { as: '{assessor}', path: '/desk/assessments/{assessment}', sent: 'lock=1&intent=publish&score.effects=9', status: error, sameTitle: true },
  { as: '{assessor}', path: '/desk/assessments/{assessment}', sent: 'lock=0&intent=save&sentence.needs=Oma', status: 409, sameTitle: true },
  { as: '{assessor}', path: '/desk/assessments/{assessment}/handing-back' },
  { as: '{assessor}', path: '/desk/assessments/{assessment}/handing-back', sent: 'reason=', status: error, sameTitle: true },
  { as: '{judge}', path: '/desk/assessments/{judged}' },
  { as: 'coordinator', path: '/crossing?submitted=1' },
  { as: 'coordinator', path: '/desk/work' },
  { as: 'coordinator', path: '/desk/work?kind=noEditor', sameTitle: true },
  { as: 'coordinator', path: '/desk/rounds' },
  { as: 'coordinator', path: '/desk/rounds/new' },
  { as: 'coordinator', path: '/desk/rounds/new', sent: 'period=2026H1&dueOn=2026-01-01', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/rounds/{roundToWatch}' },
  { as: 'coordinator', path: '/desk/rounds/{roundToWatch}?show=accepted', sameTitle: true },
  { as: 'coordinator', path: '/desk/rounds/{closedRound}' },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}' },
  { as: 'coordinator', path: '/desk/rounds/{roundToWatch}/edit' },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/edit' },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/edit', sent: 'period=2024H1&dueOn=2027-04-01&base=none', status: 409, sameTitle: true },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/delete' },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/questions' },
  { as: 'coordinator', path: '/desk/rounds/{emptyRound}/questions' },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/questions', sent: 'question=x&do=up&base=none', status: 409, sameTitle: true },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/questions/new' },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/questions/new', sent: 'kind=choice&options.0.sv=Ja', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/questions/{question}' },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/questions/{question}', sent: 'kind=line&fi.label=Toinen&base=none', status: 409, sameTitle: true },
  { as: 'coordinator', path: '/desk/rounds/{draftRound}/preview' },
  { as: 'coordinator', path: '/desk/rounds/{emptyRound}/preview', sent: 'base=0&do=start', status: error },
  { as: 'coordinator', path: '/desk/rounds/{roundToWatch}/close' },
  { as: 'coordinator', path: '/desk/rounds/{roundToWatch}/missing' },
  { as: 'coordinator', path: '/desk/rounds/{roundToWatch}/extend/{roundReport}' },
  { as: 'coordinator', path: '/desk/rounds/{roundToWatch}/extend/{roundReport}', sent: 'dueOn=never&reason=', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/reports' },
  { as: 'coordinator', path: '/desk/reports?state=overdue', sameTitle: true },
  { as: 'coordinator', path: '/desk/reports?state=accepted&theme=smart&page=2', sameTitle: true },
  { as: 'coordinator', path: '/desk/reports?state=owed&round=1999', sameTitle: true },
  { as: 'coordinator', path: '/desk/reports/{waitingReport}/review' },
  { as: 'coordinator', path: '/desk/reports/{waitingReport}/review', sent: 'number=1&decision=return', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/reports/{waitingReport}/review', sent: 'number=99&decision=return&reason.x=y', status: 409, sameTitle: true },
  { as: 'coordinator', path: '/desk/reports/{mendedReport}/review' },
  { as: 'coordinator', path: '/desk/reports/{acceptedReport}/review' },
  { as: 'coordinator', path: '/desk/reports/{returnedReport}/review' },
  { as: 'coordinator', path: '/desk/reports/{owedReport}/review' },
  { as: 'coordinator', path: '/desk/reports/{owedReport}/review/skip' },
  { as: 'coordinator', path: '/desk/reports/{owedReport}/review/skip', sent: 'reason=', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/reports/{skippedReport}/review' },
  { as: 'coordinator', path: '/desk/reports/{skippedReport}/review/reopen' },
  { as: 'coordinator', path: '/desk/reports/{skippedReport}/review/reopen', sent: 'reason=', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/applications' },
  { as: 'representative', path: '/desk/applications', sameTitle: true },
  { as: 'coordinator', path: '/desk/applications/{application}' },
  { as: 'representative', path: '/desk/applications/{application}', sameTitle: true },
  { as: 'representative', path: '/desk/applications/{application}/answer' },
  { as: 'coordinator', path: '/desk/applications/{newOrganisation}' },
  { as: 'coordinator', path: '/desk/applications/{newOrganisation}/approve' },
  { as: 'coordinator', path: '/desk/applications/{application}/approve', sent: '', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/applications/{application}/decline' },
  { as: 'coordinator', path: '/desk/applications/{application}/decline', sent: 'reason=', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/applications/{newOrganisation}/organisation' },

  { as: 'coordinator', path: '/desk/indicators' },
  { as: 'coordinator', path: '/desk/indicators/new' },
  { as: 'coordinator', path: '/desk/indicators/new', sent: 'target=paljon&sdgIndicator=x', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/indicators/{commonKey}' },
  { as: 'coordinator', path: '/desk/indicators/{spareKey}' },
  { as: 'coordinator', path: '/desk/indicators/{spareKey}', sent: 'fi.name=A&sv.name=B&en.name=C&unit=kWh&direction=down&cumulative=yes&position=1&base=none', status: 409, sameTitle: true },
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators' },
  { as: 'coordinator', path: '/desk/pilots/{measuredPilot}/indicators', sameTitle: true },
  step('draft', '/indicators'),
  ...['', '?own=quantitative', '?own=qualitative'].map((which): Page => ({ as: '{editorOf_measured}', path: `/desk/pilots/{measuredPilot}/indicators/new${which}` })),
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators/new?own=quantitative', sent: 'targets.0.value=x&baselineYear=1', status: error, sameTitle: true },
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators/{counted}/edit' },
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators/{counted}/edit', sent: 'fi.name=Toinen&unit=people&direction=up&base=none', status: 409, sameTitle: true },
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators/{counted}/retirement' },
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators/{told}/retirement', sent: 'retired=no&reason=', status: error },
  ...['2021H1', '2021H2', '2022H1', '2023Q1'].map((period): Page => ({ as: '{editorOf_measured}', path: `/desk/pilots/{measuredPilot}/indicators/{counted}/values/${period}` })),
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators/{counted}/values/2022H1', sent: 'figure.value=x&figure.breakdown.women=y&intent=submit', status: error, sameTitle: true },
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators/{counted}/values/2022H1', sent: 'figure.value=5&figure.source=a&intent=save&base=none', status: 409, sameTitle: true },
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators/{told}/values/2021H1' },
  { as: '{editorOf_measured}', path: '/desk/pilots/{measuredPilot}/indicators/{counted}/values/2021H2', sent: 'figure.value=5&figure.source=a&figure.breakdown.women=9&intent=submit', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/figures' },
  { as: 'coordinator', path: '/desk/figures/{waitingFigure}', sameTitle: true },
  { as: 'coordinator', path: '/desk/figures/{waitingFigure}', sent: 'decision=return&reason=&seen={waitingSince}', status: error, sameTitle: true },

  { as: 'coordinator', path: '/desk/partners' },
  { as: 'editor', path: '/desk/partners', sameTitle: true },
  { as: 'coordinator', path: '/desk/partners/new' },
  { as: 'editor', path: '/desk/partners/{partner}/edit' },
  { as: 'editor', path: '/desk/partners/{partner}/edit', sent: 'title=', status: error, sameTitle: true },
  { as: 'editor', path: '/desk/partners/{partner}/translations/en' },
  { as: 'coordinator', path: '/desk/partners/{partner}/merge' },
  { as: 'representative', path: '/desk/partners/{partner}/members' },
  { as: 'representative', path: '/desk/partners/{partner}/members/invite' },
  { as: 'representative', path: '/desk/partners/{partner}/members/invite', sent: 'email=nobody', status: error, sameTitle: true },
  { as: 'representative', path: '/desk/partners/{partner}/members/{membership}' },
  { as: 'representative', path: '/desk/partners/{partner}/members/leave' },

  { as: 'coordinator', path: '/desk/portfolio' },
  { as: 'coordinator', path: '/desk/portfolio?q=nothingofthekind&report=overdue&late=1', sameTitle: true },
  { as: 'coordinator', path: '/desk/portfolio/reminders?round={openRound}&all=1' },
  { as: 'coordinator', path: '/desk/portfolio/reminders?round={openRound}', sameTitle: true },
  { as: 'coordinator', path: '/desk/portfolio/views/new?late=1' },
  { as: 'coordinator', path: '/desk/portfolio/views/new?late=1', sent: 'name=', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/portfolio/views/{view}' },

  { as: 'coordinator', path: '/desk/imports' },
  { as: 'editor', path: '/desk/imports', sent: 'file=', status: error, sameTitle: true },
  ...['Wrong', 'Good', 'Empty', 'Applied'].map((state): Page => ({ as: 'coordinator', path: `/desk/imports/{sheet${state}}`, sameTitle: state !== 'Wrong' })),

  { as: 'coordinator', path: '/desk/programme' },
  { as: 'coordinator', path: '/desk/programme?theme=smart&theme=healthy&status=running&year=2026', sameTitle: true },
  { as: 'coordinator', path: '/desk/programme?year=1950', sameTitle: true },
  { as: 'coordinator', path: '/desk/programme/behind' },
  { as: 'coordinator', path: '/desk/programme/funding?source=own' },
  { as: 'coordinator', path: '/desk/programme/reports?standing=accepted&theme=smart&status=running' },
  { as: 'coordinator', path: '/desk/programme/waiting' },
  { as: 'coordinator', path: '/desk/programme/unconfirmed?state=piloting' },
  { as: 'coordinator', path: '/desk/programme/texts' },
  { as: 'admin', path: '/desk/accessibility' },
  { as: 'admin', path: '/desk/accessibility', sent: 'assessedOn=never&lacking.0.fi=x', status: error, sameTitle: true },
  { as: 'coordinator', path: '/desk/programme/texts/smart' },
  { as: 'coordinator', path: '/desk/exports' },
  { as: 'editor', path: '/desk/exports', sameTitle: true },
  { as: 'coordinator', path: '/desk/exports', sent: 'subject=nothing&format=x&lang=', status: error, sameTitle: true },
  // Still: a page that renews itself would do so while the next one is looked at.
  ...['queued', 'running', 'done', 'failed'].map((state): Page => ({ as: 'coordinator', path: `/desk/exports/{export_${state}}?still=1` })),
  { as: 'admin', path: '/desk/people' },
  { as: 'admin', path: '/desk/people?q=tampere', sameTitle: true },
  { as: 'admin', path: '/desk/people/{someone}' },

  { as: 'practitioner', path: '/practices/{practiceSlug}/questions/ask' },
  { as: 'practitioner', path: '/practices/{practiceSlug}/questions/ask', sent: 'text=&lang=de&organisation=x', status: error, sameTitle: true },
  { as: 'practitioner', path: '/partners-wanted/{wanted}/answer' },
  { as: '{editorOf_practice}', path: '/partners-wanted/{wanted}/answer', sameTitle: true },
  { as: 'practitioner', path: '/partners-wanted/{wantedElsewhere}/answer', sameTitle: true },
  { as: 'practitioner', path: '/partners-wanted/{wantedElsewhere}/answer', sent: 'text=&lang=de&organisation=x', status: error, sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/practices/{practice}/partner-search' },
  { as: '{editorOf_practice}', path: '/desk/practices/{practice}/partner-search', sent: 'text=&lang=de&kinds=x&until=x&base=0', status: error, sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/practices/{practice}/partner-search', sent: 'text=Toinen&lang=fi&until={soon}&base=none', status: 409, sameTitle: true },
  { as: '{editorOf_running}', path: '/desk/pilots/{running}/partner-search', sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/offers/{offer_waiting}' },
  { as: '{editorOf_practice}', path: '/desk/offers/{offer_waiting}', sent: 'reply=', status: error, sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/offers/{offer_replied}', sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/offers/{offer_replied}', sent: 'reply=Toinen', status: 409, sameTitle: true },
  { as: 'practitioner', path: '/lists' },
  { as: 'editor', path: '/lists', sent: 'name=', status: error, sameTitle: true },
  { as: 'practitioner', path: '/lists/{list}' },
  { as: 'practitioner', path: '/lists/{listEmpty}', sameTitle: true },
  { as: 'practitioner', path: '/lists/{list}/edit' },
  { as: 'practitioner', path: '/lists/{list}/edit', sent: 'name=Toinen&base=7', status: 409, sameTitle: true },
  { as: 'practitioner', path: '/lists/{list}/deletion' },
  { as: 'practitioner', path: '/lists/{listToDelete}/deletion', sent: 'seen=7', status: 409, sameTitle: true },
  { as: 'practitioner', path: '/lists/{listGone}', sameTitle: true },
  { path: '/lists/shared/{listSharedGone}', sameTitle: true },
  { as: 'practitioner', path: '/lists/{list}/items/{practice}' },
  { as: 'practitioner', path: '/lists/{list}/items/{practice}', sent: 'note=Oma+huomio&base=x', status: 409, sameTitle: true },
  { as: 'practitioner', path: '/lists/collect/{practiceSlug}' },
  { as: 'admin', path: '/lists/collect/{practiceSlug}', sent: 'name=&list=', status: error, sameTitle: true },
  { path: '/lists/shared/{listShared}', sameTitle: true },
  { as: '{editorOf_ended}', path: '/desk/follow-ups' },
  { as: 'coordinator', path: '/desk/follow-ups', sameTitle: true },
  ...['nobody', 'quiet', 'coming', 'answered'].map((show): Page => ({ as: 'coordinator', path: `/desk/follow-ups?show=${show}`, sameTitle: true })),
  { as: '{editorOf_ended}', path: '/desk/follow-ups/{followUp}' },
  { as: '{editorOf_ended}', path: '/desk/follow-ups/{followUp}', sent: 'base=0&outcome=stopped&reason=&lang=de', status: error, sameTitle: true },
  { as: '{editorOf_ended}', path: '/desk/follow-ups/{followUpAnswered}', sent: 'base=0&outcome=continued&reason=Muuta&lang=sv', status: 409, sameTitle: true },
  { as: 'coordinator', path: '/desk/follow-ups/{followUpAnswered}', sameTitle: true },
  { as: 'coordinator', path: '/desk/follow-ups/{followUp}', sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/questions' },
  { as: '{editorOf_practice}', path: '/desk/questions?show=decided', sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/questions/{question_waiting}' },
  { as: '{editorOf_practice}', path: '/desk/questions/{question_answered}', sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/questions/{question_hidden}', sameTitle: true },
  { as: 'coordinator', path: '/desk/questions/{question_answered}', sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/questions/{question_waiting}', sent: 'text=&lang=de&base=none', status: error, sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/questions/{question_answered}', sent: 'text=Toinen&lang=fi&base=none', status: 409, sameTitle: true },
  { as: '{editorOf_practice}', path: '/desk/questions/{question_waiting}/hiding' },
  { as: '{editorOf_practice}', path: '/desk/questions/{question_waiting}/hiding', sent: 'reason=', status: error, sameTitle: true },

  { as: 'practitioner', path: '/people', sameTitle: true },
  { as: 'practitioner', path: '/people/{reachable}/contact' },
  { as: 'practitioner', path: '/people/{reachable}/contact', sent: '', status: error, sameTitle: true },

  { as: 'practitioner', path: '/account' },
  ...['address', 'address/sent', 'password', 'sessions', 'export', 'erase'].map((at): Page => ({ as: 'practitioner', path: `/account/${at}` })),
  { as: 'practitioner', path: '/account/password', sent: 'password=&newPassword=short', status: error, sameTitle: true },
  { path: '/account/address/confirm?token={toAddress}' },
  { path: '/account/address/confirmed' },
  { path: '/account/erased' },
  { path: '/invitation?token={toInvitation}' },
  { path: '/set-password?token={toPassword}' },
  { path: '/join/confirm?token={toConfirm}' },
  { as: 'editor', path: '/desk/nothing', status: 404 },
  { as: 'practitioner', path: '/desk/pilots/new', status: 403 },
];

const fill = (text: string) =>
  text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = known[name];
    if (!value) throw new Error(`Nobody knows {${name}}`);
    return value;
  });

const templateOf = async ({ as, path, sent, status }: Page): Promise<Template> =>
  ({ name: path, path: fill(path), sent: sent && fill(sent), status, cookie: as && (await cookieOf(fill(as))) });

const titles = new Map<string, string>();

/** Each page has a name of its own in each language, unless it is another state of one that has. */
function ownTitle({ path, sameTitle }: Page, lang: Lang, title: string) {
  if (sameTitle) return;
  expect(titles.get(`${lang} ${title}`), `another page called ${title}`).toBeUndefined();
  titles.set(`${lang} ${title}`, path);
}

describe.each(pages)('$path for $as $sent', (page) => {
  it('is valid and accessible, narrow and light in Finnish', async () => {
    const { title } = await checkShown(windows, 'narrow', await templateOf(page), 'fi');
    ownTitle(page, 'fi', title);
  });

  it('is valid and accessible, wide and dark in English', async () => {
    const { title } = await checkShown(windows, 'wide', await templateOf(page), 'en');
    ownTitle(page, 'en', title);
  });

  it('is valid in Swedish', async () => {
    ownTitle(page, 'sv', await checkHtml(server.origin, await templateOf(page), 'sv'));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { DEMO_PASSWORD } from '#seed/accounts';
import { aListOf, anOfferTo, aQuestionUnder, aSearchFor } from '#tests/factories/exchange';
import { ask } from '#tests/setup/http';
import type { RunningServer } from '#tests/setup/server';
import { formsIn, type PageForm } from './forms';
import { ABSURD, bodyOf, faultsOf, inTurns, isTyped, MALFORMED, queries, WORDY } from './hostile-values';
import { aPractice } from '#tests/factories/replications';
import { cookies, seededAssessments, seededEntry, seededFollowUps, seededServer, seededTravel } from './seeded';

// Every form of every role, found on its pages, gets values nobody types; no answer may be a 5xx.

let server: RunningServer;
let cookieOf: (who: string) => Promise<string>;
const known: Record<string, string> = {};

beforeAll(async () => {
  server = await seededServer();
  cookieOf = cookies(server.origin);
  for (const [name, kind, state] of [['draft', 'pilots', 'draft'], ['returned', 'pilots', 'returned'], ['submitted', 'pilots', 'submitted'], ['running', 'pilots', 'running'], ['practice', 'practices', 'published']] as const) {
    const { id, slug, editor } = await seededEntry(kind, { state });
    Object.assign(known, { [name]: id, [`${name}Slug`]: slug, [`editorOf_${name}`]: editor });
  }
  Object.assign(known, await seededTravel());
  Object.assign(known, await seededAssessments(), await seededFollowUps());
  known.milestone = (await db.milestone.findFirstOrThrow({ where: { pilotId: known.running } })).milestoneId;
  const second = await seededEntry('pilots', { state: 'submitted', id: { not: known.submitted } });
  Object.assign(known, { second: second.id, editorOf_second: second.editor });
  const { id: membership, partnerId: partner } = await db.membership.findFirstOrThrow({ where: { person: { email: 'editor@demo.aukio.example' } } });
  const { id: application } = await db.application.findFirstOrThrow({ where: { partnerId: null, state: 'pending' } });
  const { id: someone } = await db.person.findFirstOrThrow({ where: { email: 'practitioner@demo.aukio.example' } });
  const { personId: reachable } = await db.listedPerson.findFirstOrThrow({ where: { person: { takesMessages: true } }, orderBy: { name: 'asc' } });
  const measured = await db.indicator.create({ data: { pilotId: known.running ?? '', kind: 'quantitative', names: { fi: 'Kävijät' }, originalLang: 'fi', unit: 'people', direction: 'up', cumulative: false, dimension: 'gender' } });
  const { id: waitingFigure } = await db.indicatorValue.create({ data: { indicatorId: measured.id, period: '2020H1', periodEndsOn: new Date('2020-06-30'), version: 1, state: 'submitted', value: 5, submittedAt: new Date() } });
  const { key: commonKey } = await db.commonIndicator.create({ data: { key: 'hostile', names: { fi: 'a', sv: 'b', en: 'c' }, explanations: {}, unit: 'MWh', direction: 'up', cumulative: false } });
  Object.assign(known, { counted: measured.id, waitingFigure, commonKey });
  const { id: waitingReport } = await db.report.findFirstOrThrow({ where: { state: 'submitted' }, orderBy: { id: 'asc' } });
  const { id: owedReport } = await db.report.findFirstOrThrow({ where: { state: 'due' }, orderBy: { id: 'asc' } });
  const round = { questions: (await db.reportRound.findFirstOrThrow({ where: { state: 'open' } })).questions as never, audience: { themes: [], exclude: [] } };
  const { id: draftRound } = await db.reportRound.create({ data: { ...round, period: '2024H1', dueOn: new Date('2027-03-01') } });
  const { id: otherRound } = await db.reportRound.create({ data: { ...round, period: '2023H1', dueOn: new Date('2027-03-01') } });
  const { id: extended, roundId: openRound } = await db.report.findFirstOrThrow({ where: { state: 'due', round: { state: 'open' } }, orderBy: { id: 'desc' } });
  Object.assign(known, { draftRound, otherRound, openRound, extended, question: (round.questions as { id: string }[])[0]?.id });
  const { id: skippedReport } = await db.report.findFirstOrThrow({ where: { state: 'due', round: { state: 'open' } }, orderBy: { id: 'desc' } });
  await db.report.update({ where: { id: skippedReport }, data: { state: 'skipped' } });
  Object.assign(known, { partner, membership, application, someone, reachable, waitingReport, owedReport, skippedReport });
  const begun = await db.report.findFirstOrThrow({ where: { state: 'draft' }, orderBy: { id: 'asc' }, include: { pilot: { select: { leadId: true } } } });
  const { personId: editorOf_report } = await db.membership.findFirstOrThrow({ where: { partnerId: begun.pilot.leadId ?? '', roles: { has: 'editor' } } });
  Object.assign(known, { report: begun.id, editorOf_report });
  known.wanted = await aSearchFor(known.practice ?? '');
  known.offer = await anOfferTo(known.wanted, someone);
  known.list = await aListOf(someone, [known.practice ?? '']);
  known.asked = await aQuestionUnder(known.practice ?? '');
  known.retirable = (await aPractice(partner)).id;
}, 120_000);

afterAll(() => server?.stop());

const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name) => known[name] ?? whole);

/** Pages with forms, after the language, and who opens them. */
const PAGES: [string, string][] = [
  ['', '/join'],
  ['', '/sign-in'],
  ['', '/forgotten-password'],
  ['', '/contact'],
  ['', '/pilots/{runningSlug}/contact'],
  ['', '/practices/{practiceSlug}/contact'],
  ...['basics', 'story', 'impact', 'goals', 'plan', 'money', 'partners', 'pictures', 'translations/en', 'translations/sv'].map((at): [string, string] => ['{editorOf_draft}', `/desk/pilots/{draft}/${at}`]),
  ...['basics', 'use', 'doing', 'attempt', 'turn', 'evidence', 'criteria', 'themes', 'contacts', 'documents'].map((at): [string, string] => ['{editorOf_practice}', `/desk/practices/{practice}/${at}`]),
  ...['basics', 'use', 'doing', 'themes', 'documents'].map((at): [string, string] => ['{editorOf_practice}', `/desk/practices/{practice}/${at}`]),
  ['editor', '/desk/replications/new?practice={takeableSlug}'],
  // What is taken is done: what ends a thing stands after what needs it.
  ['{actor}', '/desk/replications/{replication}/confirmation?side=receiving'],
  ['{actor}', '/desk/replications/{confirmedReplication}/withdrawal?side=receiving'],
  ...['edit', 'source', 'drop'].map((at): [string, string] => ['editor', `/desk/replications/{replication}/${at}`]),
  ['{editorOf_running}', '/desk/pilots/{running}/state/stopped'],
  ['coordinator', '/desk/practices/{retirable}/state/retired'],
  ['{editorOf_running}', '/desk/pilots/{running}/milestones/{milestone}?back=//evil.example'],
  ['{editorOf_report}', '/desk/reports/{report}/form'],
  ['editor', '/desk/pilots/new'],
  ['editor', '/desk/practices/new'],
  ['editor', '/desk/partners/{partner}/edit'],
  ['editor', '/desk/partners/{partner}/translations/sv'],
  ['representative', '/desk/partners/{partner}/members/invite'],
  ['representative', '/desk/partners/{partner}/members/{membership}'],
  ['coordinator', '/desk/applications/{application}/organisation'],
  ['coordinator', '/desk/applications/{application}/approve'],
  ['coordinator', '/desk/applications/{application}/decline'],
  ['coordinator', '/desk/pilots/{submitted}/review'],
  ['{releaser}', '/desk/practices/{toRelease}/release'],
  ['coordinator', '/desk/practices/{toName}/assessor'],
  ['{assessor}', '/desk/assessments/{assessment}'],
  ['{assessor}', '/desk/assessments/{assessment}/handing-back'],
  ['coordinator', '/desk/reports/{waitingReport}/review'],
  ['coordinator', '/desk/reports/{owedReport}/review/skip'],
  ['coordinator', '/desk/reports/{skippedReport}/review/reopen'],
  ['{editorOf_second}', '/desk/pilots/{second}/withdraw'],
  ['coordinator', '/desk/rounds/new'],
  ['coordinator', '/desk/rounds/{openRound}/edit'],
  ['coordinator', '/desk/rounds/{openRound}'],
  ['coordinator', '/desk/rounds/{openRound}/extend/{extended}'],
  ['coordinator', '/desk/rounds/{draftRound}/edit'],
  ['coordinator', '/desk/rounds/{draftRound}/questions/new'],
  ['coordinator', '/desk/rounds/{draftRound}/questions/{question}'],
  ['coordinator', '/desk/rounds/{otherRound}/preview'],
  ['coordinator', '/desk/partners/new'],
  ['coordinator', '/desk/partners/{partner}/merge'],
  ['coordinator', '/desk/portfolio/views/new'],
  ['{editorOf_running}', '/desk/pilots/{running}/indicators/new?own=quantitative'],
  ['{editorOf_running}', '/desk/pilots/{running}/indicators/new?own=qualitative'],
  ['{editorOf_running}', '/desk/pilots/{running}/indicators/{counted}/edit'],
  ['{editorOf_running}', '/desk/pilots/{running}/indicators/{counted}/values/2021H1'],
  ['{editorOf_running}', '/desk/pilots/{running}/indicators/{counted}/retirement'],
  ['coordinator', '/desk/figures/{waitingFigure}'],
  ['coordinator', '/desk/indicators/new'],
  ['coordinator', '/desk/indicators/{commonKey}'],
  ['coordinator', '/desk/programme/texts'],
  ['coordinator', '/desk/programme/texts/smart'],
  ['coordinator', '/desk/exports'],
  ['admin', '/desk/people/{someone}'],
  ['admin', '/desk/accessibility'],
  ['practitioner', '/account'],
  ['practitioner', '/people/{reachable}/contact'],
  ['practitioner', '/practices/{practiceSlug}/questions/ask'],
  ['admin', '/partners-wanted/{wanted}/answer'],
  ['{editorOf_practice}', '/desk/practices/{practice}/partner-search'],
  ['{editorOf_practice}', '/desk/offers/{offer}'],
  ['editor', '/lists'],
  ['practitioner', '/lists/{list}/edit'],
  ['practitioner', '/lists/{list}/items/{practice}'],
  ['editor', '/lists/collect/{practiceSlug}'],
  ['{editorOf_ended}', '/desk/follow-ups/{followUp}'],
  ['{editorOf_practice}', '/desk/questions/{asked}'],
  ['{editorOf_practice}', '/desk/questions/{asked}/hiding'],
  ['practitioner', '/account/address'],
  ['practitioner', '/account/password'],
  ['practitioner', '/account/erase'],
];

const post = async (path: string, body: string, cookie: string) =>
  ask(server.origin, path, { method: 'POST', headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded', ...(cookie ? { Cookie: cookie } : {}) }, body });

/**
 * What is sent to one form, beside its fields' own values. Each list is tried in turn on all fields that people fill in; here every form takes a
 * sixth of the turns, begun elsewhere than its neighbour's. All of them, on every field, are tried in tests/prove.
 */
function bodies(form: PageForm, at: number): string[] {
  const share = (_: unknown, k: number) => k % 6 === at % 6;
  const rotate = (values: string[]) => values.map((_, k) => bodyOf(form, (i) => (isTyped(form, i) ? values[(i + k) % values.length] : undefined))).filter(share);
  const alone = form.fields.flatMap((_, at) => ['%00', '%ED%A0%80', '99999999999999999999', '0000-00-00'].map((value) => bodyOf(form, (i) => (i === at ? value : undefined))));
  const whole = bodyOf(form, () => undefined);
  const long = form.fields.findIndex(({ kind }) => kind === 'textarea' || kind === 'text');
  return [
    ...rotate([...MALFORMED, ...ABSURD]),
    ...rotate(WORDY),
    ...alone.slice(0, 12).filter(share),
    bodyOf(form, () => '0000-00-00'),
    `${whole}&${whole}`,
    `${whole}&__proto__=1&constructor=2&__proto__.polluted=3&toString=4&=5&&==&%00=6`,
    ...['', '&'.repeat(3000), Array.from({ length: 2100 }, (_, i) => `f${i}=1`).join('&')].filter(share),
    ...(long < 0 ? [] : [bodyOf(form, (i) => (i === long ? 'a'.repeat(1024 * 1024) : undefined))]),
  ];
}

describe('forms', () => {
  it.each(PAGES)('of %s at %s answer hostile values with 4xx in the reader’s language', { timeout: 90_000 }, async (who, at) => {
    const turn = PAGES.findIndex(([, path]) => path === at);
    const lang = LANGUAGES[turn % 3] as Lang;
    const path = `/${lang}${fill(at)}`;
    const cookie = who ? await cookieOf(fill(who)) : '';
    const open = () => ask(server.origin, path, { headers: cookie ? { Cookie: cookie } : {} });
    const baseIn = (html: string) => /name="base" value="(\w+)"/.exec(html)?.[1] ?? '';
    const page = await open();
    expect(page.status).toBe(200);
    let base = baseIn(page.body);
    const all = formsIn(page.body, path);
    const typed = all.filter(({ fields }) => fields.some(({ kind }) => kind !== 'hidden' && kind !== 'submit'));
    // A page that asks for nothing but a click still sends what it names.
    const forms = typed.length > 0 ? typed : all;
    expect(forms.length).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (const [i, form] of forms.entries()) {
      await db.rateLimit.deleteMany();
      await inTurns(bodies(form, turn + i), async (unbased) => {
        const body = unbased.replace(/(?<=^|&)base=\w+/g, `base=${base}`);
        const answer = await post(form.action, body, cookie);
        // What was taken changed what the next save must name.
        if (answer.status === 303 && base) base = baseIn((await open()).body) || base;
        wrong.push(...faultsOf(answer, lang).map((what) => `${answer.status} ${form.action} ${what}: ${body.slice(0, 300)}`));
      }, base ? 1 : 6);
    }
    expect(wrong).toEqual([]);
  });

  it('refuse 2 MB before they read it', async () => {
    const answer = await post('/sv/join', `why=${'a'.repeat(2 * 1024 * 1024)}`, '');
    expect(answer.status).toBe(413);
    expect(answer.body).toContain('<html lang="sv">');
  });

  it('have left nothing in the database that a letter or page could carry on', async () => {
    const letters = await db.letter.findMany();
    expect(letters.length).toBeGreaterThan(0);
    expect(letters.filter(({ to }) => /[\s,;<>]/.test(to))).toEqual([]);
    const tables = await db.$queryRaw<{ name: string }[]>`SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('RateLimit', '_prisma_migrations')`;
    for (const { name } of tables) {
      const [row] = await db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${name} t WHERE t::text ~ '[\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]'`);
      expect([name, row?.n]).toEqual([name, 0]);
    }
    expect(await db.person.count()).toBeGreaterThan(8);
  });
});

describe('queries', () => {
  const files = ['/pilots.csv', '/pilots.json', '/practices.csv', '/partners.json', '/search/suggestions', '/progress.csv', '/progress.json'];
  const pages = [...files, '', '/pilots', '/pilots/{runningSlug}', '/partners', '/map', '/practices', '/practices/compare', '/practices/suiting', '/practices/{practiceSlug}', '/practices/{practiceSlug}/versions', '/practices/{practiceSlug}/questions', '/desk/questions', '/desk/follow-ups', '/partners-wanted', '/search', '/sign-in', '/join', '/set-password', '/join/confirm', '/invitation', '/account/address/confirm', '/themes/smart', '/crossing', '/people', '/desk', '/desk/people', '/desk/pilots/new', '/desk/applications', '/desk/exports', '/desk/timeline', '/account', '/progress', '/progress/co2e-avoided', '/progress/plan/late', '/progress/follow-ups/12/lives', '/progress/travel/replications', '/progress/travel/cities', '/desk/programme', '/desk/programme/unconfirmed', '/desk/programme/reports', '/desk/programme/answers', '/desk/programme/funding'];
  it.each(pages)('of %s never make it fail', { timeout: 30_000 }, async (at) => {
    const cookie = await cookieOf(at === '/desk/people' ? 'admin' : at === '/desk/timeline' || at.startsWith('/desk/programme') ? 'coordinator' : at.startsWith('/desk') || at === '/account' ? 'representative' : 'practitioner');
    const headers: Record<string, string> = /^\/(desk|account)/.test(at) ? { Cookie: cookie } : {};
    const wrong: string[] = [];
    // A quarter of them at each page, the others at its neighbours; all of them at each in tests/prove.
    await inTurns(queries.filter((_, k) => k % 4 === pages.indexOf(at) % 4), async (query) => {
      const { status, body } = await ask(server.origin, `/en${fill(at)}?${query}`, { headers });
      const isFine = [200, 303, 400, 404, 410, 414].includes(status) || (status === 403 && query.startsWith('_data'));
      if (!isFine) wrong.push(`${status} ${query.slice(0, 80)}`);
      if (/Invalid `|prisma|at .*\.js:\d+/i.test(body)) wrong.push(`told too much: ${query.slice(0, 80)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('of the open interface are answered or refused with a problem', { timeout: 30_000 }, async () => {
    const wrong: string[] = [];
    for (const at of ['/api/v1', '/api/v1/pilots', '/api/v1/partners', '/api/v1/themes', '/api/v1/pilots/{runningSlug}', '/api/v1/openapi.json', '/api/v1/__proto__', '/api/v1/pilots/%00']) {
      await inTurns([...queries, 'after=%00', 'after[]=x', 'limit=-1', 'limit=9e9', 'lang=__proto__'], async (query) => {
        const { status, headers, body } = await ask(server.origin, `${fill(at)}?${query}`);
        const isProblem = [400, 404].includes(status) && headers['content-type'] === 'application/problem+json' && JSON.parse(body).status === status;
        if (status !== 200 && !isProblem && !(query.startsWith('_data') && [403, 404].includes(status))) wrong.push(`${status} ${at}?${query.slice(0, 80)}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('too long a one is 414', async () => {
    expect((await ask(server.origin, `/en/pilots?q=${'a'.repeat(9000)}`)).status).toBe(414);
  });

  it.each([
    '/fi/%00', '/fi/pilots/%00', '/fi/pilots/%FF', '/fi/pilots/%ED%A0%80', '/fi/partners/..%2F..%2Fetc', '/fi/themes/__proto__', '/fi/themes/constructor', '/fi/practices/%E2%80%AE', '/%5Cevil.example',
    '//evil.example/fi', '/fi//evil.example', '/fi/desk/pilots/%00/milestones', '/fi/desk/indicators/%00', '/fi/desk/indicators/__proto__', '/fi/desk/figures/%00', '/fi/desk/pilots/%00/indicators', '/fi/desk/pilots/1/indicators/%00/values/2025', '/fi/desk/pilots/1/milestones/%00', '/pictures/%00', '/pictures/..%2F..%2Fetc%2Fpasswd', '/pictures/x?w=-1', '/documents/%00/x', '/documents/..%2F..%2Fetc/passwd', '/documents/x/..%2Fx', '/documents/%ff/%ff', '/fi/desk/__proto__/new', '/fi/desk/pilots/%00', '/fi/desk/pilots/1/basics', '/fi/desk/partners/%27/edit',
    '/fi/desk/applications/%00', '/fi/desk/people/%00', '/fi/desk/exports/%00', '/fi/desk/exports/..%2F..%2Fetc/file', '/fi/desk/programme/texts/__proto__', '/og/fi/pilots/%00.png', '/og/fi/__proto__/constructor.png', '/og/fi/pilots/..%2F..%2Fetc.png', '/og/xx/site.png', '/fi/%00.atom', '/sitemap.xml?file=-1', '/sitemap.xml?file=%00', '/demo/mail/%00', '/assets/..%2F..%2Fpackage.json', `/fi/${'a/'.repeat(2000)}`, '/fi/progress/%00', '/fi/progress/%00/pilots.csv', '/fi/progress/__proto__', '/fi/progress/travel/%00', '/fi/progress/travel/replications?giver=%00',
    '/fi/desk/reports/%00', '/fi/desk/reports/__proto__/form',
  ])('the address %s is nothing', async (path) => {
    const { status } = await ask(server.origin, path, { headers: { Cookie: await cookieOf('admin') } });
    expect([400, 404]).toContain(status);
  });
});

describe('where signing in leads', () => {
  const AWAY = [
    '//evil.example', '///evil.example', '////evil.example', '/\\evil.example', '\\\\evil.example', '\\/evil.example', '/\t/evil.example', '/\n/evil.example', '/\r/evil.example', '\t//evil.example', ' //evil.example',
    'https://evil.example', 'http:evil.example', 'HTTPS://EVIL.EXAMPLE', 'javascript:alert(1)', 'data:text/html,x', '%2f%2fevil.example', '/%2f/evil.example', '/%5cevil.example', '/.//evil.example', '/..//evil.example', '/fi/..//evil.example',
    '/fi/../..//evil.example', '@evil.example', '.evil.example', '/\u0000/evil.example', '/\u2028/evil.example', '／／evil.example', '/fi?x=\\\\evil.example', '/fi\r\nSet-Cookie: x=1', '/fi#//evil.example', 'evil.example', '',
  ];

  async function leadsHome(response: { status: number; headers: { location?: string; 'set-cookie'?: string[] } }) {
    expect(response.status).toBe(303);
    const location = response.headers.location ?? '';
    expect(location).toMatch(/^\/(?![/\\])/);
    expect(new URL(location, server.origin).origin).toBe(server.origin);
    expect(new URL(new URL(location, server.origin).pathname, server.origin).origin).toBe(server.origin);
    expect((response.headers['set-cookie'] ?? []).some((cookie) => cookie.startsWith('x='))).toBe(false);
  }

  it.each(AWAY)('never away: %j', async (to) => {
    await leadsHome(await ask(server.origin, `/fi/sign-in?to=${encodeURIComponent(to)}`, { headers: { Cookie: await cookieOf('practitioner') } }));
  });

  it('never away after the password either', { timeout: 60_000 }, async () => {
    await inTurns(AWAY, async (to) => {
      await db.rateLimit.deleteMany();
      const form = new URLSearchParams({ email: 'editor2@demo.aukio.example', password: DEMO_PASSWORD, to }).toString();
      await leadsHome(await post(`/fi/sign-in?to=${encodeURIComponent(to)}`, form, ''));
    }, 3);
  });

  it('home, to the page that was asked for', async () => {
    const { headers } = await ask(server.origin, `/fi/sign-in?to=${encodeURIComponent('/fi/account?x=1')}`, { headers: { Cookie: await cookieOf('practitioner') } });
    expect(headers.location).toBe('/fi/account?x=1');
  });
});

import { askedNow } from '#app/domain/follow-ups/follow-ups.server';
import { waitingApplications } from '#app/domain/joining/applications.server';
import { partnerNames } from '#app/domain/partners/partners.server';
import type { DeskRow, ListedMember } from '#app/domain/people/desk-parts';
import { peopleMessages } from '#app/domain/people/messages';
import { listedMembers, noteDeskVisit, ownProfile } from '#app/domain/people/profile.server';
import { pilotsInThemes } from '#app/domain/pilots/pilot-list.server';
import { waitingFor } from '#app/domain/replications/replication-desk.server';
import { countWaiting } from '#app/domain/questions/questions.server';
import { reportMessages } from '#app/domain/reports/messages';
import { dueInWords } from '#app/domain/reports/due-words';
import type { OwedRow } from '#app/domain/reports/owed-list';
import { owedReports } from '#app/domain/reports/owed-reports.server';
import { contentType, contentTypes } from '#app/domain/registry.server';
import { type DeskItem, inTheWorks, type LastReturn, lastReturns, newlyPublished, ownPublished } from '#app/domain/shared/desk.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { sharedMessages } from '#app/domain/shared/messages';
import { accessibilityWork } from '#app/domain/statements/accessibility.server';
import { isTheme } from '#app/domain/shared/themes';
import { isCoordinator, type Member, partnersWhere } from '#app/domain/shared/viewer';
import { now } from '#app/platform/env/clock.server';
import { waitingAt } from './assessment.server';
import { workFor } from './work.server';
import { dayOf, formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

const LIST = 6;
const TO_DO = 8;

const reviewedKinds = () => contentTypes.filter((type) => type.behaviours.reviewed).map((type) => type.key);

/** A field's name in the reader's language; rows and groups are named by their first part. */
function fieldName(kind: string, lang: Lang, field: string): string {
  const type = contentType(kind);
  if (!type) return '';
  const t = translator(type.messages, lang);
  const key = [field, field.split('.')[0]].map((name) => `field.${name}`).find((name) => t.has(name));
  return key ? t.at(key) : '';
}

/** A line of the desk in the reader's language. */
function rowOf(lang: Lang, item: DeskItem, note: string, back?: LastReturn): DeskRow {
  const type = contentType(item.kind);
  return {
    href: `/${lang}/desk/${item.kind}/${item.id}`,
    title: item.title,
    lang: item.lang,
    kind: type ? translator(type.messages, lang).at('name.one') : item.kind,
    organisation: item.organisation,
    isEdit: item.isEdit,
    note,
    reasons: back?.reasons.map(({ field, text }) => ({ label: fieldName(item.kind, lang, field), text })) ?? [],
    remark: back?.note ?? '',
  };
}

const stateName = (item: DeskItem, lang: Lang) => translator(contentType(item.kind)?.messages ?? peopleMessages, lang).at(`state.${item.state}`);

/** What the button that begins something of a kind says; for members of several organisations with the organisation. */
function startLabel(kind: string, lang: Lang, organisation?: string): string {
  const name = translator(contentType(kind)?.messages ?? peopleMessages, lang).at('name.one');
  const label = translator(sharedMessages, lang)('new.title', { kind: name.toLocaleLowerCase(lang) });
  return organisation ? `${label} (${organisation})` : label;
}

/** What an editor's organisations have in the works, by state, and what they have published. */
async function ownWork(member: Member, lang: Lang) {
  const mine = partnersWhere(member, 'editor');
  if (mine.length === 0) return null;
  const t = translator(peopleMessages, lang);
  const items = await inTheWorks(member, reviewedKinds(), lang);
  const published = await ownPublished(member, reviewedKinds(), lang);
  const returns = await lastReturns(items.flatMap(({ id, state }) => (state === 'returned' ? id : [])));
  const names = await partnerNames(mine, lang);
  const inState = (state: string) => items.filter((item) => item.state === state);
  return {
    begin: reviewedKinds().flatMap((kind) =>
      mine.map((id) => ({ href: `/${lang}/desk/${kind}/new?partner=${id}`, label: startLabel(kind, lang, mine.length > 1 ? names.get(id) : undefined) })),
    ),
    published: published.map((item) => rowOf(lang, item, stateName(item, lang))),
    returned: inState('returned').map((item) => {
      const back = returns.get(item.id);
      return rowOf(lang, item, t('desk.returnedBy', { at: formatDate(lang, back?.at ?? item.savedAt) }), back);
    }),
    drafts: inState('draft').map((item) => rowOf(lang, item, t('desk.savedAt', { at: formatDate(lang, item.savedAt) }))),
    submitted: inState('submitted').map((item) => rowOf(lang, item, t('desk.submittedAt', { at: formatDate(lang, item.submittedAt ?? item.savedAt) }))),
  };
}

async function membersToMeet(member: Member, lang: Lang): Promise<ListedMember[]> {
  const people = await listedMembers(member, LIST);
  const names = await partnerNames([...new Set(people.flatMap((person) => person.memberships.map((m) => m.partnerId)))], lang);
  return people.map(({ memberships, ...person }) => ({ ...person, organisations: memberships.flatMap((m) => names.get(m.partnerId) ?? []) }));
}

/** Reports that the member's organisations owe, in words. */
async function owedBy(member: Member, lang: Lang): Promise<OwedRow[]> {
  const t = translator(reportMessages, lang);
  const today = dayOf(now());
  return (await owedReports(member, lang)).map(({ id, title, period, state, dueOn, returned }) => ({
    href: `/${lang}/desk/reports/${id}`,
    title,
    period: formatPeriod(lang, period),
    state: t.at(`state.${state}`),
    due: dueInWords(lang, dueOn, today),
    returned: returned && { at: t('owed.returned', { at: formatDate(lang, returned.at) }), note: returned.note, reasons: returned.reasons },
  }));
}

/** Everything the desk shows a member, by role; notes the visit. */
export async function deskOf(member: Member, lang: Lang) {
  const seen = await noteDeskVisit(member, now());
  const { themes } = await ownProfile(member);
  const kinds = contentTypes.map((type) => type.key);
  const [applications, confirmations, owed, todo, assessing, work, published, inThemes, members, questions, followUps, accessibility] = await Promise.all([
    isCoordinator(member) ? ([] as Awaited<ReturnType<typeof waitingApplications>>) : waitingApplications(member, lang),
    waitingFor(member, lang),
    owedBy(member, lang),
    workFor(member, lang),
    waitingAt(member, lang),
    ownWork(member, lang),
    newlyPublished(kinds, seen, lang, LIST),
    pilotsInThemes(lang, themes.filter(isTheme), LIST),
    membersToMeet(member, lang),
    countWaiting(member),
    askedNow(member, lang),
    accessibilityWork(member),
  ]);
  const kindName = (key: string) => translator(contentType(key)?.messages ?? peopleMessages, lang).at('name.one');
  return {
    name: member.name,
    isRepresentative: partnersWhere(member, 'representative').length > 0,
    seen: seen ? formatDate(lang, seen) : null,
    applications,
    confirmations,
    /** A coordinator's: the first lines of all that is to be done, and how many there are */
    todo: todo && { rows: todo.slice(0, TO_DO), all: todo.length },
    owed,
    /** How many questions wait for the member */
    questions: questions ?? 0,
    /** Submissions that wait for the member as a representative, and as an assessor */
    assessing,
    work,
    /** What the member’s organisations are asked about pilots that ended */
    followUps,
    /** What an administrator has to see to in the accessibility statement */
    accessibility,
    published: published.map((item) => ({ ...item, href: `/${lang}/${item.kind}/${item.slug}`, kind: kindName(item.kind) })),
    hasThemes: themes.length > 0,
    inThemes,
    members,
  };
}

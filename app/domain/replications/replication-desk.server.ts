import { partnerLinks } from '#app/domain/partners/partners.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { titleIn } from '#app/domain/shared/entry-links.server';
import type { ThreadStep } from '#app/domain/shared/thread';
import { holds, isCoordinator, type Member } from '#app/domain/shared/viewer';
import { db, type Prisma } from '#app/platform/db/db.server';
import { formatDate, formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { replicationMessages } from './messages';
import { openReplication } from './open.server';
import { namedPilot } from './own-pilots.server';
import type { ReplicationRow } from './replication-list';
import { actsFor, mayConfirm, mayTell, partnerOf } from './replication.policy';
import { isCounted, isShown, type ReplicationSide, type ReplicationState, SIDES, type Standing } from './replication.type';
import { toldValues } from './tell.server';

/** So many rows of each part of the list are shown. */
export const MOST_LISTED = 100;

const inTitles = { select: { lang: true, title: true, state: true } } as const;
const listed = {
  id: true, practiceId: true, partnerId: true, sourceId: true, state: true, givenAt: true, takenAt: true, updatedAt: true,
  practice: { select: { leadId: true, slug: true, texts: inTitles } },
  source: { select: { partnerId: true } },
} as const;

/** Which confirmation a replication waits for. */
function standingOf(row: Standing): string {
  if (row.state === 'dropped') return 'dropped';
  if (row.givenAt && row.takenAt) return 'counted';
  if (!row.givenAt && !row.takenAt) return 'both';
  return row.givenAt ? 'receiving' : 'giving';
}

type Listed = Prisma.ReplicationGetPayload<{ select: typeof listed }>;
const giverOf = ({ source, practice }: Pick<Listed, 'source' | 'practice'>): string | null => (source ? source.partnerId : practice.leadId);

async function inWords(lang: Lang, rows: Listed[], hrefOf: (row: Listed) => string): Promise<ReplicationRow[]> {
  const names = await partnerLinks(rows.flatMap((row) => [row.partnerId, giverOf(row) ?? '']).filter(Boolean), lang);
  return rows.map((row) => ({
    id: row.id,
    href: hrefOf(row),
    practice: titleIn(row.practice.texts, lang),
    receiver: names.get(row.partnerId)?.name ?? '',
    giver: names.get(giverOf(row) ?? '')?.name ?? '',
    state: row.state as ReplicationState,
    standing: standingOf(row),
    updated: formatDate(lang, row.updatedAt),
  }));
}

const givenBy = (ids: string[]): Prisma.ReplicationWhereInput => ({ OR: [{ source: { partnerId: { in: ids } } }, { sourceId: null, practice: { leadId: { in: ids } } }] });
const read = (where: Prisma.ReplicationWhereInput) => db.replication.findMany({ where, orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }], take: MOST_LISTED, select: listed });

/** Replications that wait for a confirmation that the member may give. */
export async function waitingFor(member: Member, lang: Lang): Promise<ReplicationRow[]> {
  const mine = member.memberships.filter(({ roles }) => roles.includes('representative')).map(({ partnerId }) => partnerId);
  if (mine.length === 0) return [];
  const rows = await read({ state: { not: 'dropped' }, OR: [{ takenAt: null, partnerId: { in: mine } }, { givenAt: null, ...givenBy(mine) }] });
  const sideOf = (row: Listed): ReplicationSide => (row.takenAt === null && holds(member, row.partnerId, 'representative') ? 'receiving' : 'giving');
  return inWords(lang, rows, (row) => `/${lang}/desk/replications/${row.id}/confirmation?side=${sideOf(row)}`);
}

/** What the member's organisations took up and gave; for coordinators all there is. */
export async function replicationsOf(member: Member, lang: Lang): Promise<{ waiting: ReplicationRow[]; taken: ReplicationRow[]; given: ReplicationRow[]; all: ReplicationRow[] | null }> {
  const mine = actsFor(member);
  const hrefOf = (row: Listed) => `/${lang}/desk/replications/${row.id}`;
  const [waiting, taken, given, all] = await Promise.all([
    waitingFor(member, lang),
    mine.length > 0 ? read({ partnerId: { in: mine } }) : [],
    mine.length > 0 ? read(givenBy(mine)) : [],
    isCoordinator(member) ? read({}) : null,
  ]);
  return { waiting, taken: await inWords(lang, taken, hrefOf), given: await inWords(lang, given, hrefOf), all: all && (await inWords(lang, all, hrefOf)) };
}

/** The thread in words. */
async function threadOf(id: string, lang: Lang): Promise<ThreadStep[]> {
  const t = translator(replicationMessages, lang);
  const shared = translator(sharedMessages, lang);
  const steps = await db.replicationStep.findMany({ where: { replicationId: id }, orderBy: [{ at: 'asc' }, { id: 'asc' }], include: { actor: { select: { name: true } } } });
  const names = await partnerLinks(steps.flatMap(({ organisationId }) => organisationId ?? []), lang);
  return steps.map(({ id: step, at, step: what, actor, actorRole, organisationId, note }) => ({
    id: step,
    at: formatMoment(lang, at),
    iso: at.toISOString(),
    what: t.has(`step.${what}`) ? t.at(`step.${what}`) : what,
    actor: actor?.name ?? shared('edit.formerMember'),
    role: shared.has(`role.${actorRole}`) ? shared.at(`role.${actorRole}`) : actorRole,
    organisation: names.get(organisationId ?? '')?.name ?? null,
    note,
    reasons: [],
  }));
}

/** Everything a replication's page shows, and what the viewer may do there. @throws NotFound */
export async function replicationView(member: Member, id: string, lang: Lang) {
  const row = await openReplication(member, id);
  const [practice, revision, thread, names, children, confirmed] = await Promise.all([
    db.entryText.findMany({ where: { entryId: row.practiceId }, select: { lang: true, title: true, state: true } }),
    db.revision.findFirst({ where: { entryId: row.practiceId, state: 'published' }, orderBy: { number: 'desc' }, select: { number: true } }),
    threadOf(id, lang),
    partnerLinks([row.partnerId, row.giverId ?? ''].filter(Boolean), lang),
    db.replication.count({ where: { sourceId: id } }),
    db.replicationStep.count({ where: { replicationId: id, step: { in: ['given', 'taken'] } } }),
  ]);
  const pilot = await namedPilot(row.pilotId, mayTell(member, row), lang);
  const isOwn = row.leadId === row.partnerId;
  const sides = await Promise.all(
    SIDES.map(async (side) => {
      const organisation = partnerOf(row, side);
      const at = side === 'giving' ? row.givenAt : row.takenAt;
      const representatives = organisation ? await db.membership.count({ where: { partnerId: organisation, roles: { has: 'representative' }, person: { deactivatedAt: null } } }) : 0;
      const mine = mayConfirm(member, row, side);
      return { side, name: names.get(organisation ?? '')?.name ?? '', at: at && formatDate(lang, at), alone: representatives === 0, isMine: mine, mayConfirm: mine && !at && row.state !== 'dropped', mayWithdraw: mine && at !== null };
    }),
  );
  const html = (text: string, prefix: string) => renderMarkdown(text, { lang: row.lang as Lang, prefix });
  return {
    id,
    lock: row.lock,
    state: row.state as ReplicationState,
    scaling: row.scaling,
    adoptedOn: row.adoptedOn && formatDate(lang, row.adoptedOn),
    textLang: row.lang,
    changes: html(row.changes, 'changes-'),
    reasons: html(row.reasons, 'reasons-'),
    dropReason: row.dropReason,
    pilot,
    practice: { ...titleIn(practice, lang), id: row.practiceId, slug: row.practice.slug },
    receiver: names.get(row.partnerId)?.name ?? '',
    giver: names.get(row.giverId ?? '')?.name ?? '',
    isMerged: isOwn,
    isCounted: isCounted(row),
    isShown: isShown(row),
    revisionNumber: row.revisionNumber,
    isNewer: (revision?.number ?? 0) > row.revisionNumber,
    sides,
    values: toldValues(row),
    sourceId: row.sourceId ?? '',
    partnerId: row.partnerId,
    mayTell: mayTell(member, row) && !isOwn,
    mayDelete: mayTell(member, row) && confirmed === 0 && children === 0 && !row.givenAt && !row.takenAt,
    thread,
  };
}

export type ReplicationView = Awaited<ReturnType<typeof replicationView>>;

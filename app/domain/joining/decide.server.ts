import { createPartner } from '#app/domain/partners/partners.server';
import { openAccount } from '#app/domain/people/accounts.server';
import { Conflict, Forbidden, Invalid, type Issue, refuseIf } from '#app/domain/shared/outcome';
import { titleOf } from '#app/domain/shared/revision.server';
import type { Member, MemberRole, Viewer } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { isLang } from '#app/platform/i18n/languages';
import { owe } from '#app/platform/mail/letters.server';
import { mayAnswer, mayDecide } from './application.policy';
import type { Place } from './application.schema';
import { findApplication } from './applications.server';
import { askRepresentatives } from './join.server';
import { canBeJoined, representativesOf } from './organisations.server';

type Row = Awaited<ReturnType<typeof findApplication>>;

/** Who was first, for the second one to see. */
export type Decided = { state: string; by: string | null; at: Date | null };

/** The application while it can still be decided. @throws NotFound, Forbidden, Conflict with who decided */
async function forDecision(tx: Tx, viewer: Viewer, id: string): Promise<{ application: Row; viewer: Member }> {
  const application = await findApplication(tx, viewer, id);
  if (!mayDecide(viewer)) throw new Forbidden();
  if (application.state !== 'pending') throw new Conflict(await decidedBy(tx, application));
  return { application, viewer };
}

async function decidedBy(tx: Tx, row: { state: string; decidedById: string | null; decidedAt: Date | null }): Promise<Decided> {
  const by = row.decidedById ? await tx.person.findUnique({ where: { id: row.decidedById }, select: { name: true } }) : null;
  return { state: row.state, by: by?.name ?? null, at: row.decidedAt };
}

/** Moves a pending application on; when someone else was quicker, says who. */
async function decide(tx: Tx, application: Row, data: object): Promise<void> {
  const { count } = await tx.application.updateMany({
    where: { id: application.id, state: 'pending', partnerId: application.partnerId, representativeAnswer: application.representativeAnswer },
    data,
  });
  if (count === 1) return;
  const stands = await tx.application.findUnique({ where: { id: application.id } });
  throw new Conflict(stands ? await decidedBy(tx, stands) : undefined);
}

/** Puts the applicant to another organisation, or a new one. Its representatives are asked anew. */
export async function placeApplication(viewer: Viewer, id: string, place: Place): Promise<void> {
  await transaction(async (tx) => {
    const { application } = await forDecision(tx, viewer, id);
    const partnerId = place.organisation || null;
    if (partnerId && !(await canBeJoined(tx, partnerId))) throw new Invalid([{ field: 'organisation', code: 'choose' }]);
    if (partnerId && partnerId === application.partnerId) return;
    await decide(tx, application, {
      partnerId,
      newOrganisationName: partnerId ? null : place.newOrganisationName,
      newOrganisationKind: partnerId ? null : place.newOrganisationKind,
      representativeAnswer: null,
      representativeId: null,
      representativeAt: null,
    });
    await askRepresentatives(tx, { id, name: application.name, partnerId });
  });
}

/** A representative's yes or no. @throws Conflict when another representative has answered or the decision was made */
export async function answerApplication(viewer: Viewer, id: string, answer: 'yes' | 'no'): Promise<void> {
  await transaction(async (tx) => {
    const application = await findApplication(tx, viewer, id);
    if (!mayAnswer(viewer, application)) throw new Forbidden();
    const { count } = await tx.application.updateMany({
      where: { id, state: 'pending', partnerId: application.partnerId, representativeAnswer: null },
      data: { representativeAnswer: answer, representativeId: viewer.personId, representativeAt: now() },
    });
    if (count !== 1) throw new Conflict();
  });
}

/** What keeps an application from being approved. */
async function approvalIssues(tx: Tx, application: Row, roles: MemberRole[]): Promise<Issue[]> {
  const { partnerId } = application;
  if (!partnerId) return application.newOrganisationName ? [] : [{ field: '', code: 'organisationMissing' }];
  const issues: Issue[] = roles.length === 0 ? [{ field: 'roles', code: 'atLeastOne' }] : [];
  if (!(await canBeJoined(tx, partnerId))) issues.push({ field: '', code: 'organisationMissing' });
  if (application.representativeAnswer !== 'yes' && (await representativesOf(tx, partnerId)).length > 0) {
    issues.push({ field: '', code: application.representativeAnswer === 'no' ? 'representativeNo' : 'representativeYes' });
  }
  return issues;
}

/**
 * Approves an application: account, membership, and a letter with a link to set a password.
 * A new organisation is created, and its first member edits and represents it.
 * @throws Invalid atLeastOne at `roles`; representativeYes, representativeNo, organisationMissing
 * @throws Conflict when another coordinator decided first
 */
export async function approveApplication(viewer: Viewer, id: string, granted: { roles: MemberRole[] }): Promise<void> {
  await transaction(async (tx) => {
    const { application, viewer: coordinator } = await forDecision(tx, viewer, id);
    refuseIf(await approvalIssues(tx, application, granted.roles));
    const roles: MemberRole[] = application.partnerId ? granted.roles : [...new Set<MemberRole>([...granted.roles, 'editor', 'representative'])];
    await decide(tx, application, { state: 'approved', decidedAt: now(), decidedById: coordinator.personId, grantedRoles: roles });
    const partnerId = application.partnerId ?? (await newPartner(tx, coordinator, application));
    await tx.application.update({ where: { id }, data: { partnerId } });
    const { email, name, lang, themes, workTitle, side, consentText, verifiedAt } = application;
    const account = { email, name, lang, themes, headline: workTitle, consentText, consentedAt: verifiedAt ?? now() };
    const { personId, tokenId } = await openAccount(tx, account);
    await tx.membership.upsert({
      where: { personId_partnerId: { personId, partnerId } },
      create: { personId, partnerId, roles, side, since: now() },
      update: { roles, side },
    });
    const organisation = await titleOf(tx, partnerId, lang);
    const params = { name, organisation, applicationId: id, ...(tokenId ? { tokenId } : {}) };
    await owe(tx, { to: email, lang, template: 'joining/approved', params });
  });
}

async function newPartner(tx: Tx, viewer: Member, application: Row): Promise<string> {
  const lang = isLang(application.lang) ? application.lang : 'fi';
  const { id } = await createPartner(tx, viewer, { name: application.newOrganisationName ?? '', lang, kind: application.newOrganisationKind ?? '' });
  return id;
}

/** Declines an application with the reason, which the applicant gets by letter. @throws Conflict when another coordinator decided first */
export async function declineApplication(viewer: Viewer, id: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const { application, viewer: coordinator } = await forDecision(tx, viewer, id);
    refuseIf(reason.trim() ? [] : [{ field: 'reason', code: 'required' }]);
    await decide(tx, application, { state: 'declined', decidedAt: now(), decidedById: coordinator.personId, declineReason: reason });
    const params = { name: application.name, reason, applicationId: id };
    await owe(tx, { to: application.email, lang: application.lang, template: 'joining/declined', params });
  });
}

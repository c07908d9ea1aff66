import { withOriginalFields, withTranslation } from '#app/domain/shared/content';
import { isId } from '#app/domain/shared/fields';
import { Conflict, Forbidden, Invalid, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { publish } from '#app/domain/shared/publish.server';
import { fingerprint, openEntry, type OtherSave, type Working } from '#app/domain/shared/revision.server';
import { type Sent, sentRows } from '#app/domain/shared/sent';
import { appendStep } from '#app/domain/shared/timeline.server';
import { holds, isCoordinator, type Member, type Viewer } from '#app/domain/shared/viewer';
import { db, type Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import { partners } from './partner-content.server';
import { mayEditProfile } from './partner.policy';
import { emptyPartner, type PartnerContent, type PartnerFacts } from './partner.schema';
import { isPartnerKind, partnerTextFields } from './partner.type';

/**
 * Creates a public partner inside the caller's transaction.
 * @throws Forbidden unless the viewer is a coordinator; Invalid when name or kind will not do
 */
export async function createPartner(tx: Tx, viewer: Member, input: { name: string; lang: Lang; kind: string }): Promise<{ id: string }> {
  if (!isCoordinator(viewer)) throw new Forbidden();
  const name = input.name.trim();
  if (!isPartnerKind(input.kind)) throw new Invalid([{ field: 'kind', code: 'choose' }]);
  const content: PartnerContent = {
    ...emptyPartner(input.lang),
    kind: input.kind,
    texts: { [input.lang]: { state: 'original', fields: { title: name } } },
  };
  refuseIf(partners.issues(content));
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext('partners-slug'))`;
  const id = crypto.randomUUID();
  const entry = { id, kind: partners.key, slug: `draft-${id}`, state: partners.publishedState, isPublic: false, originalLang: input.lang, leadId: null, publishedAt: null };
  await tx.entry.create({ data: { ...entry, createdAt: now(), updatedAt: now() } });
  await tx.revision.create({
    data: { entryId: id, number: 1, state: 'published', content: content as unknown as Prisma.InputJsonValue, savedById: viewer.personId, savedAt: now(), decidedAt: now() },
  });
  await publish(tx, partners, entry, content, partners.publishedState);
  await appendStep(tx, { entryId: id, step: 'created', actor: viewer, actorRole: 'coordinator', revisionNumber: 1, isPublic: true });
  return { id };
}

/** Creates a partner from a coordinator's own form. @throws Forbidden, Invalid */
export const addPartner = (viewer: Member, input: { name: string; lang: Lang; kind: string }): Promise<{ id: string }> =>
  transaction((tx) => createPartner(tx, viewer, input));

/**
 * Loads a partner for its desk.
 * @throws NotFound when it does not exist, was merged, or is not the viewer's to edit
 */
export async function openPartner(viewer: Viewer, id: string, client: Tx = db): Promise<Working<PartnerContent>> {
  if (!mayEditProfile(viewer, id)) throw new NotFound();
  const working = await openEntry(viewer, partners, id, client);
  if (!working.entry.isPublic) throw new NotFound();
  return working;
}

/** Keeps other changes to the same partner, its members and its merging waiting until this transaction ends. */
export async function lockPartner(tx: Tx, id: string): Promise<void> {
  if (!isId(id)) throw new NotFound();
  await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE id = ${id}::uuid AND kind = 'partners' FOR UPDATE`;
}

const number = (n: number | null): string => (n === null ? '' : String(n));

/** A profile as its form's values; their fingerprint tells whether somebody changed it meanwhile. */
export const profileValues = (content: PartnerContent): Sent => ({
  ...textValues(content, content.originalLang),
  kind: [content.kind],
  municipalityCode: [content.municipalityCode ?? ''],
  country: [content.country],
  population: [number(content.population)],
  latitude: [number(content.latitude)],
  longitude: [number(content.longitude)],
  website: [content.website ?? ''],
  ...sentRows('contacts', content.contacts),
});

const textValues = (content: PartnerContent, lang: Lang, prefix = ''): Sent =>
  Object.fromEntries(partnerTextFields.map(({ name }) => [prefix + name, [content.texts[lang]?.fields[name] ?? '']]));

/** A translation as its form's values, with the original that stands beside it under `original.`. */
export const translationValues = (lang: Lang) => (content: PartnerContent): Sent => ({
  ...textValues(content, lang),
  ...textValues(content, content.originalLang, 'original.'),
});

type Save = { base: string; part: (content: PartnerContent) => Sent; change: (content: PartnerContent) => PartnerContent };

/** Publishes a change at once, as a further revision; somebody else's save in between is a Conflict with `theirs`. */
async function saveAndPublish(viewer: Member, id: string, save: Save): Promise<void> {
  await transaction(async (tx) => {
    await lockPartner(tx, id);
    const { entry, revision, content } = await openPartner(viewer, id, tx);
    const stands = save.part(content);
    if (fingerprint(stands) !== save.base) throw new Conflict(await otherSave(tx, id, stands));
    const changed = save.change(content);
    if (fingerprint(changed) === fingerprint(content)) return;
    refuseIf(partners.issues(changed));
    await refuseTakenCode(tx, id, changed.municipalityCode);
    await tx.revision.update({ where: { id: revision.id }, data: { state: 'superseded', lock: { increment: 1 } } });
    const number = revision.number + 1;
    await tx.revision.create({
      data: { entryId: id, number, state: 'published', content: changed as unknown as Prisma.InputJsonValue, savedById: viewer.personId, savedAt: now(), decidedAt: now() },
    });
    await publish(tx, partners, entry, changed, entry.state);
    const actorRole = holds(viewer, id, 'editor') ? 'editor' : 'coordinator';
    await appendStep(tx, { entryId: id, step: 'revised', actor: viewer, actorRole, organisationId: actorRole === 'editor' ? id : null, revisionNumber: number, isPublic: true });
  });
}

async function refuseTakenCode(tx: Tx, id: string, municipalityCode: string | null): Promise<void> {
  if (!municipalityCode) return;
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext(${`municipality-${municipalityCode}`}))`;
  const taken = await tx.partner.count({ where: { municipalityCode, id: { not: id } } });
  refuseIf(taken ? [{ field: 'municipalityCode', code: 'taken' }] : []);
}

/** What a second editor is shown: the part as it now stands, who saved it and when. */
async function otherSave(tx: Tx, entryId: string, part: unknown): Promise<OtherSave> {
  const latest = await tx.revision.findFirst({ where: { entryId, state: 'published' }, orderBy: { number: 'desc' }, select: { savedById: true, savedAt: true } });
  const person = latest?.savedById ? await tx.person.findUnique({ where: { id: latest.savedById }, select: { name: true } }) : null;
  return { part, by: person?.name ?? null, at: latest?.savedAt ?? now() };
}

/**
 * Saves a profile's facts and original text; readers see it at once.
 * @param base fingerprint of `profileValues` when the form was opened
 * @throws NotFound, Invalid, Conflict
 */
export const savePartner = (viewer: Member, id: string, base: string, facts: PartnerFacts, fields: Record<string, string>): Promise<void> =>
  saveAndPublish(viewer, id, { base, part: profileValues, change: (content) => withOriginalFields({ ...content, ...facts }, fields) });

/**
 * Saves a translation; readers see it at once. Without a single word it is taken away.
 * @param base fingerprint of `translationValues(lang)` when the form was opened
 * @throws NotFound also when the language is the original's; Conflict
 */
export const savePartnerTranslation = (viewer: Member, id: string, lang: Lang, base: string, fields: Record<string, string>, machine: boolean): Promise<void> =>
  saveAndPublish(viewer, id, {
    base,
    part: translationValues(lang),
    change: (content) => {
      if (lang === content.originalLang) throw new NotFound();
      return withTranslation(content, lang, fields, machine ? 'machine' : 'translated');
    },
  });

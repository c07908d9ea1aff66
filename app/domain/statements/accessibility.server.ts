import { Conflict, Forbidden, Invalid } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import { isAdministrator, type Viewer } from '#app/domain/shared/viewer';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { AccessibilityEdit } from './accessibility.schema';
import { statementMessages } from './messages';

/** The assessment that this software comes with: when it was made, and by when what it lacks is mended. */
const FIRST = { assessedOn: '2026-11-23', lacking: { tested: '2027-05-31', pictures: '', documents: '', languages: '', wording: '' } } as const;

const inEachLanguage = (say: (t: ReturnType<typeof translator<(typeof statementMessages)['fi']>>) => string): Record<Lang, string> => {
  const [fi, sv, en] = LANGUAGES.map((lang) => say(translator(statementMessages, lang)));
  return { fi: fi ?? '', sv: sv ?? '', en: en ?? '' };
};

/** What stands until an administrator has told of an assessment of their own. */
const first = (): AccessibilityEdit => ({
  assessedOn: FIRST.assessedOn,
  status: 'partial',
  basis: 'own',
  method: inEachLanguage((t) => t('accessibility.first.method')),
  lacking: Object.entries(FIRST.lacking).map(([name, due]) => ({ ...inEachLanguage((t) => t.at(`accessibility.first.lacking.${name}`)), due })),
});

async function newest(): Promise<{ number: number; edit: AccessibilityEdit }> {
  const row = await db.accessibilityAssessment.findFirst({ orderBy: { number: 'desc' } });
  if (!row) return { number: 0, edit: first() };
  const { number, status, basis, method, lacking } = row;
  return { number, edit: { assessedOn: row.assessedOn.toISOString().slice(0, 10), status, basis, method, lacking } as AccessibilityEdit };
}

/** A year later, as the calendar counts. */
const yearAfter = (day: string): string => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() + 1);
  return at.toISOString().slice(0, 10);
};

/** What the statement says, in one language. Days are yyyy-mm-dd; `isLate` where the day has passed. */
export async function accessibilityOf(lang: Lang) {
  const { edit } = await newest();
  const today = dayOf(now());
  return {
    assessedOn: edit.assessedOn,
    nextBy: yearAfter(edit.assessedOn),
    status: edit.status,
    basis: edit.basis,
    method: edit.method[lang],
    lacking: edit.lacking.map(({ due, ...texts }) => ({ text: texts[lang], due, isLate: due !== '' && due < today })),
  };
}

/** The assessment as it stands, and the mark that a save must name. @throws Forbidden */
export async function openAccessibility(viewer: Viewer): Promise<{ edit: AccessibilityEdit; base: string }> {
  if (!isAdministrator(viewer)) throw new Forbidden();
  const { edit } = await newest();
  return { edit, base: fingerprint(edit) };
}

/**
 * Tells of an assessment; the statement says it at once.
 * @param base fingerprint of what stood when the form was opened
 * @throws Invalid (`dayAhead`), Forbidden, Conflict with what stands now, when somebody saved meanwhile
 */
export async function saveAccessibility(viewer: Viewer, base: string, edit: AccessibilityEdit): Promise<void> {
  if (!isAdministrator(viewer)) throw new Forbidden();
  if (edit.assessedOn > dayOf(now())) throw new Invalid([{ field: 'assessedOn', code: 'dayAhead' }]);
  const stands = await newest();
  if (fingerprint(stands.edit) !== base) throw new Conflict(stands.edit);
  try {
    await db.accessibilityAssessment.create({ data: { ...edit, number: stands.number + 1, assessedOn: new Date(edit.assessedOn) } });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) throw error;
    throw new Conflict((await newest()).edit);
  }
}

/**
 * What an administrator has to see to: an assessment that is a year old or more, and defects whose day has passed.
 * @returns null when there is nothing, or for others
 */
export async function accessibilityWork(viewer: Viewer): Promise<{ assessedOn: string; isOld: boolean; late: number } | null> {
  if (!isAdministrator(viewer)) return null;
  const { edit } = await newest();
  const today = dayOf(now());
  const work = { assessedOn: edit.assessedOn, isOld: yearAfter(edit.assessedOn) <= today, late: edit.lacking.filter(({ due }) => due !== '' && due < today).length };
  return work.isOld || work.late > 0 ? work : null;
}

import { endAssessment } from '#app/domain/assessment/open-assessment.server';
import { type ContentType, type EntryRow, RETIRED } from '#app/domain/shared/content-type';
import { themesOf } from '#app/domain/shared/themes';
import type { Tx } from '#app/platform/db/db.server';
import { beginPractice, begunFromPilot, offerPractice } from './begin.server';
import { involvedInPractice } from './involved.server';
import { practiceMessages } from './messages';
import { asRead, emptyPractice, type PracticeContent, practiceContent, practiceIssues, readableTexts } from './practice.schema';
import { practiceHighlights } from './practice-highlights.server';
import { practiceType } from './practice.type';
import { isShownInPractice } from './shown-picture.server';
import { practiceSections } from './practice-sections.server';

async function project(tx: Tx, entry: EntryRow, content: PracticeContent): Promise<void> {
  const row = {
    isPublic: entry.isPublic,
    publishedAt: entry.publishedAt,
    outcome: content.outcome ?? 'worked',
    themes: themesOf(content.impact),
    sdgTargets: content.sdgTargets,
    ...content.conditions,
  };
  await tx.practice.upsert({ where: { id: entry.id }, create: { id: entry.id, ...row }, update: row });
  await tx.practicePilot.deleteMany({ where: { practiceId: entry.id } });
  await tx.practicePilot.createMany({ data: content.pilots.map((pilotId) => ({ practiceId: entry.id, pilotId })) });
}

/** What an assessor judged: all that readers see but pictures, whom to ask, and translations. */
function materialPart(content: PracticeContent): string {
  const { pictures: _pictures, contacts: _contacts, texts, originalLang, ...rest } = content;
  return JSON.stringify([rest, readableTexts(content).map(({ name }) => texts[originalLang]?.fields[name]?.trim() ?? '')]);
}

/** Practices, as the shared commands know them. */
export const practiceKind: ContentType<PracticeContent> = {
  ...practiceType,
  messages: practiceMessages,
  empty: emptyPractice,
  startFrom: { kind: 'pilots', offer: offerPractice, begin: beginPractice, begun: begunFromPilot },
  parse: (stored) => practiceContent.parse(stored) as PracticeContent,
  asRead,
  issues: practiceIssues,
  isMaterial: (before, after) => materialPart(before) !== materialPart(after),
  borrowsPicture: isShownInPractice,
  involved: (tx, _entry, content) => involvedInPractice(tx, content),
  reviewEnds: endAssessment,
  highlights: practiceHighlights,
  sections: practiceSections,
  transitions: [
    { to: RETIRED, from: ['published'], reason: true, by: ['representative', 'coordinator'] },
    { to: 'published', from: [RETIRED], reason: true, by: ['representative', 'coordinator'] },
  ],
  themes: ({ impact }) => themesOf(impact),
  furtherTexts: {
    read: (content) => content.contacts.map(({ id, roles }) => ({ name: `contact.${id}`, field: 'column.contacts.role', values: roles })),
    replace: (content, lang, values) => ({ ...content, contacts: content.contacts.map((one) => ({ ...one, roles: { ...one.roles, [lang]: values[`contact.${one.id}`] ?? '' } })) }),
  },
  project,
};

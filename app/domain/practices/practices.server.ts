import { publishedPilot } from '#app/domain/pilots/pilots.server';
import type { ContentType, EntryRow } from '#app/domain/shared/content-type';
import { themesOf } from '#app/domain/shared/themes';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';
import { practiceMessages } from './messages';
import { emptyPractice, type PracticeContent, practiceContent, practiceIssues } from './practice.schema';
import { practiceHighlights } from './practice-highlights.server';
import { practiceType } from './practice.type';
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

/** Begins a practice from a pilot: its challenge, approach, evidence, effects and goals. */
async function begin(_viewer: Viewer, pilotId: string): Promise<PracticeContent> {
  const pilot = await publishedPilot(pilotId);
  const fields = pilot.texts[pilot.originalLang]?.fields ?? {};
  const evidence = Object.entries(fields).filter(([name]) => name.startsWith('evidence.')).map(([, text]) => text);
  return {
    ...emptyPractice(pilot.originalLang),
    texts: {
      [pilot.originalLang]: {
        state: 'original',
        fields: { title: fields.title ?? '', needs: fields.challenge ?? '', coreIdea: fields.novelty ?? '', steps: fields.approach ?? '', evidence: evidence.join('\n\n') },
      },
    },
    impact: pilot.impact,
    sdgTargets: pilot.sdgTargets,
    pilots: [pilotId],
  };
}

const begun = async (pilotId: string): Promise<string[]> =>
  (await db.practicePilot.findMany({ where: { pilotId }, select: { practiceId: true } })).map(({ practiceId }) => practiceId);

/** Practices, as the shared commands and the registry know them. */
export const practices: ContentType<PracticeContent> = {
  ...practiceType,
  messages: practiceMessages,
  empty: emptyPractice,
  startFrom: { kind: 'pilots', begin, begun },
  parse: (stored) => practiceContent.parse(stored) as PracticeContent,
  issues: practiceIssues,
  // Every word of a practice is advice to others, so all but pictures and translations is looked at again.
  isMaterial: (before, after) => {
    const part = ({ pictures: _pictures, texts, originalLang, ...rest }: PracticeContent) => JSON.stringify([rest, texts[originalLang]?.fields]);
    return part(before) !== part(after);
  },
  highlights: practiceHighlights,
  sections: practiceSections,
  themes: ({ impact }) => themesOf(impact),
  project,
};

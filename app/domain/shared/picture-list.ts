import type { Content, Picture } from './content';
import type { Issue } from './outcome';
import { textIssues } from './section';
import { one, type Sent } from './sent';

export const MAX_PICTURES = 12;
const ALT_MAX = 300;
const CREDIT_MAX = 120;

/** The pictures as form values, for noticing that someone else changed them. */
export const pictureValues = (content: Content): Sent =>
  Object.fromEntries(
    (content.pictures ?? []).flatMap(({ fileId, credit, alt }) => [
      [`credit.${fileId}`, [credit]],
      [`alt.${fileId}`, [alt[content.originalLang] ?? '']],
    ]),
  );

const readOne = (sent: Sent, id: string, issues: Issue[]) => {
  const alt = one(sent, `alt.${id}`).trim();
  const credit = one(sent, `credit.${id}`).trim();
  issues.push(...textIssues(`alt.${id}`, alt, ALT_MAX), ...textIssues(`credit.${id}`, credit, CREDIT_MAX));
  return { alt, credit };
};

/** The texts of all pictures from a form; one may be taken away or moved to the front. */
export function applyPictures<C extends Content>(content: C, sent: Sent): { content: C; issues: Issue[] } {
  const issues: Issue[] = [];
  const removed = one(sent, 'remove');
  const first = one(sent, 'first');
  const kept = (content.pictures ?? [])
    .filter(({ fileId }) => fileId !== removed)
    .map((picture): Picture => {
      const { alt, credit } = readOne(sent, picture.fileId, issues);
      return { ...picture, credit, alt: { ...picture.alt, [content.originalLang]: alt } };
    });
  const pictures = [...kept.filter(({ fileId }) => fileId === first), ...kept.filter(({ fileId }) => fileId !== first)];
  return { content: { ...content, pictures }, issues };
}

/** What is said about a picture being added; alt text and credit are required at once. */
export function readNewPicture(sent: Sent): { alt: string; credit: string; issues: Issue[] } {
  const issues: Issue[] = [];
  const { alt, credit } = readOne(sent, 'new', issues);
  if (!alt) issues.push({ field: 'alt.new', code: 'required' });
  if (!credit) issues.push({ field: 'credit.new', code: 'required' });
  return { alt, credit, issues };
}

import { beforeEach, expect, it } from 'vitest';
import { pilots } from '#app/domain/pilots/pilots.server';
import { listPractices, practiceFiltersFrom } from '#app/domain/practices/practice-list.server';
import { beginPractice } from '#app/domain/practices/begin.server';
import { practiceTextFields } from '#app/domain/practices/practice.type';
import { findPractice } from '#app/domain/practices/practice-page.server';
import type { PracticeContent } from '#app/domain/practices/practice.schema';
import { practices } from '#app/domain/practices/practices.server';
import { begunFrom, publishedFor } from '#app/page/related.server';
import { Invalid, NotFound } from '#app/domain/shared/outcome';
import { approveEntry, submitEntry } from '#app/domain/shared/review.server';
import { startEntry } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { assessAndPublish } from '../../factories/assessments';
import { aCoordinator, aMember, aPartner } from '../../factories/people';
import { completePilot } from '../../factories/pilots';
import { resetDatabase } from '../../setup/database';

let city: string;
let editor: Member;
let coordinator: Member;

beforeEach(async () => {
  await resetDatabase();
  city = await aPartner('Testikunta');
  editor = await aMember({ in: city, roles: ['editor'] });
  coordinator = await aCoordinator();
});

async function publishedPilot(): Promise<string> {
  const { id } = await startEntry(editor, pilots, city, completePilot('Opettava pilotti'));
  await submitEntry(editor, pilots, id);
  await approveEntry(coordinator, pilots, id, 1);
  return id;
}

const begun = (...ids: string[]) => beginPractice(editor, { ids, as: '', lang: 'fi' });

const complete = (content: PracticeContent, outcome: PracticeContent['outcome'] = 'worked'): PracticeContent => ({
  ...content,
  outcome,
  conditions: { leastStaff: 2, costClass: 'low', populationClass: 'any' },
  texts: {
    fi: {
      state: 'original',
      fields: { ...Object.fromEntries(practiceTextFields.map(({ name }) => [name, `${name} kerrotaan.`])), ...Object.fromEntries(Object.entries(content.texts.fi?.fields ?? {}).filter(([, text]) => text)) },
    },
  },
});

const written = async (outcome: PracticeContent['outcome'] = 'worked') => {
  const content = complete(await begun(await publishedPilot()), outcome);
  const { id } = await startEntry(editor, practices, city, content);
  await submitEntry(editor, practices, id);
  await assessAndPublish(editor, id);
};

const list = (query = '') => listPractices('fi', practiceFiltersFrom(new URLSearchParams(query)));

it('is written up from a published pilot, and only from one', async () => {
  const pilot = await publishedPilot();
  const content = await begun(pilot);
  expect(content.pilots).toEqual([pilot]);
  expect(content.texts.fi?.fields).toMatchObject({ title: 'Opettava pilotti', steps: 'approach kerrotaan tässä.' });
  expect(content.impact.lowCarbon).toBe('+');
  const { id: draft } = await startEntry(editor, pilots, city, completePilot());
  await expect(begun(draft)).rejects.toBeInstanceOf(NotFound);
  await expect(begun('x')).rejects.toBeInstanceOf(NotFound);
});

it('is refused while anything is missing', async () => {
  const content = await begun(await publishedPilot());
  const { id } = await startEntry(editor, practices, city, content);
  const refusal = await submitEntry(editor, practices, id).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Invalid);
  expect((refusal as Invalid).issues.map(({ field }) => field)).toEqual(expect.arrayContaining(['outcome', 'leastStaff', 'environment']));
});

it('is listed and read once it is published', async () => {
  await written();
  expect(await list()).toMatchObject({ count: 1, practices: [{ title: 'Opettava pilotti', leadName: 'Testikunta', outcome: 'worked' }] });
  expect((await list('theme=low-carbon&theme=socially-sustainable')).count).toBe(1);
  expect((await list('theme=low-carbon&theme=smart')).count).toBe(0);
  expect((await list('outcome=did-not-work')).count).toBe(0);
  const found = await findPractice('en', 'opettava-pilotti');
  expect(found).toMatchObject({ practice: { lang: 'fi', languages: ['fi'], pilots: [{ title: 'Opettava pilotti' }] } });
  expect(await findPractice('fi', 'ei-ole')).toBeNull();
});

it('stands on the pages of its pilot and its organisation once it is published', async () => {
  await written();
  const pilot = (await db.practicePilot.findFirstOrThrow()).pilotId;
  const link = { title: 'Opettava pilotti', lang: 'fi', href: '/sv/practices/opettava-pilotti' };
  expect(await begunFrom('pilots', pilot, 'sv')).toEqual([{ key: 'practices', title: 'Praxis', links: [link] }]);
  expect(await publishedFor(city, 'sv', ['pilots'])).toEqual([{ key: 'practices', title: 'Praxis', links: [link] }]);
  expect(await begunFrom('pilots', await publishedPilot(), 'sv')).toEqual([]);
  await startEntry(editor, practices, city, complete(await begun(pilot)));
  expect((await begunFrom('pilots', pilot, 'sv'))[0]?.links).toHaveLength(1);
});

it('shows what did not work beside what did', async () => {
  await written('did-not-work');
  expect((await list('outcome=did-not-work')).practices).toMatchObject([{ outcome: 'did-not-work' }]);
});

it('survives absurd filters', async () => {
  expect(await list('page=-4&theme=x&outcome=%00&page=9')).toMatchObject({ count: 0, page: 1, pages: 1 });
});

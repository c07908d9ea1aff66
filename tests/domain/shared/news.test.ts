import { beforeAll, expect, it } from 'vitest';
import { latestNews } from '#app/domain/shared/news.server';
import { homePage } from '#app/page/home.server';
import { db } from '#app/platform/db/db.server';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { resetDatabase } from '#tests/setup/database';

const ids: string[] = [];
const step = (entryId: string | undefined, at: string, name: string, isPublic = true) =>
  db.timelineStep.create({ data: { entryId: entryId ?? '', at: new Date(at), step: name, actorRole: 'coordinator', isPublic } });

beforeAll(async () => {
  await resetDatabase();
  const lead = await aPartner('Espoo');
  for (const title of ['Ensimmäinen', 'Toinen', 'Kolmas']) ids.push((await aPublishedPilot(lead, completePilot(title), { state: 'running' })).id);
  const [a, b, c] = ids;
  await step(a, '2026-01-01T10:00:00Z', 'approved');
  await step(b, '2026-02-01T10:00:00Z', 'approved');
  await step(a, '2026-03-01T10:00:00Z', 'running');
  await step(b, '2026-04-01T10:00:00Z', 'revised');
  await step(b, '2026-05-01T10:00:00Z', 'returned', false);
  await step(c, '2026-06-01T10:00:00Z', 'approved');
  await db.entry.update({ where: { id: c }, data: { isPublic: false } });
});

it('tells each public entry’s latest turn once, latest first, and nothing that is not for readers', async () => {
  const news = await latestNews('fi', 5);
  expect(news.map(({ title, step: name }) => [title, name])).toEqual([['Ensimmäinen', 'running'], ['Toinen', 'approved']]);
  expect(await latestNews('fi', 1)).toHaveLength(1);
});

it('says in which language a title is when the reader’s is missing', async () => {
  const [first] = await latestNews('sv', 1);
  expect(first).toMatchObject({ title: 'Ensimmäinen', lang: 'fi' });
});

it('gives the home page figures that are those of the lists', async () => {
  const page = await homePage('fi');
  expect(page.figures.map(({ value }) => value).slice(0, 3)).toEqual(['3', '1', '1']);
  expect(page.counts).toEqual({ 'low-carbon': expect.any(Number), smart: expect.any(Number), healthy: expect.any(Number), 'socially-sustainable': expect.any(Number) });
  expect(page.news.map(({ kindName }) => kindName)).toEqual(['Pilotti', 'Pilotti']);
});

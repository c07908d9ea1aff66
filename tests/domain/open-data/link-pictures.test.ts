import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { entryPicture } from '#app/domain/open-data/link-picture.server';
import { type LinkPicture, titleSize } from '#app/platform/link-picture/design';
import { drawLinkPicture, StudioFull } from '#app/platform/link-picture/studio.server';
import { loader as ofEntry } from '#app/routes/_machine+/og.$lang.$kind.$file';
import { loader as ofSite } from '#app/routes/_machine+/og.$lang.site[.]png';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import type { Caller } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';

let slug = '';

beforeAll(async () => {
  await resetDatabase();
  slug = (await aPublishedPilot(await aPartner('Tampere'), completePilot('Lämpö talteen'))).slug;
});

async function answer(route: unknown, params: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request('http://localhost:3000/og', { headers });
  try {
    return (await (route as Caller)({ request, params, context: { clientAddress: '' } })) as Response;
  } catch (thrown) {
    return thrown as Response;
  }
}

const simple = (title: string): LinkPicture => ({ lang: 'fi', kind: 'Pilotti', title, by: '', sides: [], site: 'Aukio' });

it('shows title, organisation and themes in the reader’s language', async () => {
  expect(await entryPicture('sv', 'pilots', slug)).toEqual({
    lang: 'sv', kind: 'Pilot', title: 'Lämpö talteen', by: 'Tampere', site: 'Aukio',
    sides: [{ side: 'top', name: 'Koldioxidsnål' }, { side: 'left', name: 'Socialt hållbar' }],
  });
});

it('is a PNG of the size that the page promises, kept by its tag', async () => {
  const first = await answer(ofEntry, { lang: 'fi', kind: 'pilots', file: `${slug}.png` });
  expect([first.status, first.headers.get('Content-Type')]).toEqual([200, 'image/png']);
  const { width, height, format } = await sharp(Buffer.from(await first.arrayBuffer())).metadata();
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
  const tag = first.headers.get('ETag') ?? '';
  const again = await answer(ofEntry, { lang: 'fi', kind: 'pilots', file: `${slug}.png` }, { 'If-None-Match': tag });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await answer(ofEntry, { lang: 'sv', kind: 'pilots', file: `${slug}.png` })).headers.get('ETag')).not.toBe(tag);
  expect((await answer(ofSite, { lang: 'en' })).status).toBe(200);
});

it.each([['fi', 'pilots', 'none.png'], ['fi', 'partners', 'SLUG.png'], ['fi', 'nothing', 'SLUG.png'], ['de', 'pilots', 'SLUG.png'], ['fi', 'pilots', 'SLUG'], ['fi', 'pilots', '../x.png'], ['fi', '__proto__', 'x.png']])(
  'is not there for /og/%s/%s/%s',
  async (lang, kind, file) => {
    expect((await answer(ofEntry, { lang, kind, file: file.replace('SLUG', slug) })).status).toBe(404);
  },
);

it('keeps the longest word on one line, and any title within the frame', async () => {
  expect(titleSize('Lämpö talteen')).toBe(96);
  expect(titleSize('Kerrostaloasuntolämmönvaihdinjärjestelmä') * 40 * 0.56).toBeLessThanOrEqual(990);
  for (const title of ['', '🏙️ مدينة Город', 'x'.repeat(160), '<b>&amp;</b>']) {
    expect((await sharp(await drawLinkPicture(title, simple(title))).metadata()).width).toBe(1200);
  }
});

it('draws equal orders once and turns away more than it can hold', { timeout: 60_000 }, async () => {
  const same = await Promise.all(Array.from({ length: 20 }, () => drawLinkPicture('same', simple('Sama'))));
  expect(new Set(same).size).toBe(1);
  const many = await Promise.allSettled(Array.from({ length: 130 }, (_, i) => drawLinkPicture(`many ${i}`, simple(`Kuva ${i}`))));
  const refused = many.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused.length).toBeGreaterThan(20);
  expect(refused.every((reason) => reason instanceof StudioFull)).toBe(true);
  expect((await drawLinkPicture('afterwards', simple('Jälkeen'))).length).toBeGreaterThan(1000);
});

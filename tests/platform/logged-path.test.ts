import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { signedToken } from '#app/platform/auth/secrets.server';
import { loggedPath } from '#server/log';

it('keeps no secret part of a link, no name of a file and no address of anybody in the log', () => {
  const id = randomUUID();
  expect(loggedPath(`/fi/lists/shared/${signedToken('practice-list', id)}`)).toBe('/fi/lists/shared/…');
  expect(loggedPath(`/fi/lists/shared/${signedToken('practice-list', id)}/copy`)).toBe('/fi/lists/shared/…/copy');
  expect(loggedPath(`/documents/${id}/maija-meikalainen.pdf`)).toBe(`/documents/${id}/…`);
  expect(loggedPath('/fi/people/maija%40example.org')).toBe('/fi/people/…');
  expect(loggedPath('/fi/maija@example.org/desk')).toBe('/fi/…/desk');
  for (const path of ['/', '/fi', `/fi/desk/pilots/${id}/basics`, '/sitemap.xml', '/og/fi/pilots/a-b.png', '/fi/progress/low_carbon']) expect(loggedPath(path)).toBe(path);
});

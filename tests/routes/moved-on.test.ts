import type { EntryContext } from '@remix-run/node';
import { expect, it } from 'vitest';
import { movedOn, sayMovedOn } from '#app/page/moved-on.server';

const AT = 'http://localhost/fi/desk/x';
const form = (more: object = {}) => new Request(AT, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, ...more });

it('leads whoever only looks to how things stand, with a word', async () => {
  const answer = await movedOn(new Request(AT), '/fi/desk/y');
  expect([answer.status, answer.headers.get('Location'), answer.headers.get('Set-Cookie')]).toEqual([303, '/fi/desk/y', expect.stringContaining('aukio-flash=movedOn')]);
  expect((await movedOn(new Request(AT), '/fi/desk/y', new Response(null, { status: 403 }))).status).toBe(403);
});

it('keeps what was sent, whether the action or the page after it finds out', async () => {
  const sent = await movedOn(form({ method: 'POST', body: 'reason=Rahat+loppuivat' }), '/fi/desk/y');
  expect([sent.status, await sent.json()]).toEqual([409, { to: '/fi/desk/y', sent: { reason: ['Rahat loppuivat'] }, issues: [] }]);
  const after = await movedOn(form(), '/fi/desk/y', new Response(null, { status: 403 }));
  expect([after.status, (await after.json()).to]).toEqual([409, '/fi/desk/y']);
});

const rendered = (errors: object | null, actionData: object | null) => ({ staticHandlerContext: { errors, actionData } }) as unknown as EntryContext;
const failed = { page: { sent: { reason: ['Rahat loppuivat'] }, issues: [{ field: '', code: 'conflict' }] } };
const thrown = (status: number, data: unknown = null) => ({ layout: { status, statusText: '', internal: false, data } });

it.each([403, 404, 409])('turns a page that answers %d after its form was refused into one that says so', (status) => {
  const context = rendered(thrown(status, { to: '/fi/desk/y' }), failed);
  expect(sayMovedOn(context, status)).toBe(409);
  expect(context.staticHandlerContext.errors?.layout).toMatchObject({ status: 409, data: { to: '/fi/desk/y', ...failed.page } });
});

it('leaves everything else as it is', () => {
  const fault = rendered({ layout: new Error('broken') }, failed);
  expect([sayMovedOn(fault, 500), fault.staticHandlerContext.errors?.layout]).toEqual([500, expect.any(Error)]);
  expect(sayMovedOn(rendered(thrown(404), null), 404)).toBe(404);
  expect(sayMovedOn(rendered(null, failed), 422)).toBe(422);
});

import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { branchesOf } from '#server/branches';
import { type BuiltRoute, builtRoutes, treeOf } from '#tests/setup/manifest';

const routes = Object.fromEntries(builtRoutes().map((route) => [route.id, route]));
const build = { routes, assets: { routes } } as unknown as ServerBuild;
const branchOf = branchesOf(build);

const read = (tree: ReturnType<typeof treeOf>, path: string) => matchRoutes(tree, path)?.map(({ route, params }) => [route.id, params]);
const whole = treeOf(Object.values(routes));

const pathOf = (id: string | undefined): string[] => {
  const route = id === undefined ? undefined : routes[id];
  return route ? [...pathOf(route.parentId), ...(route.path ?? '').split('/').filter(Boolean)] : [];
};

const piece = fc.oneof(fc.constantFrom('fi', 'desk', 'pilots', 'new', '%2F', '%C3%A4', 'a b', '.', 'PILOTS', 'pilots.csv', '__proto__', ''), fc.string({ maxLength: 5 }).map(encodeURIComponent));
/** Addresses of routes with anything in their open places, and addresses made of anything. */
const address = fc.oneof(
  fc.tuple(fc.constantFrom(...Object.keys(routes)), fc.array(piece, { minLength: 8, maxLength: 8 })).map(([id, fill]) => `/${pathOf(id).map((own, i) => (/^[:*]/.test(own) ? fill[i] : own)).join('/')}`),
  fc.array(piece, { maxLength: 7 }).map((pieces) => `/${pieces.join('/')}`),
);

it('means the same route, with the same parameters, as the whole table', () => {
  fc.assert(fc.property(address, fc.constantFrom('', '/'), (path, end) => {
    const { pathname } = new URL(`http://site${path}${end}`);
    const cut = branchOf(pathname).routes as unknown as Record<string, BuiltRoute>;
    expect(read(treeOf(Object.values(cut)), pathname)).toEqual(read(whole, pathname));
  }), { numRuns: 1500 });
});

it('leaves few to choose from, and makes each choice once', () => {
  const cut = branchOf('/fi/desk/pilots/new');
  expect(Object.keys(cut.routes).length).toBeLessThan(12);
  expect(branchOf('/sv/desk/pilots/new')).toBe(cut);
  expect(Object.keys(cut.assets.routes)).toEqual(Object.keys(cut.routes));
});

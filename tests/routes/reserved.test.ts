import { beforeEach, expect, it } from 'vitest';
import { contentTypes } from '#app/domain/registry.server';
import { isReserved } from '#app/domain/shared/slug';
import { aPartner } from '#tests/factories/people';
import { aPractice } from '#tests/factories/replications';
import { resetDatabase } from '#tests/setup/database';
import { builtRoutes } from '#tests/setup/manifest';

beforeEach(() => resetDatabase());

const routes = builtRoutes();
const byId = new Map(routes.map((route) => [route.id, route]));
const addressOf = (id: string | undefined): string[] => {
  const route = id === undefined ? undefined : byId.get(id);
  return route ? [...addressOf(route.parentId), ...(route.path ?? '').split('/').filter(Boolean)] : [];
};

it('keeps from entries what pages beside them are called', () => {
  const beside = routes.flatMap(({ id }) => {
    const [lang, kind, name] = addressOf(id);
    return lang === ':lang' && contentTypes.some(({ key }) => key === kind) && name && !name.startsWith(':') ? [name] : [];
  });
  expect(beside).toContain('compare');
  expect(beside.filter((name) => !isReserved(name))).toEqual([]);
});

it('gives a title like that another address', async () => {
  const lead = await aPartner();
  expect([(await aPractice(lead, 'Compare')).slug, (await aPractice(lead, 'Compare!')).slug]).toEqual(['compare-2', 'compare-3']);
});

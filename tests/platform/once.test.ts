import { expect, it } from 'vitest';
import { answering, once } from '#app/platform/http/once.server';

it('looks a thing up once in a request, anew in the next, and each time outside of any', async () => {
  let looked = 0;
  const look = async () => ++looked;
  const both = () => Promise.all([once('a', look), once('a', look)]);
  expect(await answering(both)).toEqual([1, 1]);
  expect(await Promise.all([answering(both), answering(both)])).toEqual([[2, 2], [3, 3]]);
  expect(await both()).toEqual([4, 5]);
  expect(await answering(() => Promise.all([once('a', look), once('b', look)]))).toEqual([6, 7]);
});

import { AsyncLocalStorage } from 'node:async_hooks';

const found = new AsyncLocalStorage<Map<string, Promise<unknown>>>();

/** Answers a request; what is looked up `once` within it is looked up once. */
export const answering = <T>(work: () => T): T => found.run(new Map(), work);

/**
 * Looks something up once while a request is answered, however many loaders ask: Remix gives each of them a request of its own. Outside of
 * `answering` it is looked up each time.
 */
export function once<T>(key: string, look: () => Promise<T>): Promise<T> {
  const known = found.getStore();
  if (!known) return look();
  const value = (known.get(key) as Promise<T> | undefined) ?? look();
  known.set(key, value);
  return value;
}

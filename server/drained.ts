import type { ServerResponse } from 'node:http';

/**
 * A way to wait until the client has taken what was written, or is gone, so that who reads slowly is written to slowly.
 * Remix writes a stream's chunks without waiting. To be asked before the first of them is written, and before each later one.
 */
export function drainOf(res: ServerResponse): () => Promise<void> {
  let watched = false;
  let full = false;
  let go = () => {};
  const wake = () => {
    full = false;
    go();
  };
  const watch = () => {
    watched = true;
    const write = res.write;
    // Whatever stands below, compression too, says by `false` that its buffer is full and by `drain` that it is not any more.
    res.write = ((...args: Parameters<typeof write>) => {
      const hasRoom = write.apply(res, args);
      full ||= !hasRoom;
      return hasRoom;
    }) as typeof write;
    res.on('drain', wake);
    res.on('close', wake);
  };
  return async () => {
    if (!watched) watch();
    if (full && !res.destroyed) await new Promise<void>((resolve) => (go = resolve));
  };
}

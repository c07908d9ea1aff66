const FLOOR_MS = 250;

/** Answers no sooner than a quarter of a second, whatever the work found, so that the time taken tells nothing of an address. */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const floor = new Promise((done) => setTimeout(done, FLOOR_MS));
  try {
    return await work();
  } finally {
    await floor;
  }
}

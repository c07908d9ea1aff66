import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What drives a browser or a whole server, the longest first: short to read and long to run. */
const LONG = [
  'tests/prove/accessibility', 'tests/prove/scripts', 'tests/prove/hostile', 'tests/prove/races', 'tests/prove/crashes', 'tests/prove/transports', 'tests/prove/gates', 'tests/prove/uploads',
  // Whoever wants the demonstration waits until it stands: the first asks for it, two that do not begin meanwhile.
  'tests/bars/desk-pages', 'tests/routes/access', 'tests/journeys/server', 'tests/bars/public-pages', 'tests/bars/hostile', 'tests/bars/', 'tests/journeys/', 'tests/search/', 'tests/domain/seed/',
];

/**
 * Begins with what takes longest, so that nobody waits for one long file at the end. By itself Vitest goes by what it measured before,
 * which a fresh clone has not, and then by size.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((folder) => moduleId.includes(`/${folder}`));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

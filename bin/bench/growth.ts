import { median, type Part, ratio, type Row } from './figures';
import { signedIn } from './pages';
import { type Bench, memoryOf, time } from './place';

const ROUNDS = 30;
const WARM_UP = 6;
/** What a page may cost with the most pilots, as a multiple of its cost with the fewest. */
const LIMIT = 1.5;

const PATHS = {
  Home: '/fi',
  'List, newest': '/fi/pilots',
  'List, page 40': '/fi/pilots?page=40',
  'List, a theme and a state': '/fi/pilots?theme=smart&status=running',
  'List, a year and a goal': '/fi/pilots?year=2025&sdg=11',
  'List, a target': '/fi/pilots?sdg=11.6',
  'List, a weakened theme': '/fi/pilots?theme=low-carbon&impact=smart.minus',
  'List, an organisation': '/fi/pilots?partner=tampere',
  'List, a common word': '/fi/pilots?q=kaupunki',
  'List, a common word and a theme': '/fi/pilots?q=kaupunki&theme=healthy',
  'List, a rare word': '/fi/pilots?q=rollaattori',
  'List by title': '/fi/pilots?sort=title',
  'List by budget, two themes': '/fi/pilots?sort=budget&theme=smart&theme=healthy',
  Map: '/fi/map',
  'Map, a theme and a year': '/fi/map?theme=smart&year=2025',
  'Map, a word': '/fi/map?q=kaupunki',
  Crossing: '/fi/crossing',
  'Crossing, a year': '/fi/crossing?year=2025',
  'Search, a common word': '/fi/search?q=kaupunki',
  'Search, two common words': '/fi/search?q=kaupunki+asukas',
  'Search, a rare word': '/fi/search?q=rollaattori',
  'Search, a misspelt word': '/fi/search?q=rolaatori',
  'Search in Swedish': '/sv/search?q=städer',
  Suggestions: '/fi/search/suggestions?q=kau',
  'A theme': '/fi/themes/smart',
  'An organisation': '/fi/partners/tampere',
  Organisations: '/fi/partners',
  'API, pilots': '/api/v1/pilots?lang=fi',
  Feed: '/fi/feed.atom',
};

/** Reads an answer to its end without keeping any of it. */
async function takeAll(url: string): Promise<void> {
  const reader = (await fetch(url)).body?.getReader();
  while (reader && !(await reader.read()).done);
}

/**
 * What reading costs as pilots become more: a database for each size, a server on each, and every address asked of all of them in turn,
 * so that whatever slows the machine down slows all.
 */
export async function growth(place: Bench, sizes: number[]): Promise<Part> {
  for (const [i, size] of sizes.entries()) {
    const start = performance.now();
    await place.create(`pilots_${size}`, i > 0 ? `pilots_${sizes[i - 1]}` : undefined);
    await place.fill(`pilots_${size}`, ['--pilots', String(size)]);
    console.log(`${size.toLocaleString('en')} pilots: filled in ${Math.round((performance.now() - start) / 1000)} s`);
  }
  const sides: { origin: string; child: Awaited<ReturnType<Bench['serve']>>['child']; Cookie: string }[] = [];
  for (const size of sizes) {
    const { origin, child } = await place.serve(`pilots_${size}`);
    sides.push({ origin, child, Cookie: await signedIn(place.url(`pilots_${size}`), origin, 'editor') });
  }
  const rows: Row[] = [];
  for (const [name, path] of Object.entries(PATHS)) {
    const times = sides.map((): number[] => []);
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const [i, { origin, Cookie }] of sides.entries()) {
        const taken = await time(origin + path, { Cookie });
        if (round >= WARM_UP) times[i]?.push(taken);
      }
    }
    rows.push({ name, values: [...times.map(median), ratio(times.at(-1) ?? [], times[0] ?? [])] });
  }
  const memory = () => sides.map(({ child }) => memoryOf(child));
  const before = memory();
  for (const { origin } of sides) await takeAll(`${origin}/fi/pilots.csv`);
  const columns = sizes.map((size) => `${size.toLocaleString('en')} pilots`);
  return {
    key: 'growth', title: 'Growth',
    compared: `How long each address takes with ${sizes.map((size) => size.toLocaleString('en')).join(', ')} pilots, a server and a database for each on one PostgreSQL, asked in turn, signed in (so that no page comes from the cache). Medians of ${ROUNDS}.`,
    tables: [
      { key: 'growth', title: 'Cost with many pilots', columns: [...columns.map((name) => `ms, ${name}`), 'times as long'], rows, limit: { column: sizes.length, most: LIMIT, said: `at most ${LIMIT}` } },
      { key: 'growth-memory', title: 'Memory of the server, MB', columns, rows: [{ name: 'After these pages', values: before }, { name: 'After every row as CSV', values: memory() }] },
    ],
  };
}

// npm run bench:scale: does reading cost the same with 1,000, 10,000 and 100,000 pilots?
// Three databases on one PostgreSQL, a built server on each, and every address asked of all three in turn, so that
// whatever slows this machine down slows all of them. Prints medians in milliseconds and the ratio to the smallest.
// `--pilots 1000,10000` takes other sizes. Takes a few minutes, most of them for filling the largest database.
import { parseArgs } from 'node:util';
import { bench, median, memoryOf, time } from './bench-server';

const { values } = parseArgs({ options: { pilots: { type: 'string', default: '1000,10000,100000' }, rounds: { type: 'string', default: '40' } } });
const sizes = values.pilots.split(',').map(Number);
const rounds = Number(values.rounds);
const WARM_UP = 8;
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

async function measure(path: string, origins: string[]): Promise<number[]> {
  const times = origins.map((): number[] => []);
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const [i, origin] of origins.entries()) {
      const taken = await time(origin + path);
      if (round >= WARM_UP) times[i]?.push(taken);
    }
  }
  return times.map(median);
}

await bench(async ({ create, fill, serve }) => {
  for (const [i, size] of sizes.entries()) {
    const start = performance.now();
    await create(`pilots_${size}`, i > 0 ? `pilots_${sizes[i - 1]}` : undefined);
    await fill(`pilots_${size}`, ['--pilots', String(size)]);
    console.log(`${size.toLocaleString('en')} pilots: filled in ${Math.round((performance.now() - start) / 1000)} s`);
  }
  const running: Awaited<ReturnType<typeof serve>>[] = [];
  for (const size of sizes) running.push(await serve(`pilots_${size}`));
  const origins = running.map(({ origin }) => origin);

  const width = Math.max(...Object.keys(PATHS).map((name) => name.length));
  console.log(`\n${'median ms'.padEnd(width)}  ${sizes.map((size) => size.toLocaleString('en').padStart(9)).join('')}      ratio`);
  const over: string[] = [];
  for (const [name, path] of Object.entries(PATHS)) {
    const medians = await measure(path, origins);
    const ratio = (medians.at(-1) ?? 0) / (medians[0] || 1);
    if (ratio > LIMIT) over.push(name);
    console.log(`${name.padEnd(width)}  ${medians.map((ms) => ms.toFixed(1).padStart(9)).join('')}  ${ratio.toFixed(2).padStart(9)}${ratio > LIMIT ? '  over' : ''}`);
  }
  const sayMemory = (when: string) => {
    const memory = running.map(({ child }) => memoryOf(child));
    if (memory.every((megabytes) => megabytes !== null)) console.log(`${when.padEnd(width)}  ${memory.map((megabytes) => String(megabytes).padStart(9)).join('')}`);
  };
  sayMemory('Memory, MB');
  for (const origin of origins) await takeAll(`${origin}/fi/pilots.csv`);
  sayMemory('… after every row as CSV');
  console.log(over.length === 0 ? `\nAll within ${LIMIT} ×.` : `\nOver ${LIMIT} ×: ${over.join('; ')}.`);
});

// npm run bench:practices: what does the list of practices cost when there are 5,000, also for a place?
// One database with 1,000 pilots and few practices, a copy of it with many, a built server on each, asked in turn, so that
// whatever slows this machine down slows both. Prints medians in milliseconds, with many over few, and with many over what the list
// of pilots costs there. `--practices 5000` takes another number.
import { parseArgs } from 'node:util';
import { median } from './figures';
import { bench, time } from './place';

const { values } = parseArgs({ options: { practices: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '60' } } });
const rounds = Number(values.rounds);
const WARM_UP = 10;
/** What a list may cost for a place, as a multiple of what the same list costs without one. */
const LIMIT = 1.5;

const USUAL = 'List of pilots';
/** Each list of practices without a place, and the same for one. */
const LISTS: [name: string, query: string][] = [['newest', ''], ['page 40', '&page=40'], ['a theme', '&theme=smart'], ['two themes', '&theme=smart&theme=healthy'], ['a goal', '&sdg=11'], ['a word', '&q=puisto']];
const PLACES: [name: string, query: string][] = [['', ''], [' for a municipality', '&place=tampere'], [' for a size', '&place=under10000']];
const PATHS: Record<string, string> = {
  [USUAL]: '/fi/pilots',
  ...Object.fromEntries(LISTS.flatMap(([list, query]) => PLACES.map(([place, where]) => [`${list}${place}`, `/fi/practices?${query}${where}`]))),
  'most travelled': '/fi/practices?sort=travelled',
  'by title': '/fi/practices?sort=title',
};

await bench(async ({ create, fill, serve }) => {
  await create('few');
  await fill('few', ['--pilots', '1000']);
  await create('many', 'few');
  await fill('many', ['--practices', values.practices]);
  const running = [await serve('few'), await serve('many')];

  const names = Object.keys(PATHS);
  const times = names.map(() => running.map((): number[] => []));
  // Everything in turn, too: what is compared was measured in the same minutes.
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const [i, path] of Object.values(PATHS).entries()) {
      for (const [j, { origin }] of running.entries()) {
        const taken = await time(origin + path);
        if (round >= WARM_UP) times[i]?.[j]?.push(taken);
      }
    }
  }
  const medians = times.map((each) => each.map(median));
  const costOf = (name: string) => medians[names.indexOf(name)]?.[1] || 1;
  const width = Math.max(...names.map((name) => name.length));
  console.log(`${'median ms'.padEnd(width)}        few  ${Number(values.practices).toLocaleString('en').padStart(9)}  many:few  :pilots  :without place`);
  const over: string[] = [];
  for (const [i, name] of names.entries()) {
    const [small = 0, large = 0] = medians[i] ?? [];
    const [without = name] = name.split(' for ');
    const beside = large / costOf(without);
    if (beside > LIMIT) over.push(name);
    console.log(`${name.padEnd(width)}  ${small.toFixed(1).padStart(9)}  ${large.toFixed(1).padStart(9)}  ${(large / (small || 1)).toFixed(2).padStart(8)}  ${(large / costOf(USUAL)).toFixed(2).padStart(7)}  ${beside.toFixed(2).padStart(14)}`);
  }
  console.log(over.length === 0 ? `\nFor a place, all within ${LIMIT} × of the list without one.` : `\nOver ${LIMIT} × of the list without a place: ${over.join('; ')}.`);
});

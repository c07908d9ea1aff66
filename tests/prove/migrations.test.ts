import { expect, inject, it } from 'vitest';
import { applyRest, earlierState, lostRows, migrations } from '../setup/migration-states';
import { proof } from './report';

it('every earlier state of the database, filled, comes up to date with every row', async () => {
  const report = proof('Migrations from every earlier state');
  const url = inject('postgres').replace('DATABASE', 'prove_migrations');
  const wrong: string[] = [];
  let rows = 0;
  for (let state = 1; state < migrations.length; state++) {
    const name = migrations[state - 1]?.name;
    const { keys, empty } = await earlierState(url, migrations.slice(0, state));
    wrong.push(...empty.map((table) => `${name}: no row in ${table}`));
    rows += [...keys.values()].reduce((sum, { size }) => sum + size, 0);
    const problem = await applyRest(url, migrations.slice(state)).then(() => '', (error: Error) => error.message);
    if (problem) wrong.push(`${name}: ${problem}`);
    else wrong.push(...(await lostRows(url, keys)).map((row) => `${name}: lost ${row}`));
  }
  report({ attempts: migrations.length - 1, losses: wrong.length, note: `${rows.toLocaleString('en')} rows in all` });
  expect(wrong).toEqual([]);
});

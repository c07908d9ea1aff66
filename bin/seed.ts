// Fills the database of DATABASE_URL with demonstration data: `--when-empty` does nothing where there is some,
// `--pilots 10000` makes a large one for measuring, `--rounds 10` lets those pilots report in ten rounds,
// `--practices 5000` adds as many practices.
import { parseArgs } from 'node:util';
import { disconnect, db } from '#app/platform/db/db.server';
import { isDemo } from '#app/platform/env/env.server';

const { values } = parseArgs({ options: { 'when-empty': { type: 'boolean' }, pilots: { type: 'string' }, rounds: { type: 'string' }, practices: { type: 'string' } } });

if (!isDemo()) {
  console.error('Demonstration data is only put where AUKIO_DEMO=1, never into a real programme.');
  process.exit(1);
}

try {
  if (values['when-empty'] && (await db.programme.count()) > 0) {
    process.send?.('unchanged');
  } else {
    const { seed } = (await import('#seed/seed')) as { seed: (options: { pilots?: number; rounds?: number; practices?: number }) => Promise<void> };
    await seed({ pilots: values.pilots ? Number(values.pilots) : undefined, rounds: values.rounds ? Number(values.rounds) : undefined, practices: values.practices ? Number(values.practices) : undefined });
  }
  await disconnect();
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}

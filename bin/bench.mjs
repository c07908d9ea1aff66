// npm run bench: how fast it is, each figure beside what it is compared with. A run writes docs/performance.{md,json} and the pictures.
//   npm run bench                           what a run under ten minutes can measure
//   npm run bench -- --whole                also memory for 30 minutes, and growth to 100,000 pilots
//   npm run bench -- --only queries,visit   some parts; the others stay in the document as they were
//   --pilots 10000, --minutes 30, --sizes 1000,100000, --keep FOLDER (a filled database that is used again)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ensure, prepare, root } from './prepare.mjs';

try {
  await ensure('chromium', 'wrk');
  await prepare();
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/bench/run.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  const [code] = await once(child, 'close');
  process.exit(code ?? 1);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

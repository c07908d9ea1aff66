// npm run validate: types, lint, import rules and leftovers; nothing is run.
import { runChecks } from './checks.mjs';
import { prepare } from './prepare.mjs';

try {
  await prepare({ withBuild: false });
  const { failed } = await runChecks();
  process.exit(failed > 0 ? 1 : 0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

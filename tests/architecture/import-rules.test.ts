import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';

// The rules themselves run as a check of `npm test`; here each is shown to notice what it is for.
const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
let house: string;

const files: Record<string, string> = {
  'app/platform/db/db.server.ts': `import '../../domain/pilots/pilot.server';\nexport const db = 1;`,
  'app/platform/i18n/x.ts': 'export const x = 1;',
  'app/routes/a.tsx': `import '../platform/db/db.server';`,
  'app/components/a.tsx': `import '../domain/pilots/pilot.schema';`,
  'app/domain/shared/a.ts': `import '../pilots/pilot.schema';`,
  'app/domain/pilots/pilot.schema.ts': 'export const schema = 1;',
  'app/domain/pilots/pilot.server.ts': `import '../../page/form.server';\nexport const p = 1;`,
  'app/domain/pilots/pilot-page.tsx': `import './pilot.server';`,
  'app/domain/partners/partner.server.ts': `import '../pilots/pilot.schema';\nimport './circle';\nexport const q = 1;`,
  'app/domain/partners/circle.ts': `import './partner.server';`,
  'app/page/form.server.ts': `import 'lucia';\nexport const form = 1;`,
  'app/entry.ts': `import '../server/run';`,
  'server/run.ts': 'export const run = 1;',
};

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'aukio-house-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
  for (const file of ['tsconfig.json', '.dependency-cruiser.cjs', 'package.json']) symlinkSync(resolve(file), join(house, file));
});
afterAll(() => rmSync(house, { recursive: true }));

it('notice every arrow that runs the wrong way', () => {
  const { stdout } = spawnSync(process.execPath, [cruiser, '--preserve-symlinks', '--output-type', 'json', '--config', '.dependency-cruiser.cjs', 'app', 'server'], {
    cwd: house,
    encoding: 'utf8',
  });
  const violations = (JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }).summary.violations;
  const noticed = [...new Set(violations.map((violation) => violation.rule.name))].sort();
  expect(noticed).toEqual([
    'app-not-to-machinery',
    'components-know-no-domain',
    'domain-commands-know-no-pages',
    'domains-meet-at-the-door',
    'no-cycles',
    'no-server-in-tsx',
    'only-auth-knows-lucia',
    'platform-not-upwards',
    'routes-not-to-database',
    'shared-knows-no-domain',
  ]);
});

// The arrows of docs/house.md, guarded in every test run.
const SERVER_FILE = '\\.server\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thought in two places.',
      severity: 'error',
      from: { path: '^(app|server|bin|prisma/seed)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'routes-not-to-database', severity: 'error', from: { path: '^app/(routes|root)' }, to: { path: '^app/platform/db/' } },
    { name: 'page-not-to-routes', severity: 'error', from: { path: '^app/page/' }, to: { path: '^app/(routes|root|components/(?!messages))', dependencyTypesNot: ['type-only'] } },
    { name: 'domain-not-upwards', severity: 'error', from: { path: '^app/domain/' }, to: { path: '^app/(routes|root|entry)' } },
    {
      name: 'domain-commands-know-no-pages',
      comment: 'Commands, policies and schemas know neither Remix nor Request; only what renders may use page/ and components/.',
      severity: 'error',
      from: { path: '^app/domain/.*\\.ts$' },
      to: { path: '^(app/(page|components)/(?!messages)|node_modules/@remix-run/)', dependencyTypesNot: ['type-only'] },
    },
    { name: 'platform-not-upwards', severity: 'error', from: { path: '^app/platform/' }, to: { path: '^app/(routes|root|page|domain|components|entry)' } },
    {
      name: 'components-know-no-domain',
      severity: 'error',
      from: { path: '^app/components/' },
      to: { path: '^app/', pathNot: ['^app/components/', '^app/platform/i18n/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shared-knows-no-domain',
      severity: 'error',
      from: { path: '^app/domain/shared/' },
      to: { path: '^app/domain/', pathNot: '^app/domain/shared/' },
    },
    {
      name: 'domains-meet-at-the-door',
      comment: 'A domain reaches another only through its *.server.ts and *.type.ts; the SDG goals are reference data that all may read.',
      severity: 'error',
      from: { path: '^app/domain/([^/]+)/', pathNot: '^app/domain/shared/' },
      to: { path: '^app/domain/[^/]+/', pathNot: ['^app/domain/$1/', '^app/domain/shared/', '\\.server\\.ts$', '\\.type\\.ts$', '/messages/', '^app/domain/sdg/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-server-in-tsx',
      comment: 'What renders never imports a .server file; a route module does, for its loader and action.',
      severity: 'error',
      from: { path: '^app/(domain|components|page)/.*\\.tsx$', pathNot: SERVER_FILE },
      to: { path: SERVER_FILE, dependencyTypesNot: ['type-only'] },
    },
    { name: 'only-auth-knows-lucia', severity: 'error', from: { pathNot: '^app/platform/auth/' }, to: { path: '^node_modules/lucia' } },
    { name: 'app-not-to-machinery', severity: 'error', from: { path: '^app/' }, to: { path: '^(server|bin|tests)/' } },
    { name: 'not-to-development-packages', severity: 'error', from: { path: '^(app|server)/', pathNot: '\\.css$|^server/dev\\.mjs$' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'app/platform/db/generated|\\.(css|woff2)$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};

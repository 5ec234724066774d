// Turns modules.json into rules. The table is the thing to read and to change; this file only says what a row means.
const { rooms, onlyIn } = require('./modules.json');

const anyOf = (names) => `(${names.join('|')})`;
const tests = '\\.test\\.tsx?$';

const ownRowOnly = Object.entries(rooms).map(([room, row]) => ({
  name: `${room}-imports-only-its-row`,
  comment: `modules.json lets ${room}/ import: ${row.join(', ') || 'no other room'}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/${anyOf([room, ...row])}/` },
}));

const knownOnlyAtHome = Object.entries(onlyIn).map(([packageName, homes]) => ({
  name: `${packageName}-only-in-${homes.join('-and-')}`,
  comment: `${packageName} is known to ${homes.join(' and ')} only; everybody else uses what those rooms export.`,
  severity: 'error',
  from: { path: '^(src|console/src)/', pathNot: `^src/${anyOf(homes)}/` },
  to: { path: `(^|node_modules/)${packageName.replace('*', '[^/]+')}(/|$)`, pathNot: '^src/' },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...ownRowOnly,
    ...knownOnlyAtHome,
    {
      name: 'every-room-has-a-row',
      comment: 'A folder of src/ that imports another room must stand in modules.json.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/${anyOf(Object.keys(rooms))}/` },
      to: { path: '^src/' },
    },
    {
      name: 'front-door-only',
      comment: 'Another room is entered through its index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'front-door-only-from-outside',
      comment: 'Laboratory and cross-room tests use a room as another room would: through its index.ts.',
      severity: 'error',
      from: { path: '^(lab|test)/' },
      to: { path: '^src/[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'main-only-starts',
      comment: 'src/main.ts hands over to app/.',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(app|foundation)/index\\.ts$' },
    },
    {
      name: 'no-circles',
      comment: 'Neither values nor types go in a circle: one of the two files knows too much.',
      severity: 'error',
      from: { path: '^(src|lab|test|client/src|console/src|site/src)/' },
      to: { circular: true },
    },
    {
      name: 'product-stands-alone',
      comment:
        'The product knows neither the laboratory nor the tests nor the client nor the console; tests beside the code may use test/.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^(lab|test|client|console|scripts)/' },
    },
    {
      name: 'console-knows-only-the-contract',
      comment: 'The console talks to the server over HTTP; it imports nothing of it, and of the client only types.',
      severity: 'error',
      from: { path: '^console/src/' },
      to: { path: '^(src|lab|test|scripts)/' },
    },
    {
      name: 'client-stands-alone',
      comment: 'The client is used far from here: it imports nothing of ours and no module of Node.',
      severity: 'error',
      from: { path: '^client/src/', pathNot: tests },
      to: { pathNot: '^client/src/' },
    },
    {
      name: 'site-stands-alone',
      comment: 'What pages of a firm load is small: it imports nothing but itself.',
      severity: 'error',
      from: { path: '^site/src/' },
      to: { pathNot: '^site/src/' },
    },
    {
      name: 'http-stays-at-the-edge',
      comment: 'Nothing below api/ knows HTTP, except the three rooms that speak it to somebody else.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(api|app|storage|connector|delivery)/', tests] },
      to: { path: '^(node:)?(http|https|http2)$' },
    },
    {
      name: 'no-development-packages',
      comment: 'What the product imports must be among its dependencies, not among those for development.',
      severity: 'error',
      from: { path: '^(src|console/src)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads to a file.',
      severity: 'error',
      from: { path: '^(src|lab|test|client/src|console/src|site/src)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|\\.loyalty)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['loyalty-source', 'import', 'node', 'default', 'types'] },
  },
};

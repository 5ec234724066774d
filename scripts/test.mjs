// `npm test`: everything that must hold before a change lands. All of it runs even when an early part fails, and the last
// line counts the lot. With a filter (`npm test -- profile`) only the tests whose path contains it run. Rooms, names, words,
// sizes and pages are tests too: test/house.
import './check-node.mjs';
import { inProject, stopWith } from './project.mjs';
import { runChild } from './run-child.mjs';
import { setUpBuild, setUpPackages } from './setup.mjs';

/** What the type checker found out is kept between runs: a second one takes a quarter of the time. */
const remembered = (name) => ['--incremental', '--tsBuildInfoFile', `node_modules/.cache/types-of-${name}.tsbuildinfo`];

const checks = [
  { name: 'format and lint', program: ['@biomejs', 'biome', 'bin', 'biome'], args: ['check', '--error-on-warnings', '.'] },
  {
    name: 'types of the server',
    program: ['typescript', 'bin', 'tsc'],
    args: ['-p', 'tsconfig.json', '--noEmit', ...remembered('server')],
  },
  {
    name: 'types of the console',
    program: ['typescript', 'bin', 'tsc'],
    args: ['-p', 'console/tsconfig.json', '--noEmit', ...remembered('console')],
  },
  {
    name: 'types of the client',
    program: ['typescript', 'bin', 'tsc'],
    args: ['-p', 'client/tsconfig.json', '--noEmit', ...remembered('client')],
  },
  {
    name: 'types of the site',
    program: ['typescript', 'bin', 'tsc'],
    args: ['-p', 'site/tsconfig.json', '--noEmit', ...remembered('site')],
  },
  { name: 'dead code', program: ['knip', 'bin', 'knip.js'], args: ['--no-progress'] },
];

/** Two at a time: more would only wait for each other on the smallest machine that we promise to work on. */
const checksAtOnce = 2;

/** The longest test file takes two minutes; a run that says nothing for so long has a test that never ends. */
const silenceMsMax = 10 * 60_000;

/** What vitest's reporter of this repository writes as its last line. */
const countLine = /^(\d+) passed, (\d+) failed$/;

const filters = process.argv.slice(2);

await setUpPackages().catch(stopWith);
const built = await runBuild();
const failedChecks = [...(built ? [] : ['build']), ...(filters.length === 0 ? await runChecks() : [])];
const tests = await runTests();

const checksRun = 1 + (filters.length === 0 ? checks.length : 0);
const passed = tests.passed + checksRun - failedChecks.length;
const failed = tests.failed + failedChecks.length;
if (failedChecks.length > 0) console.log(`\nFailed checks: ${failedChecks.join(', ')}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);

/** The tests in a browser and the tests of the command line use what is built. */
async function runBuild() {
  try {
    await setUpBuild();
    return true;
  } catch (error) {
    console.log(`failed  build\n${error.message}`);
    return false;
  }
}

async function runChecks() {
  const waiting = [...checks];
  const failures = [];
  const runNext = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!(await runCheck(check))) failures.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: checksAtOnce }, runNext));
  return failures;
}

async function runCheck({ name, program, args }) {
  const started = performance.now();
  const { code, output } = await runChild(process.execPath, [inProject('node_modules', ...program), ...args]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(code === 0 ? `ok      ${name} (${seconds} s)` : `failed  ${name} (${seconds} s)\n${output}`);
  return code === 0;
}

async function runTests() {
  let counted;
  let unfinished = '';
  const show = (text) => {
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      const count = countLine.exec(line);
      if (count) counted = { passed: Number(count[1]), failed: Number(count[2]) };
      else console.log(line);
    }
  };
  const { code, signal } = await runChild(process.execPath, [inProject('node_modules', 'vitest', 'vitest.mjs'), 'run', ...filters], {
    env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : { ...process.env, NO_COLOR: '1' },
    onOutput: show,
    silenceMsMax,
  });
  show('\n');
  if (signal === 'SIGKILL') console.log(`The tests said nothing for ${silenceMsMax / 60_000} minutes and were ended.`);
  // Vitest also fails for reasons that are no test's (a file that cannot be read, an error after the last test): count it.
  if (counted === undefined) return { passed: 0, failed: 1 };
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

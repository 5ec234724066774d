// Runs programs of the laboratory on a checkout that need not be set up yet: `node scripts/lab.mjs <program.ts …> [options]`.
// Several run one after the other with the same options, and the exit code says whether all of them were content.
import './check-node.mjs';
import { existsSync } from 'node:fs';
import { inProject, stopWith } from './project.mjs';
import { runChild } from './run-child.mjs';
import { setUp } from './setup.mjs';

const args = process.argv.slice(2);
const programCount = args.findIndex((arg) => !arg.endsWith('.ts') || !existsSync(inProject(arg)));
const programs = programCount === -1 ? args : args.slice(0, programCount);
const options = args.slice(programs.length);

// The loader's cache would stay in the system's temporary folder.
const env = { ...process.env, TSX_DISABLE_CACHE: '1' };

await setUp().catch(stopWith);

for (const program of programs) {
  if (programs.length > 1) console.log(`\n${program}`);
  const { code } = await runChild(process.execPath, ['--import', 'tsx', program, ...options], { env, shown: true });
  if (code !== 0) process.exitCode = code;
}

// Runs a benchmark or a check of the lab on a checkout that need not be set up yet: `node scripts/lab.mjs <file or folder> …`.
// For a folder, every program in it runs, one after the other, and the exit code says whether all of them were content.
import './check-node.mjs';
import { readdirSync, statSync } from 'node:fs';
import { inProject, stopWith } from './project.mjs';
import { runChild } from './run-child.mjs';
import { setUp } from './setup.mjs';

const [path, ...args] = process.argv.slice(2);

const programs = statSync(inProject(path)).isDirectory()
  ? readdirSync(inProject(path))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => `${path}/${name}`)
  : [path];

await setUp().catch(stopWith);

for (const program of programs) {
  if (programs.length > 1) console.log(`\n${program}`);
  const { code } = await runChild(process.execPath, ['--import', 'tsx', program, ...args], { shown: true });
  if (code !== 0) process.exitCode = code;
}

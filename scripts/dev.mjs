// `npm run dev`: the server restarts when its sources change, the console changes in the open page. Arguments go to the server.
import './check-node.mjs';
import { inProject, stopWith } from './project.mjs';
import { runChild } from './run-child.mjs';
import { setUp } from './setup.mjs';

await setUp().catch(stopWith);

const tsx = inProject('node_modules', 'tsx', 'dist', 'cli.mjs');
await Promise.race([
  runChild(process.execPath, [tsx, 'watch', '--clear-screen=false', 'src/main.ts', 'start', ...process.argv.slice(2)], { shown: true }),
  runChild(process.execPath, [inProject('node_modules', 'vite', 'bin', 'vite.js')], { cwd: inProject('console'), shown: true }),
]);
process.kill(process.pid, 'SIGTERM');

// `npm run dev`: the server restarts when its sources change, the console changes in the open page. Arguments go to the server.
import './check-node.mjs';
import { spawn } from 'node:child_process';
import { watchServer } from './build.mjs';
import { inProject, root, stopWith } from './project.mjs';
import { setUp } from './setup.mjs';

const args = process.argv.slice(2);
const port = args.includes('--port') ? args[args.indexOf('--port') + 1] : (process.env.LOYALTY_PORT ?? '4680');

await setUp().catch(stopWith);

let server;
let ending = false;
let turn = Promise.resolve();

const pages = spawn(process.execPath, [inProject('node_modules', 'vite', 'bin', 'vite.js')], {
  cwd: inProject('console'),
  env: { ...process.env, LOYALTY_URL: `http://127.0.0.1:${port}` },
  stdio: 'inherit',
});
await watchServer(() => {
  turn = turn.then(restartServer);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    ending = true;
    pages.kill(signal);
    void endServer().then(() => process.exit(0));
  });
}

/** One at a time: the data folder belongs to one process, so the old server ends before the new one begins. */
async function restartServer() {
  await endServer();
  if (ending) return;
  server = spawn(process.execPath, ['--enable-source-maps', inProject('dist', 'main.js'), 'start', ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

function endServer() {
  const old = server;
  server = undefined;
  if (old === undefined || old.exitCode !== null || old.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    old.once('exit', resolve);
    old.kill('SIGTERM');
  });
}

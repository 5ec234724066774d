// Runs a program for a script: with its output shown or kept, and ended with the script when somebody presses Ctrl-C.
import { spawn } from 'node:child_process';
import { root } from './project.mjs';

const running = new Set();

function passOn(signal) {
  for (const child of running) child.kill(signal);
}

/** Signals are ours only while a child runs: a server that this process becomes later has its own way to end. */
function follow(child) {
  if (running.size === 0) for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, passOn);
  running.add(child);
}

function leave(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, passOn);
}

/**
 * Resolves to `{ code, output }`. `onOutput` sees the text as it comes; with `shown: true` the child writes to our terminal
 * itself and `output` stays empty. A child that says nothing for `silenceMsMax` hangs, and is ended; so it is when `signal` aborts.
 */
export function runChild(command, args, { cwd = root, env = process.env, shown = false, onOutput, silenceMsMax, signal: stop } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    follow(child);
    let output = '';
    stop?.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
    const watchdog = silenceMsMax === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), silenceMsMax);
    const keep = (chunk) => {
      watchdog?.refresh();
      output += chunk;
      onOutput?.(chunk.toString());
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => {
      leave(child);
      reject(error);
    });
    child.on('close', (code, signal) => {
      clearTimeout(watchdog);
      leave(child);
      resolve({ code: code ?? 1, signal, output });
    });
  });
}

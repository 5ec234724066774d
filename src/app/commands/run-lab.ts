import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a program of the lab beside the product; it talks to the product from outside, as a customer's own program would. */
export function runLab(program: string, args: readonly string[]): Promise<number> {
  const root = join(import.meta.dirname, '..');
  // It runs in another folder than the person who named this one.
  const publicData = process.env.LOYALTY_DATA === undefined ? {} : { LOYALTY_DATA: resolve(process.env.LOYALTY_DATA) };
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'lab', program), ...args], {
    cwd: root,
    stdio: 'inherit',
    // Its cache would lie in the system's folder for temporary files and stay there.
    env: { ...process.env, ...publicData, TSX_DISABLE_CACHE: '1' },
  });
  // Nobody is there for it once the product stops.
  const end = (): void => void child.kill();
  for (const signal of endingSignals) process.once(signal, end);
  return new Promise((done) => {
    child.once('exit', (code) => {
      for (const signal of endingSignals) process.off(signal, end);
      done(code ?? 1);
    });
  });
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a program of the lab beside the product; it talks to the product from outside, as a customer's own program would. */
export function runLab(program: string, args: readonly string[]): Promise<number> {
  const root = join(import.meta.dirname, '..');
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'lab', program), ...args], {
    cwd: root,
    stdio: 'inherit',
    // Its cache would lie in the system's folder for temporary files and stay there.
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  });
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}

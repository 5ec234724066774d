import { setPriority } from 'node:os';

/**
 * Lets whatever else wants the processor go first: lowers the priority of a process or thread, 0 for this thread. Linux keeps one for each
 * thread, others one for the whole process, which is why they are left alone. One that has ended, or belongs to another user, stays as it is.
 */
export function lowerPriority(niceness: number, id = 0): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(id, niceness);
  } catch {
    // It has ended, or belongs to another user.
  }
}

import { readdirSync, readFileSync } from 'node:fs';

/** Memory in use by a process and all below it, bytes, as the kernel counts it: what is shared counts once for each. Linux alone. */
export function treeMemoryBytes(root: number): number {
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const status = statusOf(pid);
    if (status === undefined) continue;
    resident.set(pid, status.residentBytes);
    children.set(status.parent, [...(children.get(status.parent) ?? []), pid]);
  }
  const below = (pid: number): number => (resident.get(pid) ?? 0) + (children.get(pid) ?? []).reduce((sum, child) => sum + below(child), 0);
  return below(root);
}

function statusOf(pid: number): { parent: number; residentBytes: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { parent: field('PPid'), residentBytes: field('VmRSS') * 1024 };
  } catch {
    // It ended between the list and the look.
    return undefined;
  }
}

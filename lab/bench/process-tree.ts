import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all below it use, as the kernel counts it. */
export interface TreeUse {
  /** Memory now; what is shared counts once for each. */
  readonly memoryBytes: number;
  /** Time on processors since each began; of those that ended before, nothing. */
  readonly processorSeconds: number;
}

interface ProcessUse extends TreeUse {
  readonly parent: number;
}

// What the kernel counts time in, whatever the processor (sysconf CLK_TCK of all Linux machines).
const ticksPerSecond = 100;

/** Linux alone. */
export function treeUse(root: number): TreeUse {
  const uses = new Map<number, ProcessUse>();
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const use = Number.isInteger(pid) ? useOf(pid) : undefined;
    if (use === undefined) continue;
    uses.set(pid, use);
    children.set(use.parent, [...(children.get(use.parent) ?? []), pid]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  const tree = below(root).flatMap((pid) => uses.get(pid) ?? []);
  return {
    memoryBytes: tree.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0),
    processorSeconds: tree.reduce((sum, { processorSeconds }) => sum + processorSeconds, 0),
  };
}

function useOf(pid: number): ProcessUse | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    // Behind the name, which may hold anything: the state is the first field, user and system time the twelfth and thirteenth (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const processorSeconds = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    return { parent: field('PPid'), memoryBytes: field('VmRSS') * 1024, processorSeconds };
  } catch {
    // It ended between the list and the look.
    return undefined;
  }
}

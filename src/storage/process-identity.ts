import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * When the process with this number was started, as the system writes it; undefined when there is none (or it is a zombie). A
 * process number alone is reused by the system, number and start time together are not.
 */
export function startOfProcess(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      // The second field is the program's name in brackets and may hold spaces; the fields after it are plain.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The machine, its start and the process space in it: inside one such place, process numbers mean the same. */
export function placeOfProcesses(): string {
  const parts = [hostname()];
  for (const read of [() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(), () => readlinkSync('/proc/self/ns/pid')]) {
    try {
      parts.push(read());
    } catch {
      // Systems other than Linux have neither; the host's name must do there.
    }
  }
  return parts.join(' ');
}

/** The program that a process runs; undefined when there is no such process, or it may not be seen. */
export function programOf(pid: number): string | undefined {
  try {
    const program =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]
        : execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return program || undefined;
  } catch {
    return undefined;
  }
}

/** True when `pid` is a Postgres server whose data folder is `folder`. A postmaster's working folder is always its data folder. */
export function isPostmasterOf(pid: number, folder: string): boolean {
  if (!/postgres(\.exe)?$/.test(programOf(pid) ?? '')) return false;
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === folder;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(folder);
  } catch {
    return false;
  }
}

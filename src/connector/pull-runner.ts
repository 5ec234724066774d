import { Pause } from '../foundation/index.ts';
import { KnownRows } from './known-rows.ts';
import { connectorLimits } from './limits.ts';
import { claimPull, type PullRow } from './queries/pull.ts';
import { type PullPorts, runPull } from './run-pull.ts';

// Intervals count in tens of seconds; a second of lateness is nothing.
const lookMs = 1_000;

/** Asks each address when it is due, one after the other, as long as the process lives. */
export class PullRunner {
  private readonly ports: PullPorts;
  private readonly stopping = new AbortController();
  private readonly pause = new Pause();
  /** By source, the one unused for longest first. */
  private readonly known = new Map<number, KnownRows>();

  constructor(ports: PullPorts) {
    this.ports = ports;
  }

  /** Resolves when the runner was stopped and no pull is on its way. */
  async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const found = await this.next().catch((error: unknown) => {
        this.ports.onProblem?.('pulls could not be looked up; trying again', error);
        return false;
      });
      if (!found && !signal.aborted) await this.pause.sleep(lookMs);
    }
  }

  wake(): void {
    this.pause.wake();
  }

  stop(): void {
    this.stopping.abort();
    this.pause.wake();
  }

  private async next(): Promise<boolean> {
    const { postgres, clock } = this.ports;
    const [row] = await postgres.query<PullRow>(claimPull, [clock.now(), connectorLimits.pullSecondsMax * 2]);
    if (row === undefined) return false;
    const outcome = await runPull(row, this.ports, this.knownOf(row.source_id), this.stopping.signal);
    // What was about to be sent when it failed must not count as known.
    if (outcome === 'failed') this.known.delete(row.source_id);
    return true;
  }

  private knownOf(sourceId: number): KnownRows {
    const known = this.known.get(sourceId) ?? new KnownRows();
    this.known.delete(sourceId);
    this.known.set(sourceId, known);
    const [oldest] = this.known.keys();
    if (this.known.size > connectorLimits.pullSourcesRemembered && oldest !== undefined) this.known.delete(oldest);
    return known;
  }
}

import { newUuid, Pause } from '../foundation/index.ts';
import { jobOf } from './import-job.ts';
import { connectorLimits } from './limits.ts';
import { deleteFinishedFiles, deleteStrayFiles } from './manage-imports.ts';
import { claimJob, endLeases, type JobRow, selectJob } from './queries/import.ts';
import { type FileImportPorts, ImportRun } from './run-import.ts';

// An import that was just queued begins at once by `wake`; the look at the table is for those that another process left.
const lookMs = 2_000;
const sweepMs = 10 * 60_000;

/** Takes up queued, interrupted and resumed imports, one after the other, as long as the process lives. */
export class ImportRunner {
  private readonly ports: FileImportPorts;
  private readonly id = newUuid();
  private readonly stopping = new AbortController();
  private readonly pause = new Pause();
  private sweptAt = Number.NEGATIVE_INFINITY;

  private readonly isAlone: boolean;
  private readonly dataDir: string | undefined;

  /** `isAlone`: no other process works on this database, so what another one held was held by a dead one. `dataDir`: is rid at the start of what a dead process left of uploads. */
  constructor(ports: FileImportPorts, { isAlone = false, dataDir }: { isAlone?: boolean; dataDir?: string } = {}) {
    this.ports = ports;
    this.isAlone = isAlone;
    this.dataDir = dataDir;
  }

  /** Resolves when the runner was stopped and what ran has recorded where it stands. */
  async run(): Promise<void> {
    // Otherwise an import that was killed with its process waits until its lease ends.
    if (this.isAlone) await this.ports.postgres.query(endLeases);
    await this.tidy().catch((error: unknown) => this.ports.onProblem?.('old uploads could not be deleted; trying again', error));
    await Promise.all(Array.from({ length: connectorLimits.importsAtOnce }, () => this.loop()));
  }

  /** Looks at once whether there is an import to take up. */
  wake(): void {
    this.pause.wake();
  }

  stop(): void {
    this.stopping.abort();
    this.pause.wake();
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const found = await this.next().catch((error: unknown) => {
        this.ports.onProblem?.('imports could not be looked up; trying again', error);
        return false;
      });
      if (!found && !this.stopping.signal.aborted) await this.pause.sleep(lookMs);
    }
  }

  private async next(): Promise<boolean> {
    const { postgres, clock } = this.ports;
    const [claimed] = await postgres.query<{ id: number }>(claimJob, [this.id, connectorLimits.leaseSeconds]);
    if (claimed === undefined) {
      await this.sweep();
      return false;
    }
    const [row] = await postgres.query<JobRow>(selectJob, [claimed.id]);
    if (row === undefined) return true;
    const outcome = await new ImportRun(jobOf(row), this.id, this.ports, this.stopping.signal).run();
    // What was read in is deleted at once: nothing needs it any more.
    if (outcome === 'done') await deleteFinishedFiles(postgres, clock);
    // An import that could not go on now is not taken up again in the same breath.
    return outcome !== 'released';
  }

  /** Before the first import: what nobody wants any more is not kept until there is nothing else to do. */
  private async tidy(): Promise<void> {
    if (this.dataDir !== undefined) await deleteStrayFiles(this.ports.postgres, this.dataDir, performance.timeOrigin);
    await deleteFinishedFiles(this.ports.postgres, this.ports.clock);
  }

  private async sweep(): Promise<void> {
    if (performance.now() - this.sweptAt < sweepMs) return;
    this.sweptAt = performance.now();
    await deleteFinishedFiles(this.ports.postgres, this.ports.clock);
  }
}

import type { MessagePort } from 'node:worker_threads';
import type { FromThread, LatencySummary, ThreadOptions, ToThread } from '../foundation/index.ts';
import type { RecentEvent } from './recent-events.ts';

/** What the processing thread is started with. */
export interface WorkerOptions extends ThreadOptions {
  readonly clickhouseUrl: string;
  /** Tables of the warehouse that are filled from its queue. */
  readonly historyTables: readonly string[];
  readonly dataDir: string;
}

/** From the serving thread to the processing thread. */
export type ToWorker =
  | ToThread
  | { readonly type: 'wake' }
  /** A way to the thread that keeps audiences. */
  | { readonly type: 'audiences'; readonly port: MessagePort }
  | { readonly type: 'recent'; readonly ask: number; readonly identifierIds: readonly number[] };

/** Figures of the processing thread, sent every second. */
export interface WorkerFigures {
  readonly backlogRows: number;
  readonly backlogBytes: number;
  readonly oldestAt: number | null;
  readonly processedEvents: number;
  readonly deliveredRows: number;
  readonly warehouseRowsWaiting: number;
  readonly warehouseOldestAt: number | null;
  readonly latency: LatencySummary | null;
}

/** From the processing thread to the serving thread. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'figures'; readonly figures: WorkerFigures }
  | { readonly type: 'recent'; readonly ask: number; readonly events: readonly RecentEvent[] }
  | FromThread;

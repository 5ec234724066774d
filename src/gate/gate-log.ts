import type { Purpose } from '../consent/index.ts';
import { type Clock, dayMs } from '../foundation/index.ts';
import { int4Array, int8Array, type Postgres, type Sql, textArray } from '../storage/index.ts';
import type { Refusal, RefusalCode } from './act.ts';
import { addCounts, addRefusals, forgetRefusals } from './queries/refusal.ts';

/** Who asked the gate: a decision, a message, a webhook, an export of people or of a group. */
export const askers = ['moment', 'message', 'webhook', 'export', 'audience'] as const;
export type Asker = (typeof askers)[number];

/** A no of the gate, as the log keeps it. */
export interface RefusedAct {
  readonly asker: Asker;
  readonly purpose: Purpose;
  readonly channel: string;
  /** An identifier of the person; the log follows her through it. */
  readonly identifierId: number;
  /** What was not done: the key of a content item, a message, a webhook. */
  readonly item?: string;
  readonly refusals: readonly Refusal[];
}

/** Collects what the gate refuses and writes it down once a second: asking the gate never waits for a disk. */
export interface GateLog {
  note(refused: RefusedAct): void;
  /** Resolves when what was noted before the call is written. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface GateLogDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly onProblem: (message: string, error?: unknown) => void;
}

const flushMs = 1_000;
// Every refusal is counted; a screen shows the newest, and nobody reads more than these of one second.
const shownPerFlushMax = 200;
const shownKept = 20_000;
// A count has at most days × codes × askers × purposes × channels; more at once is a fault.
const countsMax = 20_000;

interface Noted {
  readonly counts: Map<string, { readonly day: number; readonly code: RefusalCode; readonly refused: RefusedAct; refusals: number }>;
  readonly shown: { readonly place: number; readonly at: number; readonly refused: RefusedAct; readonly refusal: Refusal }[];
}
const nothing = (): Noted => ({ counts: new Map(), shown: [] });

/** Starts the log; each process and worker thread makes its own. */
export function createGateLog({ postgres, clock, onProblem }: GateLogDependencies): GateLog {
  let noted = nothing();
  let next = 0;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    if (noted.counts.size === 0) return;
    const taken = noted;
    noted = nothing();
    next = 0;
    try {
      await postgres.transaction((sql) => writeNoted(sql, taken));
    } catch (error) {
      onProblem('refusals of the gate could not be written; they are counted again with the next', error);
      giveBack(taken);
    }
  };
  const giveBack = ({ counts }: Noted): void => {
    for (const [key, one] of counts) {
      const known = noted.counts.get(key);
      if (known !== undefined) known.refusals += one.refusals;
      else if (noted.counts.size < countsMax) noted.counts.set(key, one);
    }
  };
  const flush = (): Promise<void> => {
    writing = writing.then(write);
    return writing;
  };
  const timer = setInterval(() => void flush(), flushMs);
  timer.unref();
  return {
    note(refused) {
      const at = clock.now();
      const day = Math.floor(at / dayMs);
      for (const refusal of refused.refusals) {
        const key = `${day} ${refusal.code} ${refused.asker} ${refused.purpose} ${refused.channel}`;
        const known = noted.counts.get(key);
        if (known !== undefined) known.refusals += 1;
        else if (noted.counts.size < countsMax) noted.counts.set(key, { day, code: refusal.code, refused, refusals: 1 });
        // A ring: of a busy second the newest are shown.
        noted.shown[next % shownPerFlushMax] = { place: next, at, refused, refusal };
        next += 1;
      }
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

async function writeNoted(sql: Sql, { counts, shown }: Noted): Promise<void> {
  // In one order, whoever writes: two that wait for one another would wait for ever.
  const all = [...counts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, count]) => count);
  await sql.query(addCounts, [
    int4Array(all.map(({ day }) => day)),
    textArray(all.map(({ code }) => code)),
    textArray(all.map(({ refused }) => refused.asker)),
    textArray(all.map(({ refused }) => refused.purpose)),
    textArray(all.map(({ refused }) => refused.channel)),
    int8Array(all.map(({ refusals }) => refusals)),
  ]);
  const newest = [...shown].sort((left, right) => left.place - right.place);
  await sql.query(addRefusals, [
    int8Array(newest.map(({ at }) => at)),
    int8Array(newest.map(({ refused }) => refused.identifierId)),
    textArray(newest.map(({ refusal }) => refusal.code)),
    textArray(newest.map(({ refused }) => refused.asker)),
    textArray(newest.map(({ refused }) => refused.purpose)),
    textArray(newest.map(({ refused }) => refused.channel)),
    textArray(newest.map(({ refused }) => refused.item ?? '')),
    textArray(newest.map(({ refusal }) => refusal.words)),
    int8Array(newest.map(({ refusal }) => (refusal.until === undefined ? null : Math.round(refusal.until)))),
  ]);
  await sql.query(forgetRefusals, [shownKept]);
}

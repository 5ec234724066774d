import { Unavailable } from '../foundation/index.ts';

export interface GroupWriterOptions<Item> {
  /** Writes a group as one; a group that fails is written again, whole. */
  readonly write: (group: readonly Item[]) => Promise<void>;
  readonly onProblem?: (message: string, error: unknown) => void;
  readonly queueMax?: number;
  readonly lingerMs?: number;
  readonly waitMsMax?: number;
  readonly closeMsMax?: number;
}

export interface GroupWriter<Item> {
  /** Resolves when the item has its place in the queue. @throws Unavailable `governance.audit_full` when none came free in time. */
  add(item: Item): Promise<void>;
  /** Resolves when all that was added before is written. */
  flush(): Promise<void>;
  /** Writes what is left, then refuses. @throws Unavailable `governance.audit_not_written` when it could not be written in time. */
  close(): Promise<void>;
}

// Some 300 bytes each: 3 MB at most, and twenty seconds of a busy house without its database.
const queueMaxDefault = 10_000;
// One statement of a thousand rows takes about 20 ms; larger groups gain nothing and hold the head's lock longer.
const groupMax = 1_000;
// Long enough to make one write of a burst, short enough that a crash loses next to nothing.
const lingerMsDefault = 20;
// A request that cannot be logged by then is better refused than served unlogged or left hanging.
const waitMsMaxDefault = 5_000;
// Process supervisors kill after 10 s by habit.
const closeMsMaxDefault = 8_000;
const retryMsMin = 50;
const retryMsMax = 2_000;

/** A bounded queue with one writer behind it: many small entries become few transactions, in order, none lost while we live. */
export function createGroupWriter<Item>(options: GroupWriterOptions<Item>): GroupWriter<Item> {
  const queueMax = options.queueMax ?? queueMaxDefault;
  const waitMsMax = options.waitMsMax ?? waitMsMaxDefault;
  const queue: Item[] = [];
  const waiting: (() => void)[] = [];
  let added = 0;
  let written = 0;
  let running: Promise<void> | undefined;
  let closed = false;
  let hurry: (() => void) | undefined;
  let flushing = 0;
  let abandoned = false;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    let retryMs = retryMsMin;
    while (queue.length > 0 && !abandoned) {
      if (flushing === 0 && queue.length < groupMax) await pause(options.lingerMs ?? lingerMsDefault);
      const group = queue.slice(0, groupMax);
      try {
        await options.write(group);
      } catch (error) {
        options.onProblem?.(`${queue.length} entries of the audit log wait: writing failed and is tried again`, error);
        await pause(retryMs);
        retryMs = Math.min(retryMs * 2, retryMsMax);
        continue;
      }
      retryMs = retryMsMin;
      queue.splice(0, group.length);
      written += group.length;
      for (const admit of waiting.splice(0, group.length)) admit();
    }
  };
  const wake = (): void => {
    running ??= run().finally(() => {
      running = undefined;
      if (queue.length > 0 && !abandoned) wake();
    });
  };

  const put = (item: Item): void => {
    queue.push(item);
    added += 1;
    wake();
  };

  const waitForPlace = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const admit = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        const at = waiting.indexOf(admit);
        if (at >= 0) waiting.splice(at, 1);
        reject(new Unavailable('governance.audit_full', 'the audit log cannot keep up; nothing is shown that is not logged'));
      }, waitMsMax);
      waiting.push(admit);
    });

  const flush = async (): Promise<void> => {
    const upTo = added;
    flushing += 1;
    hurry?.();
    try {
      while (written < upTo && !abandoned) {
        wake();
        await running;
      }
    } finally {
      flushing -= 1;
    }
  };

  return {
    async add(item) {
      if (closed) throw new Unavailable('governance.audit_closed', 'the product is stopping');
      while (queue.length >= queueMax) await waitForPlace();
      put(item);
    },
    flush,
    async close() {
      closed = true;
      const closeMsMax = options.closeMsMax ?? closeMsMaxDefault;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), closeMsMax);
      });
      // Whoever still waits for a place was promised one: they are let in until the queue is empty.
      const all = (async () => {
        while (!abandoned && (queue.length > 0 || waiting.length > 0)) await flush();
      })();
      const outcome = await Promise.race([all, late]);
      clearTimeout(timer);
      if (outcome === 'late') {
        abandoned = true;
        hurry?.();
        throw new Unavailable(
          'governance.audit_not_written',
          `${queue.length} entries of the audit log could not be written before the end`,
        );
      }
    },
  };
}

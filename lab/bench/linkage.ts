import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { linkRecords, normaliseRecord, type PersonRecord, planLinkage, RecordTable } from '../../src/linkage/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { compareGroupings } from '../truth/index.ts';
import { benchArrivals } from './linkage-arrivals.ts';
import { linkagePeople } from './linkage-people.ts';
import { treeUse } from './process-tree.ts';

/*
 * Records of one person that share no key, found by the product's own code on its embedded engines:
 *   1. a million records of people who live in homes, some of whom have moved, are compared all with all, without a label, and held against whose they are;
 *   2. records arrive one after the other among as many in Postgres.
 * What is made up, and how often a record is wrong, stands in linkage-people.ts; its rates were halved for missing birthdays and addresses after a first look at fifty thousand records, before the first full run. `--quick`: a twentieth of the records.
 */
const quick = isQuick();
const records = quick ? 50_000 : 1_000_000;
const secondsGoal = quick ? 20 : 60;
const seed = 4711;
const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `bench-linkage-${process.pid}`);
const watchMs = 250;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const byRecord = (groups: ArrayLike<number>) =>
  new Map(Array.from({ length: groups.length }, (_, at) => [String(at), groups[at] as number]));

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  say(
    `  ${what.padEnd(30)} ${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  rss ${(process.memoryUsage().rss / 1e9).toFixed(2)} GB`,
  );
  return result;
}

// As in the product: what else the thread has to do, here to look at memory.
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function everybody(): Promise<void> {
  const people = linkagePeople(seed, records);
  let all: PersonRecord[] = [];
  await timed('records are made (not counted)', async () => {
    all = Array.from({ length: records }, (_, at) => people.record(at));
  });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, treeUse(process.pid).memoryBytes);
  }, watchMs);
  const began = performance.now();
  const table = new RecordTable();
  await timed('read', async () => {
    for (const record of all) table.add(normaliseRecord(record));
  });
  all = [];
  const plan = await timed('planned', () => planLinkage(table, breathe));
  for (const { name, pairs, pairsUsed, sizeMax } of plan.rules)
    say(`    ${name.padEnd(32)} ${String(pairs).padStart(12)} ${String(pairsUsed).padStart(12)} ${sizeMax}`);
  const linked = await timed('linked', () => linkRecords(plan, {}, breathe));
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  say(
    `  ${linked.pairsCompared} pairs compared, ${linked.pairs.length} kept, ${linked.agreement.matches.toFixed(0)} pairs taken for one person, of which she moved in ${(100 * linked.agreement.moved).toFixed(0)} %`,
  );
  const { precision, recall, f1 } = compareGroupings(byRecord(people.truth), byRecord(linked.person));
  figure('linkage_seconds', seconds, 's', secondsGoal, 'atMost');
  figure('linkage_memory', most / 1e9, 'GB', 6, 'atMost');
  figure('linkage_precision', precision, 'of_1', 0.97, 'atLeast');
  figure('linkage_recall', recall, 'of_1', 0.97, 'atLeast');
  figure('linkage_f1', f1, 'of_1', 0.97, 'atLeast');
}

await everybody();
mkdirSync(dataDir, { recursive: true });
try {
  const storage = await openStorage({ dataDir });
  try {
    await benchArrivals(storage.postgres, seed, records);
  } finally {
    await storage.close();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
closeFigures();

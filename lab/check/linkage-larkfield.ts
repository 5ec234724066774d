import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { figure } from '../figure.ts';
import { importIntoProduct } from '../import-larkfield-product.ts';
import { generateLarkfield } from '../larkfield/generate.ts';
import { type Administrator, administratorOf, startProduct } from '../product.ts';
import { compareGroupings, groupByLinks, identifierKey, readLinks, readOwners } from '../truth/index.ts';
import { type LinkedGraph, readLinkedGraph } from './stored-graph.ts';

const until = Date.UTC(2026, 10, 1);
const lookEveryMs = 1_000;
const runMsMax = 30 * 60_000;
/** What is likelier one person than not. */
const evenOdds = 0.5;

interface RunStatus {
  readonly runs: readonly { readonly endedAt: string | null; readonly problem: string | null }[];
}

/**
 * Larkfield's dirty files through the product: what is certain is joined, the rest compared with each other, and a reviewer who would follow every proposal above even
 * odds is held against the truth. Over identifiers that are one person's and of whom something is stated that can be compared: of a browser alone nobody can tell.
 */
export async function checkLarkfieldLinkage(dataDir: string, seed: bigint, people: number, say: (text: string) => void): Promise<void> {
  const larkfield = join(dataDir, 'larkfield');
  mkdirSync(larkfield, { recursive: true });
  try {
    say(`Larkfield of ${people} people, seed ${seed}`);
    generateLarkfield({ out: larkfield, seed, people, until });
    const product = await startProduct({ dataDir });
    try {
      const administrator = administratorOf(product);
      await importIntoProduct(product, administrator, larkfield, say);
      await untilCompared(administrator, dataDir);
      await judge(await readLinkedGraph(dataDir), join(larkfield, 'truth'), say);
    } finally {
      await product.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Everybody compared with everybody, after all that arrived. */
async function untilCompared(administrator: Administrator, dataDir: string): Promise<void> {
  const deadline = performance.now() + runMsMax;
  const wait = async (isDone: () => Promise<boolean>): Promise<void> => {
    while (!(await isDone())) {
      if (performance.now() > deadline) throw new Error(`records were not compared in ${runMsMax / 60_000} minutes`);
      await new Promise((done) => setTimeout(done, lookEveryMs));
    }
  };
  const isIdle = async (): Promise<boolean> => {
    const { runs } = await administrator.request<RunStatus>('GET', '/v1/joins/statistics');
    return runs.every(({ endedAt, problem }) => endedAt !== null || problem !== null);
  };
  await wait(async () => (await readLinkedGraph(dataDir)).waiting === 0);
  await wait(isIdle);
  await administrator.request('POST', '/v1/joins/statistics/run');
  await wait(isIdle);
}

async function judge({ records, pairs, waiting }: LinkedGraph, truth: string, say: (text: string) => void): Promise<void> {
  const owners = await readOwners(truth);
  const keyOf = new Map(records.map((one) => [one.id, identifierKey(one.namespace, one.value)]));
  const known = records.filter(({ id }) => owners.has(keyOf.get(id) as string));
  const own = new Map(known.map(({ id }) => [keyOf.get(id) as string, owners.get(keyOf.get(id) as string) as string]));
  const certain = new Map(known.map((one) => [keyOf.get(one.id) as string, one.personId]));
  const likely = pairs.filter(({ chance }) => chance > evenOdds);
  const personLinks = likely.map(({ personA, personB }) => ({ a: String(personA), b: String(personB) }));
  const groupOf = groupByLinks(personLinks);
  const joined = new Map([...certain].map(([key, person]) => [key, groupOf.get(String(person)) ?? String(person)]));
  const [before, after] = [compareGroupings(own, certain), compareGroupings(own, joined)];
  const ofPerson = new Map(known.map((one) => [one.personId, owners.get(keyOf.get(one.id) as string)]));
  const told = likely.filter(({ personA, personB }) => ofPerson.has(personA) && ofPerson.has(personB));
  const right = told.filter(({ personA, personB }) => ofPerson.get(personA) === ofPerson.get(personB)).length;
  let probable = 0;
  let found = 0;
  for await (const { kind, a, b } of readLinks(truth)) {
    if (kind !== 'probable' || !own.has(a) || !own.has(b)) continue;
    probable++;
    if (joined.get(a) === joined.get(b)) found++;
  }
  say(`${known.length} identifiers with something to compare; ${pairs.length} pairs proposed, ${waiting} wait`);
  say(`certain joins alone: precision ${before.precision.toFixed(4)}, recall ${before.recall.toFixed(4)}`);
  say(
    `of ${told.length} proposals above even odds ${right} are right; of ${probable} links that nothing holds together ${found} are found`,
  );
  figure('linkage_larkfield_precision', after.precision, 'of_1', 0.99, 'atLeast');
  figure('linkage_larkfield_recall', after.recall, 'of_1', 0.95, 'atLeast');
  figure('linkage_larkfield_proposals_right', right / Math.max(1, told.length), 'of_1', 0.95, 'atLeast');
}

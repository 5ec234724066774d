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
const pairsReviewed = 200;

interface RunStatus {
  readonly runs: readonly { readonly endedAt: string | null; readonly problem: string | null; readonly lessons?: unknown }[];
}

/**
 * Larkfield's dirty files through the product: what is certain is joined, the rest compared with each other, and a reviewer who would follow every proposal above even
 * odds is held against the truth; once more after two hundred verdicts. Over identifiers that are one person's and of whom something is stated that can be compared: of a browser alone nobody can tell.
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
      const truth = join(larkfield, 'truth');
      await judge(await readLinkedGraph(dataDir), truth, '', say);
      say(`${await review(administrator, dataDir, truth)} pairs judged by a reviewer who is right, then everybody compared again`);
      await untilCompared(administrator, dataDir);
      await judge(await readLinkedGraph(dataDir), truth, '_reviewed', say);
      const { runs } = await administrator.request<RunStatus>('GET', '/v1/joins/statistics');
      say(`what the verdicts taught: ${JSON.stringify(runs[0]?.lessons)}`);
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

interface PairsPage {
  readonly items: readonly { readonly id: number }[];
  readonly next?: string;
}

/** Says what is true of the first pairs of the queue, as a reviewer does who goes through it; answers of how many. */
async function review(administrator: Administrator, dataDir: string, truth: string): Promise<number> {
  const ownerOf = ownersOfPeople(await readLinkedGraph(dataDir), await readOwners(truth));
  const queue: number[] = [];
  for (let page: PairsPage | undefined; queue.length < pairsReviewed && (page === undefined || page.next !== undefined); ) {
    const after = page?.next === undefined ? '' : `&after=${encodeURIComponent(page.next)}`;
    page = await administrator.request<PairsPage>('GET', `/v1/joins/pairs?limit=100${after}`);
    queue.push(...page.items.map(({ id }) => id));
  }
  let judged = 0;
  for (const id of queue.slice(0, pairsReviewed)) {
    const { people } = await administrator.request<{ people: readonly { readonly id: string }[] }>('GET', `/v1/joins/pairs/${id}`);
    const [one, other] = people.map((person) => ownerOf.get(Number(person.id.slice(1))));
    if (one === undefined || other === undefined || people[0]?.id === people[1]?.id) continue;
    const reason = 'both were asked';
    await administrator.request('POST', `/v1/joins/pairs/${id}/verdict`, { verdict: one === other ? 'join' : 'different', reason });
    judged++;
  }
  return judged;
}

/** Whose identifiers a person of the product holds. */
function ownersOfPeople({ records }: Pick<LinkedGraph, 'records'>, owners: ReadonlyMap<string, string>): Map<number, string> {
  return new Map(
    records.flatMap(({ namespace, value, personId }): [number, string][] => {
      const owner = owners.get(identifierKey(namespace, value));
      return owner === undefined ? [] : [[personId, owner]];
    }),
  );
}

async function judge(
  { records, pairs, waiting }: LinkedGraph,
  truth: string,
  when: '' | '_reviewed',
  say: (text: string) => void,
): Promise<void> {
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
  const ofPerson = ownersOfPeople({ records }, owners);
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
  figure(`linkage_larkfield_precision${when}`, after.precision, 'of_1', 0.99, 'atLeast');
  figure(`linkage_larkfield_recall${when}`, after.recall, 'of_1', 0.95, 'atLeast');
  figure(`linkage_larkfield_proposals_right${when}`, right / Math.max(1, told.length), 'of_1', 0.95, 'atLeast');
}

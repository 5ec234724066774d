import type { Random } from '../larkfield/random.ts';
import type { Administrator } from '../product.ts';
import { differences, graphLines, readStoredGraph, type StoredGraph, type StoredIdentifier } from './stored-graph.ts';

/** Where decisions are made and undone. */
export interface DecisionGround {
  readonly administrator: Administrator;
  readonly dataDir: string;
  readonly random: Random;
}

/** Decisions that were made and undone, and what is not as it was before them. */
export interface UndoneDecisions {
  readonly made: number;
  readonly left: readonly string[];
}

interface Wanted {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly people: readonly number[];
}

// They follow one another in the product behind one lock; more than a few requests at a time would only wait.
const atATime = 4;
// People who are drawn together again and again, so that joins chain into large people and undoing takes them apart from the middle.
const crowdSize = 15;
const peopleLookedAtMax = 200;
const reason = 'a check of the lab';

/** Joins `count` random pairs of people, undoes all of it in another random order, and says what is not as it was. */
export async function undoRandomJoins(ground: DecisionGround, count: number): Promise<UndoneDecisions> {
  const { random } = ground;
  const before = await readStoredGraph(ground.dataDir);
  const people = [...membersOf(before).keys()];
  const mixed = shuffled(people, random);
  return undoAll(ground, before, count, () => {
    const crowdStart = random.below(Math.max(1, Math.floor(count / crowdSize))) * crowdSize;
    const crowd = mixed.slice(crowdStart, crowdStart + crowdSize);
    const first = random.pick(random.chance(0.7) ? crowd : people);
    const second = random.pick(random.chance(0.7) ? crowd : people);
    return { path: `/v1/customers/p${first}/join`, body: { with: `p${second}`, reason }, people: [first, second] };
  });
}

/** Takes random identifiers out of `count` people, undoes all of it in another random order, and says what is not as it was. */
export async function undoRandomSplits(ground: DecisionGround, count: number): Promise<UndoneDecisions> {
  const { random } = ground;
  const before = await readStoredGraph(ground.dataDir);
  const members = membersOf(before);
  const several = shuffled(
    [...members.keys()].filter((person) => (members.get(person) as StoredIdentifier[]).length > 1),
    random,
  );
  return undoAll(ground, before, count, () => {
    const person = several.pop();
    if (person === undefined) return undefined;
    const all = shuffled(members.get(person) as StoredIdentifier[], random);
    const identifiers = all.slice(0, 1 + random.below(all.length - 1)).map(({ namespace, value }) => ({ namespace, value }));
    return { path: `/v1/customers/p${person}/split`, body: { identifiers, reason }, people: [person] };
  });
}

async function undoAll(
  { administrator, dataDir, random }: DecisionGround,
  before: StoredGraph,
  count: number,
  draw: () => Wanted | undefined,
): Promise<UndoneDecisions> {
  const made: number[] = [];
  const wanted: Wanted[] = [];
  for (let next = draw(); next !== undefined && wanted.length < 4 * count; next = draw()) wanted.push(next);
  const looked = [...new Set(wanted.slice(0, count).flatMap((one) => one.people))].slice(0, peopleLookedAtMax);
  const viewsBefore = await viewsOf(administrator, looked);
  for (let start = 0; made.length < count && start < wanted.length; ) {
    const next = wanted.slice(start, start + count - made.length);
    start += next.length;
    await inParallel(next, async ({ path, body }) => {
      const decision = await decide(administrator, path, body);
      if (decision !== undefined) made.push(decision);
    });
  }
  const during = await readStoredGraph(dataDir);
  if (differences(graphLines(before), graphLines(during)).length === 0) throw new Error('the decisions changed nothing');
  await inParallel(shuffled(made, random), (decision) => administrator.request('POST', `/v1/decisions/${decision}/undo`, { reason }));
  const left = [
    ...differences(graphLines(before), graphLines(await readStoredGraph(dataDir))),
    ...differences(viewsBefore, await viewsOf(administrator, looked)),
  ];
  return { made: made.length, left };
}

/** The number of the decision; undefined where the two are one already by a decision before. */
async function decide(administrator: Administrator, path: string, body: Wanted['body']): Promise<number | undefined> {
  try {
    const answer = await administrator.request<{ decision: number; alsoApart?: readonly string[] }>('POST', path, body);
    // Each is split once, and nothing else is in force: two people, and no third.
    if (answer.alsoApart?.length) throw new Error(`${path} left ${answer.alsoApart.join(', ')} beside the two`);
    return answer.decision;
  } catch (error) {
    if (/identity\.already_one/.test((error as Error).message)) return undefined;
    throw error;
  }
}

// What the clock moves while nothing happens, and the log of decisions, which undoing lengthens.
const movedByTheClock = new Set(['localTime', 'ageDays', 'historyBehindSeconds', 'decisions']);

async function viewsOf(administrator: Administrator, people: readonly number[]): Promise<string[]> {
  const views: string[] = [];
  await inParallel(people, async (person) => {
    const view = await administrator.request('GET', `/v1/customers/p${person}`);
    views.push(`p${person} ${JSON.stringify(view, (name, value) => (movedByTheClock.has(name) ? undefined : (value as unknown)))}`);
  });
  return views;
}

function membersOf({ identifiers }: StoredGraph): Map<number, StoredIdentifier[]> {
  const members = new Map<number, StoredIdentifier[]>();
  for (const one of identifiers) {
    const others = members.get(one.personId);
    if (others === undefined) members.set(one.personId, [one]);
    else others.push(one);
  }
  return members;
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [all[at], all[other]] = [all[other] as Item, all[at] as Item];
  }
  return all;
}

import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closeFigures, figure } from '../figure.ts';
import { importIntoProduct } from '../import-larkfield-product.ts';
import { generateLarkfield } from '../larkfield/generate.ts';
import { Random } from '../larkfield/random.ts';
import { administratorOf, type Product, startProduct } from '../product.ts';
import { checkLinks, identifierKey, readLinks, readOwners, type TrueLink } from '../truth/index.ts';
import { computedAtOnce, differences, graphLines, hasRefused, readStoredGraph, type StoredGraph } from './stored-graph.ts';
import { type UndoneDecisions, undoRandomJoins, undoRandomSplits } from './undo-decisions.ts';

/*
 * Who is who, held against the truth. Larkfield's dirty files go into the built product through its API; then the people it found are
 * compared with the people there are, and with what the rules say of all evidence at once; and random joins and splits are made and
 * undone, after which everything must be as it was.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '7' },
    people: { type: 'string' },
  },
});
const { quick } = values;
const seed = BigInt(values.seed);
const people = Number(values.people ?? (quick ? 1_000 : 25_000));
const joins = quick ? 60 : 1_000;
const splits = quick ? 20 : 100;
const until = Date.UTC(2026, 10, 1);
const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `check-identity-${process.pid}`);
const larkfield = join(dataDir, 'larkfield');
const linesShownMax = 20;

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function compareWithTruth(graph: StoredGraph): Promise<void> {
  const truth = join(larkfield, 'truth');
  const refusing = graph.identifiers.filter(hasRefused);
  const silent = new Set(refusing.map((one) => identifierKey(one.namespace, one.value)));
  const certain: TrueLink[] = [];
  let forbidden = 0;
  for await (const link of readLinks(truth)) {
    if (link.kind !== 'certain') continue;
    // Where she refused it, a browser is linked to nobody, however certain it is whose it was.
    if (silent.has(link.a) || silent.has(link.b)) forbidden++;
    else certain.push(link);
  }
  const owners = await readOwners(truth);
  const found = new Map(graph.identifiers.map((one) => [identifierKey(one.namespace, one.value), one.personId]));
  const { precision, recall, welds, unknown, certainPairs } = checkLinks(certain, owners, found);
  say(
    `${graph.identifiers.length} identifiers, ${graph.edges.length} links; ${certainPairs} certain pairs, ${unknown} identifiers unknown`,
  );
  const ids = new Set(refusing.map((one) => one.id));
  const against = graph.edges.filter((one) => one.rule === 'observed' && one.refused === null && (ids.has(one.a) || ids.has(one.b)));
  say(`${refusing.length} browsers where it was refused; ${forbidden} certain links that may not be made`);
  for (const weld of welds.slice(0, linesShownMax)) say(`p${weld.group} holds ${weld.people.join(' and ')}`);
  figure('identity_certain_precision', precision, 'of_1', 0.99, 'atLeast');
  figure('identity_certain_recall', recall, 'of_1', 0.99, 'atLeast');
  figure('identity_welds', welds.length, 'people', 0, 'atMost');
  figure('identity_linked_against_refusal', against.length, 'links', 0, 'atMost');
}

function judgeUndone(name: string, { made, left }: UndoneDecisions, wanted: number): void {
  for (const line of left.slice(0, linesShownMax)) say(line.slice(0, 2_000));
  if (left.length > linesShownMax) say(`and ${left.length - linesShownMax} more that are not as they were`);
  figure(`identity_${name}_undone_exactly`, left.length === 0 ? made : 0, name, wanted, 'atLeast');
}

async function check(product: Product): Promise<void> {
  const administrator = administratorOf(product);
  await importIntoProduct(product, administrator, larkfield, say);
  const graph = await readStoredGraph(dataDir);
  await compareWithTruth(graph);
  const astray = differences(graphLines(graph), graphLines(computedAtOnce(graph)));
  for (const line of astray.slice(0, linesShownMax)) say(line);
  figure('identity_stored_but_not_computed', astray.length, 'lines', 0, 'atMost');
  const ground = { administrator, dataDir, random: new Random(seed, 'decisions') };
  judgeUndone('joins', await undoRandomJoins(ground, joins), joins);
  judgeUndone('splits', await undoRandomSplits(ground, splits), splits);
}

mkdirSync(larkfield, { recursive: true });
const began = performance.now();
try {
  say(`Larkfield of ${people} people, seed ${seed}`);
  generateLarkfield({ out: larkfield, seed, people, until });
  say(`simulated in ${secondsSince(began)} s`);
  const product = await startProduct({ dataDir });
  try {
    await check(product);
  } finally {
    await product.stop();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
say(`done in ${secondsSince(began)} s`);
closeFigures();

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  comparePairs,
  groupRecords,
  type LinkagePlan,
  learnWeights,
  normaliseRecord,
  type PersonRecord,
  personFields,
  planLinkage,
  scorePairs,
  tableOf,
} from '../../../src/linkage/index.ts';
import { figure, isQuick } from '../../figure.ts';
import { publicPeople, readLabelledPeople } from '../../labelled-people.ts';
import { publicDataFolder } from '../../recipes/index.ts';
import { compareGroupings } from '../../truth/index.ts';
import { linkagePeople } from '../linkage-people.ts';
import { treeUse } from '../process-tree.ts';
import { peersFolder, pythonWith, run } from './python.ts';

/*
 * Linkage beside Splink on DuckDB: the same records in the same form, with the same blocks, on the same cores, one after the other. Neither is given a label; Splink's
 * comparisons are those that its guides choose for such columns, and of seven thresholds for its clusters the one with the best F1 is taken, by the labels.
 * Pairs a second and core, by seconds of processors: Splink's is its `predict` (blocks, comparisons, scores of a trained model), ours the same steps.
 */
const packages = ['splink==5.0.0', 'duckdb==2.0.0'];
const quick = isQuick();
const madeUpRecords = quick ? 20_000 : 200_000;
const seed = 4711;
// Small files take a moment, most of it the start of statements: only made-up people are many enough to time.
const timesGoal = 3;

interface PeerRun {
  readonly name: string;
  readonly pairs: number;
  readonly readSeconds: number;
  readonly trainSeconds: number;
  readonly predictSeconds: number;
  readonly predictProcessorSeconds: number;
  readonly clusterSeconds: number;
}

interface LinkedFile {
  readonly name: string;
  readonly truth: ArrayLike<number | string>;
  readonly f1: number;
  readonly pairs: number;
  readonly planSeconds: number;
  readonly linkSeconds: number;
  /** Of comparing and scoring alone. */
  readonly processorSeconds: number;
}

export async function compareLinkage(): Promise<void> {
  const folder = peersFolder('linkage');
  const python = pythonWith(folder, packages);
  const own: LinkedFile[] = [];
  for (const file of filesToLink()) own.push(await link(folder, file));
  const program = join(import.meta.dirname, 'linkage.py');
  const lines = run(python, [program, String(cpus().length), folder, ...own.map(({ name }) => name)], 'Splink did not come to an end');
  const peers = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PeerRun);
  for (const [at, file] of own.entries()) compare(folder, file, peers[at] as PeerRun);
}

interface FileToLink {
  readonly name: string;
  readonly records: readonly PersonRecord[];
  readonly truth: ArrayLike<number | string>;
}

function filesToLink(): FileToLink[] {
  const files: FileToLink[] = [];
  for (const file of publicPeople(publicDataFolder(process.env))) {
    if (quick && file.name !== 'febrl3' && file.name !== 'fake_1000') continue;
    try {
      files.push({ name: file.name, ...readLabelledPeople(file) });
    } catch (error) {
      process.stdout.write(`${file.name} is not looked at: ${String(error)}\n`);
    }
  }
  const people = linkagePeople(seed, madeUpRecords);
  const records = Array.from({ length: madeUpRecords }, (_, at) => people.record(at));
  return [...files, { name: 'made_up', records, truth: people.truth }];
}

async function link(folder: string, file: FileToLink): Promise<LinkedFile> {
  const { name, records, truth } = file;
  const began = performance.now();
  const plan = await planLinkage(tableOf(records.map(normaliseRecord)));
  const planSeconds = (performance.now() - began) / 1000;
  let processorSeconds = 0;
  const timed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const before = treeUse(process.pid).processorSeconds;
    const result = await work();
    processorSeconds += treeUse(process.pid).processorSeconds - before;
    return result;
  };
  const compared = await timed(() => comparePairs(plan));
  const { weights } = learnWeights(plan, compared);
  const pairs = await timed(() => scorePairs(plan, compared, weights));
  const person = await groupRecords(plan, weights, pairs);
  const linkSeconds = (performance.now() - began) / 1000 - planSeconds;
  writeForPeer(folder, name, plan);
  const { f1 } = compareGroupings(byRecord(truth), byRecord(person));
  return { name, truth, f1, pairs: compared.pairs, planSeconds, linkSeconds, processorSeconds };
}

function writeForPeer(folder: string, name: string, { table, blocks, rules }: LinkagePlan): void {
  const lines = Array.from({ length: table.count }, (_, record) => {
    const keys = blocks.blocksOf(record).map((block) => (block === 0 ? '' : block));
    return [record, ...personFields.map((field) => `"${table.textOf(record, field)}"`), ...keys].join(',');
  });
  const header = ['record', ...personFields, ...rules.map((rule) => `key_${rule.name}`)].join(',');
  writeFileSync(join(folder, `${name}.csv`), `${header}\n${lines.join('\n')}\n`);
}

function byRecord(groups: ArrayLike<number | string>): Map<string, number | string> {
  return new Map(Array.from({ length: groups.length }, (_, at) => [String(at), groups[at] as number | string]));
}

function compare(folder: string, own: LinkedFile, peer: PeerRun): void {
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, `${own.name}.clusters.csv`)), { columns: true });
  const truth = byRecord(own.truth);
  const thresholds = Object.keys(rows[0] ?? {}).filter((column) => column !== 'record');
  const tried = thresholds.map((threshold) => {
    const found = new Map(rows.map((row) => [row.record as string, row[threshold] as string]));
    return { threshold, ...compareGroupings(truth, found) };
  });
  const best = tried.reduce((one, other) => (other.f1 > one.f1 ? other : one));
  const [ownRate, peerRate] = [own.pairs / own.processorSeconds, peer.pairs / peer.predictProcessorSeconds];
  process.stdout.write(
    `${own.name}, ${own.truth.length} records\n` +
      `  ours   ${own.pairs} pairs, read and planned in ${own.planSeconds.toFixed(1)} s, linked in ${own.linkSeconds.toFixed(1)} s, of which comparing and scoring ${own.processorSeconds.toFixed(1)} s of processors: ${Math.round(ownRate)} pairs/s/core, F1 ${own.f1.toFixed(4)}\n` +
      `  Splink ${peer.pairs} pairs, read in ${peer.readSeconds.toFixed(1)} s, trained in ${peer.trainSeconds.toFixed(1)} s, compared in ${peer.predictSeconds.toFixed(1)} s, ${peer.predictProcessorSeconds.toFixed(1)} s of processors: ${Math.round(peerRate)} pairs/s/core, clusters ${peer.clusterSeconds.toFixed(1)} s\n` +
      `         F1 ${tried.map(({ threshold, f1 }) => `${f1.toFixed(4)} from ${threshold}`).join(', ')}; best precision ${best.precision.toFixed(4)}, recall ${best.recall.toFixed(4)}\n`,
  );
  const peerSeconds = peer.readSeconds + peer.trainSeconds + peer.predictSeconds + peer.clusterSeconds;
  process.stdout.write(`  from records to people: ${(peerSeconds / (own.planSeconds + own.linkSeconds)).toFixed(1)} times as fast\n`);
  figure(`linkage_${own.name}_f1_behind_splink`, Math.max(0, best.f1 - own.f1), 'of_1', 0, 'atMost');
  if (own.name === 'made_up') figure('linkage_pairs_per_second_per_core_times_splink', ownRate / peerRate, 'times', timesGoal, 'atLeast');
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bgNbd,
  collapseHistories,
  fitGammaGamma,
  fitVisits,
  historiesOf,
  type LikelihoodFit,
  observedAt,
  type PurchaseHistory,
  type PurchaseLog,
  paretoNbd,
  type VisitModel,
} from '../../../src/value/index.ts';
import { figure, isQuick } from '../../figure.ts';
import { cdnowDay, cdnowLog, madeLog } from '../../purchase-logs.ts';
import { peersFolder, pythonWith, run } from './python.ts';

/*
 * Fits of the visit and spend models beside scipy (L-BFGS-B on the same likelihood in numpy, its slopes by differences as it does by itself, and
 * with slopes worked out) and lifetimes, on the same log: by person, as a log gives them, where ours counts equal histories first, within its time.
 * Also told, without a goal for time: scipy with slopes, by cell, where the peers are given histories that we have counted for them, and spending,
 * where nothing can be counted. Both sides warm, one process each, the shortest of several turns. The likelihood at each peer's parameters is
 * ours, which its published values hold.
 */
const packages = ['scipy', 'lifetimes==0.11.3'];
const quick = isQuick();
const turns = quick ? 3 : 7;
const slowTurns = quick ? 1 : 2;
const ownWarmUps = 30;
const withSlopes = 'scipy with slopes';
// Likelihoods this near are one: searches end no nearer.
const natsMax = 1e-3;

interface Case {
  readonly name: string;
  /** False where times are told and not judged. */
  readonly isTimed: boolean;
  readonly header: string;
  readonly rows: readonly (readonly number[])[];
  /** Our fits, by the peers' name of the model. */
  readonly fits: Readonly<Record<string, () => LikelihoodFit>>;
  /** Our likelihood at a peer's parameters. */
  readonly at: (model: string, parameters: readonly number[]) => number;
}

interface PeerFit {
  readonly case: string;
  /** `<model> <library>`. */
  readonly peer: string;
  readonly ms?: number;
  readonly logLikelihood?: number;
  readonly parameters?: readonly number[];
  readonly failed?: string;
}

export function compareValue(): void {
  const folder = peersFolder('value');
  const python = pythonWith(folder, packages);
  for (const [log, cut, name] of logs()) {
    const cases = casesOf(log, cut, name);
    const own = new Map(
      cases.flatMap((each) => Object.entries(each.fits).map(([model, fit]) => [`${each.name} ${model}`, timed(fit)] as const)),
    );
    for (const peer of peerFits(python, folder, cases)) {
      const model = peer.peer.split(' ')[0] as string;
      compare(cases.find((each) => each.name === peer.case) as Case, peer, model, own.get(`${peer.case} ${model}`) as Timed);
    }
  }
}

function logs(): [log: PurchaseLog, cut: number, name: string][] {
  const [sample, full] = [cdnowLog('sample'), quick ? undefined : cdnowLog('full')];
  if (sample === undefined) {
    process.stdout.write('the public CDNOW log is absent: a log is made of people of the Pareto/NBD world\n');
    return [[madeLog(quick ? 2_400 : 24_000, 1), 546, 'made']];
  }
  const cut = cdnowDay('19970930');
  const samples: [PurchaseLog, number, string][] = [[sample, cut, 'sample']];
  return full === undefined ? samples : [...samples, [full, cut, 'full']];
}

function casesOf(log: PurchaseLog, cut: number, name: string): Case[] {
  const observed = observedAt(log, cut, 7);
  const people = [...historiesOf(observed)];
  const cells = collapseHistories(people);
  const models: Readonly<Record<string, VisitModel>> = { 'bg-nbd': bgNbd, 'pareto-nbd': paretoNbd };
  const at = (model: string, parameters: readonly number[]) =>
    (models[model] as VisitModel).likelihoodOf(cells)(parameters, new Float64Array(parameters.length));
  const rowOf = ({ x, tx, T }: PurchaseHistory, count: number) => [x, tx, T, count];
  const spending = people.flatMap(({ x }, place) => (x > 0 ? [[x, observed.mean[place] as number]] : []));
  const spent = { visits: spending.map(([x]) => x as number), mean: spending.map(([, mean]) => mean as number) };
  const cellRows = Array.from(cells.x, (x, place) => [x, cells.tx[place], cells.T[place], cells.people[place]] as number[]);
  const header = 'x,t_x,T,people';
  return [
    {
      ...{ name: `${name}-people`, isTimed: true, header, at, rows: people.map((history) => rowOf(history, 1)) },
      fits: {
        'bg-nbd': () => fitVisits(bgNbd, collapseHistories(people)),
        'pareto-nbd': () => fitVisits(paretoNbd, collapseHistories(people)),
      },
    },
    {
      ...{ name: `${name}-cells`, isTimed: false, header, at, rows: cellRows },
      fits: { 'bg-nbd': () => fitVisits(bgNbd, cells) },
    },
    {
      ...{ name: `${name}-spending`, isTimed: false, header: 'x,mean', at: () => Number.NaN, rows: spending },
      fits: { 'gamma-gamma': () => fitGammaGamma(spent) },
    },
  ];
}

interface Timed {
  readonly ms: number;
  readonly fit: LikelihoodFit;
}

function timed(work: () => LikelihoodFit): Timed {
  let fit = work();
  for (let turn = 0; turn < ownWarmUps; turn += 1) fit = work();
  let ms = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; turn += 1) {
    const began = performance.now();
    fit = work();
    ms = Math.min(ms, performance.now() - began);
  }
  return { ms, fit };
}

function peerFits(python: string, folder: string, cases: readonly Case[]): PeerFit[] {
  const program = join(import.meta.dirname, 'value.py');
  for (const { name, header, rows } of cases)
    writeFileSync(join(folder, `${name}.csv`), `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`);
  const files = cases.map(({ name }) => join(folder, `${name}.csv`));
  const lines = run(python, [program, String(turns), String(slowTurns), ...files], 'the peers did not come to an end');
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PeerFit);
}

function compare(known: Case, peer: PeerFit, model: string, own: Timed): void {
  const library = peer.peer.slice(model.length + 1);
  const name = `value_${peer.case}_${model}`.replaceAll('-', '_');
  if (peer.ms === undefined || peer.parameters === undefined) {
    process.stdout.write(`${peer.case} ${peer.peer}: gave up, ${peer.failed}\n`);
    return;
  }
  const there = known.at(model, peer.parameters);
  const logLikelihood = Number.isNaN(there) ? (peer.logLikelihood as number) : there;
  const ahead = logLikelihood - own.fit.logLikelihood;
  process.stdout.write(
    `${peer.case} ${peer.peer}: ${peer.ms.toFixed(1)} ms to ln L ${logLikelihood.toFixed(4)}; ours ${own.ms.toFixed(2)} ms to ${own.fit.logLikelihood.toFixed(4)}, ${(peer.ms / own.ms).toFixed(1)} times\n`,
  );
  const peerName = library.replaceAll(' ', '_');
  if (known.isTimed && library !== withSlopes)
    figure(`${name}_times_${peerName}`, peer.ms / own.ms, 'times', library === 'lifetimes' ? 50 : 10, 'atLeast');
  figure(`${name}_behind_${peerName}`, Math.max(0, ahead), 'nats', natsMax, 'atMost');
}

import { rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { connectedGroups } from '../../../src/foundation/index.ts';
import { figure, isQuick } from '../../figure.ts';
import { randomNumbers } from '../made-up-names.ts';
import { peersFolder, pythonWith, run } from './python.ts';

/*
 * Which identifiers edges chain together: sixty million edges over forty million identifiers, beside label propagation in DuckDB SQL on all cores. People have one to
 * eight identifiers, a path through which and, of some, an edge more; numbers are dealt at random, so that nothing that belongs together lies together.
 * Ours is one core; making and writing the edges is not counted, reading them into DuckDB neither.
 */
const packages = ['duckdb==2.0.0', 'numpy==2.4.6', 'pyarrow==26.0.1'];
const quick = isQuick();
const members = quick ? 2_000_000 : 40_000_000;
const edges = 1.5 * members;
const seed = 4711;
const identifiersMax = 8;
const secondsGoal = quick ? 10 : 60;
const bytesPerGb = 2 ** 30;

interface MadeGraph {
  readonly ones: Uint32Array;
  readonly others: Uint32Array;
  readonly groups: number;
}

interface PeerGraph {
  readonly readSeconds: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly groups: number;
}

export function compareGraph(): void {
  const { ones, others, groups } = madeGraph();
  const began = performance.now();
  const names = connectedGroups(members, ones, others);
  const seconds = (performance.now() - began) / 1000;
  let found = 0;
  names.forEach((name, member) => {
    if (name === member) found++;
  });
  process.stdout.write(`${edges} edges over ${members} identifiers: ${found} groups in ${seconds.toFixed(1)} s on one core\n`);
  figure('graph_seconds', seconds, 's', secondsGoal, 'atMost');
  figure('graph_groups_wrong', Math.abs(found - groups), 'groups', 0, 'atMost');
  const peer = askDuckDb(ones, others);
  process.stdout.write(
    `DuckDB: ${peer.groups} groups after ${peer.rounds} rounds in ${peer.seconds.toFixed(1)} s on ${cpus().length} cores, edges read in ${peer.readSeconds.toFixed(1)} s\n`,
  );
  figure('graph_times_duckdb', peer.seconds / seconds, 'times', 1, 'atLeast');
}

function madeGraph(): MadeGraph {
  const random = randomNumbers(seed);
  const dealt = Uint32Array.from({ length: members }, (_, at) => at);
  for (let at = members - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const held = dealt[at] as number;
    dealt[at] = dealt[other] as number;
    dealt[other] = held;
  }
  const [ones, others] = [new Uint32Array(edges), new Uint32Array(edges)];
  const starts: number[] = [];
  let at = 0;
  for (let from = 0; from < members; ) {
    const end = Math.min(members, from + 1 + Math.floor(random() * identifiersMax));
    starts.push(from);
    for (let member = from + 1; member < end; member++, at++) {
      ones[at] = dealt[member - 1] as number;
      others[at] = dealt[member] as number;
    }
    from = end;
  }
  // What is left goes between any two of one person.
  while (at < edges) {
    const place = Math.floor(random() * starts.length);
    const [from, end] = [starts[place] as number, starts[place + 1] ?? members];
    ones[at] = dealt[from + Math.floor(random() * (end - from))] as number;
    others[at] = dealt[from + Math.floor(random() * (end - from))] as number;
    at++;
  }
  return { ones, others, groups: starts.length };
}

function askDuckDb(ones: Uint32Array, others: Uint32Array): PeerGraph {
  const folder = peersFolder('graph');
  const python = pythonWith(folder, packages);
  const file = join(folder, 'edges.bin');
  const pairs = new Uint32Array(2 * edges);
  for (let at = 0; at < edges; at++) {
    pairs[2 * at] = ones[at] as number;
    pairs[2 * at + 1] = others[at] as number;
  }
  writeFileSync(file, pairs);
  try {
    const memory = String(Math.max(2, Math.floor((0.4 * totalmem()) / bytesPerGb)));
    const program = join(import.meta.dirname, 'graph.py');
    return JSON.parse(
      run(python, [program, String(cpus().length), memory, folder, String(members), file], 'DuckDB did not come to an end'),
    ) as PeerGraph;
  } finally {
    rmSync(file, { force: true });
    rmSync(join(folder, 'graph.duckdb'), { force: true });
  }
}

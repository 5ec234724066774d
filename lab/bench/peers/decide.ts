import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { figure, isQuick } from '../../figure.ts';
import { startProduct } from '../../product.ts';
import { bodiesFor } from '../decide-catalogue.ts';
import { type DecideLoadResult, loadDecisions } from '../decide-load.ts';
import { prepareDecisions } from '../decide-world.ts';
import { percentile } from '../event-load.ts';
import { startDecidePeer } from './decide-peer.ts';

/*
 * Decisions of the product beside the same logic as a team writes it on Redis, Fastify and profiles in JSON: the same people, content, rules and calls, one
 * after the other in turns on the same machine, each as fast as answers come. What the two do differs where their makers' promises do: ours has every
 * decision on disk before it answers, and people who are several identifiers; the peer's log is not waited for, and a person is one key.
 */
const quick = isQuick();
const people = quick ? 50_000 : 1_000_000;
const audiences = quick ? 50 : 200;
const optionCount = 50;
const rounds = quick ? 1 : 3;
const seconds = quick ? 5 : 20;
const warmUpSeconds = quick ? 3 : 10;
const connections = 16;

export async function compareDecide(): Promise<void> {
  const dataDir = join(resolve(import.meta.dirname, '..', '..', '..'), '.loyalty', `bench-peers-decide-${process.pid}`);
  mkdirSync(dataDir, { recursive: true });
  try {
    const world = await prepareDecisions({ dataDir, people, audiences, options: optionCount });
    const peer = await startDecidePeer(people, Date.now());
    try {
      const product = await startProduct({ dataDir });
      const ours = () =>
        loadDecisions({
          ...{ address: product.address, path: '/v1/moments/decide', headers: { authorization: `Bearer ${world.token}` } },
          ...{ bodies: bodiesFor('anonymous_id', 'browser-'), people, rate: { connections }, seconds, warmUpSeconds },
        });
      const theirs = () => peer.load({ connections }, seconds, warmUpSeconds);
      process.stdout.write(
        `${people} people, ${optionCount} options, ${audiences} audiences; a person is ${world.summaryBytes.toFixed(0)} bytes here, ${peer.profileBytes.toFixed(0)} there\n`,
      );
      try {
        const ratios: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const [their, our] = [told('Redis and Fastify', await theirs()), told('the product', await ours())];
          ratios.push(our / their);
        }
        figure('decide_throughput_times_redis', percentile(ratios, 0.5), 'times', 2, 'atLeast');
      } finally {
        await product.stop();
      }
    } finally {
      await peer.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Calls answered a second. @throws Error when some were not answered: a server that refuses is quick */
function told(who: string, { perSecond, refused, failed, refusals, endToEnd, serverSide }: DecideLoadResult): number {
  if (refused + failed > 0) throw new Error(`${who} left ${refused + failed} calls without an answer: ${JSON.stringify(refusals)}`);
  process.stdout.write(
    `${who}: ${perSecond.toFixed(0)} calls/s, p50 ${endToEnd.p50.toFixed(1)} ms, p99 ${endToEnd.p99.toFixed(1)} ms; by its own clock p50 ${serverSide.p50.toFixed(2)} ms, p99 ${serverSide.p99.toFixed(2)} ms\n`,
  );
  return perSecond;
}

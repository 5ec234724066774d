import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { bodiesFor } from '../decide-catalogue.ts';
import { type DecideLoadResult, loadDecisions } from '../decide-load.ts';
import { historyOf } from '../decide-people.ts';
import { fold, newProfile } from './decide/profile.ts';
import { peersFolder } from './python.ts';
import { packagesIn, type RedisServer, startRedis } from './redis.ts';

/** The peer of decisions: the same logic on Redis, Fastify and JSON profiles, filled with the same people. */
export interface DecidePeer {
  /** Mean size of a profile in bytes. */
  readonly profileBytes: number;
  load(
    rate: { readonly callsPerSecond: number } | { readonly connections: number },
    seconds: number,
    warmUpSeconds: number,
  ): Promise<DecideLoadResult>;
  stop(): Promise<void>;
}

// The client that most use, at the size of a block that Redis takes well.
const packages = ['ioredis@5.8.2'];
const optionCount = 50;
const historiesMax = 5_000;
const audienceCount = 200;
// Of two hundred audiences somebody is in about one in ten.
const audiencesOfOne = 20;
const block = 1_000;

/** Installs what the peer needs the first time, starts it and fills it. @throws Error in words for people */
export async function startDecidePeer(people: number, now: number): Promise<DecidePeer> {
  const folder = peersFolder('decide');
  packagesIn(folder, packages);
  const redis = await startRedis(folder);
  try {
    const profileBytes = await fill(redis, people, now);
    const { address, child } = await startServer(folder, redis.socket);
    return {
      profileBytes,
      load: (rate, seconds, warmUpSeconds) =>
        loadDecisions({
          ...{ address, path: '/v1/moments/decide', headers: {}, bodies: bodiesFor('anonymous_id', 'browser-') },
          ...{ people, rate, seconds, warmUpSeconds },
        }),
      stop: async () => {
        child.kill();
        await redis.stop();
      },
    };
  } catch (error) {
    await redis.stop();
    throw error;
  }
}

async function fill(redis: RedisServer, people: number, now: number): Promise<number> {
  const histories = Array.from({ length: Math.min(people, historiesMax) }, (_, number) => historyOf(number, now));
  let bytes = 0;
  for (let from = 0; from < people; from += block) {
    const numbers = Array.from({ length: Math.min(block, people - from) }, (_, at) => from + at);
    const commands = numbers.map((number) => {
      const profile = newProfile(number);
      for (const event of histories[number % histories.length] ?? []) fold(profile, event);
      profile.audiences = Array.from({ length: audiencesOfOne }, (_, at) => 1 + ((number * 31 + at * 7) % audienceCount));
      const text = JSON.stringify(profile);
      bytes += Buffer.byteLength(text);
      return ['SET', `profile:anonymous_id:browser-${number}`, text];
    });
    await redis.send(commands);
  }
  return bytes / people;
}

function startServer(folder: string, socket: string): Promise<{ address: string; child: ChildProcess }> {
  const program = join(import.meta.dirname, 'decide', 'server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder, socket, String(optionCount)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const address = /listening at (\S+)/.exec(chunk.toString())?.[1];
      if (address !== undefined) done({ address, child });
    });
    child.once('exit', (code) => fail(new Error(`the peer ended with ${code}`)));
  });
}

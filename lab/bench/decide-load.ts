import { spawn } from 'node:child_process';
import { join } from 'node:path';

/*
 * Calls for decisions from a process of its own, so that making them does not disturb the loop of whoever measures: at a fixed rate whatever
 * the answers take (an open loop), or as fast as answers come on some connections (a closed one, for the most that a server can do).
 */
export interface DecideLoadOptions {
  /** Where the server listens: `http://127.0.0.1:4680`. */
  readonly address: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON texts sent in turn; `{person}` becomes a person's number from 0, `{call}` that of the call. */
  readonly bodies: readonly string[];
  /** All of them are visited before one is visited again, neighbours far apart. */
  readonly people: number;
  /** Calls that begin in a second, or connections that each send the next call when the last is answered. */
  readonly rate: { readonly callsPerSecond: number } | { readonly connections: number };
  readonly seconds: number;
  /** Sent before and not counted. */
  readonly warmUpSeconds?: number;
}

/** Shares of values in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

export interface DecideLoadResult {
  readonly sent: number;
  /** Answered 200. */
  readonly answered: number;
  /** Answered anything else. */
  readonly refused: number;
  /** Not answered: the connection broke, or nothing came in five seconds. */
  readonly failed: number;
  /** Answers that say of themselves that they are the default. */
  readonly defaults: number;
  readonly perSecond: number;
  /** From sending to the last byte. */
  readonly endToEnd: Spread;
  /** What the answers say of themselves (`tookMs`); NaN where they say nothing. */
  readonly serverSide: Spread;
  /** How much later than planned a call was sent: a line that is late has not made the load that it says. */
  readonly late: Spread;
  /** The first answer of each other status, for whoever wants to know why. */
  readonly refusals: readonly { readonly status: number; readonly body: string }[];
}

const program = join(import.meta.dirname, 'decide-load-child.ts');

/** Runs the load and resolves with what came of it. @throws Error when its process ends without a result */
export function loadDecisions(options: DecideLoadOptions): Promise<DecideLoadResult> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done(revived(printed));
      else fail(new Error(`the load ended with ${code}`));
    });
    child.stdin.end(JSON.stringify(options));
  });
}

/** JSON has no NaN: what was never told arrives as null. */
function revived(printed: string): DecideLoadResult {
  return JSON.parse(printed, (_name, value) => (value === null ? Number.NaN : value)) as DecideLoadResult;
}

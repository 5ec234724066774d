import { hash, verify } from '@node-rs/argon2';
import { type Problem, Unavailable } from '../foundation/index.ts';

// NIST SP 800-63B: length is what counts; 12 characters are its spirit without asking for a sentence.
const charactersMin = 12;
// argon2 takes any length; this only keeps somebody from posting megabytes to be hashed.
const charactersMax = 256;
const distinctMin = 5;

/** Every reason why `password` will not do for this person; none when it will. */
export function problemsOfPassword(password: string, person: { email: string; name: string }): Problem[] {
  const problems: Problem[] = [];
  const add = (message: string): void => {
    problems.push({ at: 'next', message });
  };
  if ([...password].length < charactersMin) add(`use at least ${charactersMin} characters; three or four words do well`);
  if (password.length > charactersMax) add(`use at most ${charactersMax} characters`);
  if (new Set(password).size < distinctMin) add(`use at least ${distinctMin} different characters`);
  const flat = password.toLowerCase();
  const known = [person.email, person.email.split('@')[0] ?? '', person.name].map((text) => text.trim().toLowerCase());
  if (known.some((text) => text.length >= 4 && flat === text.repeat(Math.max(1, Math.round(flat.length / text.length))))) {
    add('do not use your own name or address');
  }
  return problems;
}

// OWASP's argon2id parameters of 2024 (19 MiB, two passes, one lane): about 30 ms of one core.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// Two at once leave the pool of four threads to the rest of the house; twenty waiting are half a second.
const atOnceMax = 2;
const waitingMax = 20;

let busy = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (busy >= atOnceMax) {
    if (waiting.length >= waitingMax) throw new Unavailable('access.busy', 'many people are signing in at this moment; try again', 2);
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    busy += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

let nobodysHash: Promise<string> | undefined;

/**
 * True when `password` has `passwordHash`. Without a hash (no such account, or no password yet) the same work is done for nothing,
 * so that the time taken does not tell who has an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (password.length > charactersMax) return false;
  nobodysHash ??= hashPassword('a password that nobody has');
  const nobodys = await nobodysHash;
  const matches = await inTurn(() => verify(passwordHash ?? nobodys, password));
  return passwordHash !== null && matches;
}

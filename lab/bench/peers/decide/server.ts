import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fastify from 'fastify';
import type { JsonObject } from '../../../../src/foundation/index.ts';
import { optionsFor, rulesFor } from '../../decide-catalogue.ts';
import { type Chosen, choose, type Moment, without } from './choose.ts';
import { knownNow } from './known-now.ts';
import { type FoldedEvent, fold, newProfile, type Profile } from './profile.ts';

/*
 * Decisions as a team writes them on the parts that everybody has: profiles as JSON in Redis, one route of Fastify, the logic in between. A process of its own:
 * `server.ts <folder with the packages> <socket of Redis> <number of options>`; it prints where it listens.
 */
const [folder = '', socket = '', optionCount = '50'] = process.argv.slice(2);

interface Redis {
  getBuffer(key: string): Promise<Buffer | null>;
  call(...words: string[]): Promise<unknown>;
}
const { Redis } = createRequire(join(folder, 'package.json'))('ioredis') as {
  Redis: new (options: { path: string; enableAutoPipelining: boolean }) => Redis;
};
const redis = new Redis({ path: socket, enableAutoPipelining: true });

const options = optionsFor(Number(optionCount));
const rules = rulesFor([1, 2, 3, 4, 5, 6]);
const textMax = { phone: 900, web: 12_000 };
// What the log keeps at once; somebody reads it away.
const logEntriesMax = 1_000_000;
const rejectedShown = 20;
const changesMax = 6;

interface Body extends Partial<Moment> {
  readonly identifier?: { readonly namespace: string; readonly value: string };
  readonly event?: JsonObject & { readonly type?: string; readonly event?: string; readonly properties?: JsonObject };
  readonly context?: JsonObject;
  /** Whether to say what would change it. */
  readonly explain?: boolean;
}

const app = fastify();
app.post('/v1/moments/decide', {
  schema: { body: { type: 'object', properties: { channel: { type: 'string' }, place: { type: 'string' }, limit: { type: 'integer' } } } },
  handler: async (request) => {
    const startedAt = performance.now();
    const {
      identifier,
      event,
      explain = true,
      context = {},
      channel = 'web',
      place = 'home',
      device = 'web',
      limit = 1,
    } = request.body as Body;
    const moment: Moment = { channel, place, device, limit };
    const now = Date.now();
    const text = identifier === undefined ? null : await redis.getBuffer(`profile:${identifier.namespace}:${identifier.value}`);
    const profile: Profile = text === null ? newProfile(0) : (JSON.parse(text.toString()) as Profile);
    if (event !== undefined) fold(profile, eventOf(event, context, channel, now));
    const known = knownNow(profile, now);
    const draw = Math.random();
    const chosen = choose(options, rules, profile, known, moment, now, draw);
    const { choices, rejected } = chosen;
    const again = (signal: string) => choose(options, rules, profile, without(known, signal), moment, now, draw);
    const decision = randomUUID();
    const answer = {
      ...{ decision, at: new Date(now).toISOString(), tookMs: 0, default: choices.length === 0 },
      choices: choices.map(({ option: { body }, propensity, chance, rule, signals }) => ({
        ...{ item: body.key, key: body.key, kind: body.kind, title: body.title, propensity, chance, signals },
        rendition: { title: body.title, text: textOf(body).slice(0, textMax[device as 'phone' | 'web'] ?? 900), action: body.action },
        reason: rule?.name ?? (signals.map(({ words }) => words).join('; ') || 'nothing is known yet'),
      })),
      rejected: rejected.slice(0, rejectedShown),
      wouldChange: explain ? changesOf(chosen, again) : [],
      context: { visit: known.visitNumber, route: known.route, stage: known.stage, question: known.question, intents: [...known.intents] },
    };
    answer.tookMs = performance.now() - startedAt;
    // Kept with all that it was made of; not waited for, as is usual.
    void redis.call(
      'XADD',
      'decisions',
      'MAXLEN',
      '~',
      String(logEntriesMax),
      '*',
      'decision',
      JSON.stringify({ ...answer, person: profile.id, moment, draw }),
    );
    return answer;
  },
});
const address = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`listening at ${address}\n`);

/** Those signals of the first choice without which something else would come first. */
function changesOf({ choices: [first] }: Chosen, again: (signal: string) => Chosen): { signal: string; instead: string | null }[] {
  return (first?.signals ?? []).slice(0, changesMax).flatMap(({ name }) => {
    const instead = again(name).choices[0]?.option.body.key ?? null;
    return instead === first?.option.body.key ? [] : [{ signal: name, instead }];
  });
}

function eventOf(event: NonNullable<Body['event']>, context: JsonObject, channel: string, time: number): FoldedEvent {
  const kind = event.type === 'page' ? 'page' : 'track';
  return { kind, name: String(event.event ?? event.name ?? ''), time, channel, properties: event.properties ?? {}, context, traits: {} };
}

function textOf(body: (typeof options)[number]['body']): string {
  return `${body.keyFact}\n\n${Object.values(body.fields).join('\n\n')}`;
}

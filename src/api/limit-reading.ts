import type { FastifyRequest } from 'fastify';
import type { Caller, Owner } from '../access/index.ts';
import { type Clock, LimitReached, minuteMs, secondMs } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { ApiServer } from './api-server.ts';
import type { RoutePermission } from './server.ts';

/** Customers read, and searches, in a minute: for a person (whatever sessions they have) and for an API token. */
export interface ReadingLimits {
  readonly personReads: number;
  readonly tokenReads: number;
  readonly personFinds: number;
  readonly tokenFinds: number;
}

export interface LimitReadingDependencies {
  readonly limits: () => ReadingLimits;
  readonly clock: Clock;
  readonly audit: Audit;
}

type Reading = 'read' | 'find';

// By permission, so that a route which shows customers is counted without having to say so.
const readingOf: Partial<Record<RoutePermission, Reading>> = {
  'people.read': 'read',
  'people.reveal': 'read',
  'people.search': 'find',
  // A customer in her own space reads one person; it is she who is counted, however many links she has.
  own: 'read',
};

/**
 * Refuses whoever goes through customers faster than anybody works; the log says once a minute who it is. One customer counts once a minute, however much of her is
 * read: her open page fetches a dozen things anew whenever something happens. Before any route is added.
 */
export function limitReading(app: ApiServer, { limits, clock, audit }: LimitReadingDependencies): void {
  let minute = 0;
  // Of this minute only: one entry for each caller who reads.
  let counts = new Map<string, number>();
  let seen = new Set<string>();
  app.addHook('preHandler', async (request) => {
    const reading = readingOf[request.routeOptions.config.permission ?? 'public'];
    if (reading === undefined) return;
    const caller = request.caller ?? ownerAsReader(request.owner);
    const now = clock.now();
    if (Math.floor(now / minuteMs) !== minute) {
      minute = Math.floor(now / minuteMs);
      counts = new Map();
      seen = new Set();
    }
    const key = `${reading} ${caller.kind}:${caller.id}`;
    const customer = customerOf(request);
    if (customer !== undefined && seen.has(`${key} ${customer}`)) return;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const limit = limitOf(limits(), caller, reading);
    if (count <= limit) {
      if (customer !== undefined) seen.add(`${key} ${customer}`);
      return;
    }
    if (count === limit + 1) {
      const details = { reading, perMinute: limit };
      await audit.record({ actor: caller, action: 'people.reading_limit', subject: `${caller.kind}:${caller.id}`, details });
    }
    const seconds = Math.ceil(((minute + 1) * minuteMs - now) / secondMs);
    const message = `more than ${limit} customers or lists of them in a minute; go on in ${seconds} seconds`;
    throw new LimitReached('request.too_many_reads', message, limit, 'customers a minute', seconds);
  });
}

/** Whom a request is about, where that is one customer. */
function customerOf({ routeOptions, params }: FastifyRequest): string | undefined {
  if (!routeOptions.url?.startsWith('/v1/customers/:id')) return undefined;
  const { id } = params as { readonly id?: string };
  return id;
}

type Reader = Pick<Caller, 'id' | 'name'> & { readonly kind: 'customer' | 'token' | 'user' };

function ownerAsReader({ identifierId }: Owner): Reader {
  return { kind: 'customer', id: identifierId, name: 'the customer' };
}

function limitOf(limits: ReadingLimits, { kind }: Reader, reading: Reading): number {
  if (kind !== 'token') return reading === 'read' ? limits.personReads : limits.personFinds;
  return reading === 'read' ? limits.tokenReads : limits.tokenFinds;
}

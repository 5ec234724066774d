import { catalogue, productsIn } from './catalogue.ts';
import { drawLife, type Life } from './life.ts';
import { type Company, drawPerson, type Person } from './person.ts';
import { localPrice, storeNear } from './places.ts';
import { Random } from './random.ts';
import { say, searchTerms } from './words.ts';

/** The part of a clock that is needed: milliseconds since 1970 UTC. */
export interface LiveClock {
  now(): number;
}

/** An event in Segment's shape with the key of the source it comes from. */
export interface LiveEvent {
  readonly source: 'app' | 'chat' | 'orders' | 'site' | 'till';
  readonly event: Readonly<Record<string, unknown>>;
}

export interface LiveOptions {
  readonly seed: number | bigint;
  /** The people of a company of this size are the ones who act. */
  readonly people: number;
  readonly clock: LiveClock;
  /** Mean; counts vary from second to second as arrivals do. */
  readonly eventsPerSecond?: number;
  /** When the files end: decides who has an account or a card by now. */
  readonly until?: number;
  /** Waits; a test gives one that moves its clock. */
  readonly wait?: (ms: number) => Promise<void>;
}

const secondMs = 1000;
// A reader who stops for longer gets the present, not a flood of what it missed.
const secondsBehindMax = 10;

/**
 * Larkfield goes on: for each second of the clock the events that happened in it, by people whom the files know. Never ends; the
 * events are the same for the same seed, start and size.
 */
export async function* larkfieldLive(options: LiveOptions): AsyncGenerator<readonly LiveEvent[], never, void> {
  const { seed, people, clock, eventsPerSecond = 10 } = options;
  const wait = options.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const until = options.until ?? clock.now();
  const company: Company = { seed, people, start: until - 3 * 365.25 * 86_400_000, until };
  for (let second = Math.floor(clock.now() / secondMs); ; second++) {
    const now = Math.floor(clock.now() / secondMs);
    if (now - second > secondsBehindMax) second = now - secondsBehindMax;
    for (let left = (second + 1) * secondMs - clock.now(); left > 0; left = (second + 1) * secondMs - clock.now()) await wait(left);
    yield eventsOfSecond(company, second, eventsPerSecond);
  }
}

/** What happens in one second (counted since 1970). */
export function eventsOfSecond(company: Company, second: number, eventsPerSecond: number): LiveEvent[] {
  const random = new Random(company.seed, 'live', second);
  const count = poissonOf(random, eventsPerSecond);
  return Array.from({ length: count }, () => {
    const person = drawPerson(company.seed, random.below(company.people));
    const time = second * secondMs + random.below(secondMs);
    return liveEvent(random, person, drawLife(company, person), time);
  });
}

// The sum of Poisson counts is one again: large means are cut into parts that the simple sampler can take.
function poissonOf(random: Random, mean: number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 20) count += random.poisson(Math.min(20, left));
  return count;
}

function liveEvent(random: Random, person: Person, life: Life, time: number): LiveEvent {
  const source = random.weighted(
    ['site', 'app', 'chat', 'orders', 'till'] as const,
    (each) =>
      ({
        site: 0.6,
        app: person.devices.app !== undefined && life.account !== undefined ? 0.25 : 0,
        chat: 0.03,
        orders: life.account === undefined ? 0 : 0.03,
        till: life.card === undefined ? 0 : 0.03,
      })[each],
  );
  const context = { locale: `${person.language}-${person.country.code}`, timezone: person.household.address.city.zone };
  const event = { messageId: `live-${random.hex(20)}`, timestamp: new Date(time).toISOString(), ...body(random, person, life, source) };
  return { source, event: { ...event, context: { ...context, ...event.context } } };
}

interface LiveBody extends Record<string, unknown> {
  readonly context?: Record<string, unknown>;
}

function body(random: Random, person: Person, life: Life, source: LiveEvent['source']): LiveBody {
  const userId = life.account?.number;
  const browser = person.devices.browsers[0];
  const product = random.pick(random.chance(0.6) ? productsIn(person.traits.interest === 'nature' ? 'camera' : 'bike') : catalogue);
  const price = localPrice(product.priceEuros, person.country);
  const { currency } = person.country;
  const named = { product_id: product.sku, name: product.name, class: product.class, price, currency };
  switch (source) {
    case 'app':
      return {
        type: 'screen',
        name: random.pick(['Home', 'My Bike', 'Rides', 'Orders', 'Advice']),
        userId,
        anonymousId: person.devices.app?.installId,
      };
    case 'chat':
      return {
        type: 'track',
        event: 'Live Chat Message Sent',
        ...(userId === undefined ? { anonymousId: browser?.anonymousId } : { userId }),
        properties: { text: say(random, person, random.pick(['question', person.traits.interest])) },
      };
    case 'orders':
      return {
        type: 'track',
        event: 'Order Completed',
        userId,
        properties: { order_id: `O-${random.hex(9)}`, ...named, revenue: price, quantity: 1 },
      };
    case 'till': {
      const store = storeNear(person.household.address.city.name, person.country.code, random);
      return {
        type: 'track',
        event: 'Order Completed',
        properties: { order_id: `${store.code}-${random.hex(8)}`, store: store.code, ...named, revenue: price, quantity: 1 },
        context: { externalIds: [{ id: life.card?.number, type: 'store_card', collection: 'users', encoding: 'none' }] },
      };
    }
    default: {
      const signedIn = userId !== undefined && random.chance(0.4) ? { userId } : {};
      const path = random.chance(0.5) ? `/p/${product.sku.toLowerCase()}` : random.pick(['/', '/bikes', '/cameras', '/advice/hill-range']);
      const page = { path, url: `https://www.larkfield.example${path}` };
      const from = { anonymousId: browser?.anonymousId, ...signedIn, context: { page, userAgent: browser?.userAgent } };
      if (random.chance(0.5)) return { type: 'page', name: path === '/' ? 'Home' : 'Page', ...from };
      if (random.chance(0.2))
        return {
          type: 'track',
          event: 'Products Searched',
          properties: { query: random.pick(searchTerms[person.traits.interest]) },
          ...from,
        };
      return { type: 'track', event: 'Product Viewed', properties: named, ...from };
    }
  }
}

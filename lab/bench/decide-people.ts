import type { CustomerEvent } from '../../src/event/index.ts';
import { dayMs, hourMs, type JsonObject, minuteMs, type SourceId } from '../../src/foundation/index.ts';
import { randomNumbers } from './made-up-names.ts';

/*
 * People for decisions: histories of two dozen events each, as a shop knows those who come back. Some thousand histories are made and shared by all
 * people: what a decision costs depends on how much is known of one, not on how many are alike.
 */
export const products = Array.from({ length: 12 }, (_, at) => `bike-${at + 1}`);
export const topics = ['hills', 'child', 'commute', 'trail', 'battery', 'service', 'rain', 'camera'];
const routes = [
  ['', ''],
  ['?utm_source=letter&utm_medium=email&utm_campaign=spring', ''],
  ['?utm_source=google&utm_medium=cpc&utm_term=quiet+e-bike+for+hills', 'https://www.google.com/'],
  ['', 'https://www.facebook.com/'],
] as const;
const plans = ['none', 'basic', 'gold'];
const cities = ['Lisboa', 'Porto', 'Braga', 'Faro'];

/** The events of one history, oldest first; the same for the same number. */
export function historyOf(number: number, now: number): CustomerEvent[] {
  const random = randomNumbers(number + 1);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const events: CustomerEvent[] = [];
  const add = (kind: CustomerEvent['kind'], name: string, time: number, more: Partial<CustomerEvent> = {}): void => {
    const { context = {}, ...rest } = more;
    events.push({
      ...{ sourceId: 1 as SourceId, channel: 'web', messageId: `h${number}-${events.length}`, kind, name, time, receivedAt: time },
      ...{ properties: {}, traits: {}, integrations: {}, ...rest },
      context: { locale: 'pt-PT', timezone: 'Europe/Lisbon', ...context },
    });
  };
  const first = now - (20 + Math.floor(random() * 300)) * dayMs;
  add('identify', '', first, { traits: traitsOf(number, random, pick) });
  const consents: JsonObject = {
    marketing: random() < 0.7,
    analysis: random() < 0.8,
    searches: random() < 0.6,
    advertising: random() < 0.3,
  };
  add('track', 'Segment Consent Preference Updated', first + minuteMs, { context: { consent: { categoryPreferences: consents } } });
  const visits = 2 + Math.floor(random() * 4);
  for (let visit = 0; visit < visits; visit += 1) {
    const began = first + Math.floor(((now - first - dayMs) * (visit + 1)) / visits);
    const [search, referrer] = pick(routes);
    const context = { page: { url: `https://shop.example/${search}`, path: '/', search, referrer } };
    add('page', 'Home', began, { context });
    add('page', 'Bikes', began + minuteMs, { properties: { path: `/content/item-${1 + Math.floor(random() * 50)}` } });
    add('track', 'Product Viewed', began + 2 * minuteMs, {
      properties: { product_id: pick(products), category: pick(topics), price: 900 },
    });
    if (random() < 0.5)
      add('track', 'Products Searched', began + 3 * minuteMs, { properties: { query: `${pick(topics)} ${pick(topics)}` } });
    if (random() < 0.3) {
      const properties = { order_id: `o${number}-${visit}`, revenue: 40 + Math.floor(random() * 900), currency: 'EUR' };
      add('track', 'Order Completed', began + 9 * minuteMs, {
        properties: { ...properties, products: [{ product_id: pick(products), quantity: 1 }] },
      });
    }
  }
  for (let letter = 0; letter < 3; letter += 1) {
    const time = now - (3 + letter * 9) * dayMs + Math.floor(random() * hourMs);
    add('track', 'Email Delivered', time, { channel: 'email', properties: { campaign: `letter-${letter}` } });
    if (random() < 0.4) add('track', 'Email Opened', time + hourMs, { channel: 'email', properties: { campaign: `letter-${letter}` } });
  }
  return events.sort((left, right) => left.time - right.time);
}

function traitsOf(number: number, random: () => number, pick: <Item>(items: readonly Item[]) => Item): JsonObject {
  return {
    ...{ email: `person${number}@larkfield.example`, firstName: 'Person', lastName: `Number ${number}`, plan: pick(plans) },
    ...{ address: { city: pick(cities), country: 'PT' }, age: 20 + Math.floor(random() * 50), language: 'pt' },
  };
}

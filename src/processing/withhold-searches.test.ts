import { expect, it } from 'vitest';
import { checkEvent, type WireEvent } from '../event/index.ts';
import type { SourceId } from '../foundation/index.ts';
import { defaultSearchRule } from '../profile/index.ts';
import type { PreparedEvent, PreparedRequest } from './prepare-batch.ts';
import { withholdSearches } from './withhold-searches.ts';

function prepared(wire: WireEvent): PreparedEvent {
  const checked = checkEvent(wire, { sourceId: 1 as SourceId, channel: 'web', receivedAt: 1_760_000_000_000 });
  if (!checked.ok) throw new Error(checked.message);
  const request = {} as PreparedRequest;
  return { event: checked.event, identifiers: [], key: 'k', wire, body: JSON.stringify(wire), request, index: 0 };
}

const page = {
  type: 'page',
  messageId: 'm',
  anonymousId: 'a',
  name: 'Search results: quiet hills',
  properties: { url: 'https://larkfield.test/search?q=quiet+hills', title: 'Quiet hills' },
  extra: { landing_url: 'https://larkfield.test/?utm_term=hills' },
};

it('withholds searches from the event, its wire form, its body and its name', () => {
  const { event, wire, body } = withholdSearches(prepared(page), defaultSearchRule);
  for (const part of [JSON.stringify(event), JSON.stringify(wire), body]) expect(part).not.toMatch(/quiet|hills/i);
  expect(event.name).toBe('Search results: …');
});

it('leaves alone what is permitted and what holds none', () => {
  const allowed = prepared({ ...page, context: { consent: { categoryPreferences: { marketing: true } } } });
  expect(withholdSearches(allowed, defaultSearchRule)).toBe(allowed);
  const plain = prepared({ ...page, name: 'Trail bikes', properties: { url: 'https://larkfield.test/bikes' }, extra: {} });
  expect(withholdSearches(plain, defaultSearchRule)).toBe(plain);
});

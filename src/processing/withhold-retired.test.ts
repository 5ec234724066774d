import { expect, it } from 'vitest';
import { checkEvent, nothingRetired, retiredFields, type WireEvent } from '../event/index.ts';
import type { SourceId } from '../foundation/index.ts';
import type { PreparedEvent, PreparedRequest } from './prepare-batch.ts';
import { withholdRetired } from './withhold-retired.ts';

function prepared(wire: WireEvent): PreparedEvent {
  const checked = checkEvent(wire, { sourceId: 1 as SourceId, channel: 'web', receivedAt: 1_760_000_000_000 });
  if (!checked.ok) throw new Error(checked.message);
  const request = {} as PreparedRequest;
  return { event: checked.event, identifiers: [], key: 'k', wire, body: JSON.stringify(wire), request, index: 0 };
}

const retired = retiredFields([
  { kind: 'trait', sourceId: 1, event: '', path: 'shoe_colour' },
  { kind: 'property', sourceId: 1, event: 'page', path: 'theme' },
]);

it('withholds a retired field from the event, its wire form and its body, and keeps the rest', () => {
  const traits = { shoe_colour: 'mauve', plan: 'gold' };
  const { event, wire, body } = withholdRetired(
    prepared({ type: 'identify', messageId: 'm', userId: 'u', traits, context: { traits } }),
    retired,
  );
  for (const part of [JSON.stringify(event), JSON.stringify(wire), body]) expect(part).not.toContain('mauve');
  expect([event.traits, JSON.parse(body).traits]).toEqual([{ plan: 'gold' }, { plan: 'gold' }]);
  const page = withholdRetired(
    prepared({ type: 'page', messageId: 'm', userId: 'u', name: 'Home', properties: { theme: 'dark', url: '/' } }),
    retired,
  );
  expect(page.event.properties).toEqual({ url: '/' });
});

it('hands on the same event where nothing is retired, or nothing of it', () => {
  const one = prepared({ type: 'identify', messageId: 'm', userId: 'u', traits: { plan: 'gold' } });
  expect(withholdRetired(one, retired)).toBe(one);
  expect(
    withholdRetired(prepared({ type: 'track', event: 'Home', messageId: 'm', userId: 'u', properties: { theme: 'dark' } }), retired).event
      .properties,
  ).toEqual({ theme: 'dark' });
  const shoes = prepared({ type: 'identify', messageId: 'm', userId: 'u', traits: { shoe_colour: 'mauve' } });
  expect(withholdRetired(shoes, nothingRetired)).toBe(shoes);
});

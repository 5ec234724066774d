import { expect, it } from 'vitest';
import type { IdentifierId, JsonObject, JsonValue, SourceId } from '../../foundation/index.ts';
import type { Warehouse } from '../../storage/index.ts';
import { entryOfEvent, type FoundEvent } from './timeline-entry.ts';

const id = 1 as IdentifierId;
const sourceId = 1 as SourceId;
const time = Date.UTC(2026, 3, 3);
const identifiers = new Map([[1, { id, namespace: 'user_id', value: 'maya', firstSeen: time, sourceId, shared: false }]]);
const dependencies = {
  warehouse: {} as Warehouse,
  recentEvents: async () => [],
  sourceOf: () => ({ id: 1, name: 'Till' }),
  isHidden: () => false,
  hideFields: (value: JsonValue) => value,
};

function entryOf(body: JsonObject) {
  const event: FoundEvent = {
    ...{ identifierId: 1, time, receivedAt: time, sourceId: 1, messageId: 'm1', kind: 'track', name: 'Bought', channel: 'store' },
    ...{ body: JSON.stringify(body), money: undefined },
  };
  return entryOfEvent(event, identifiers, dependencies, undefined);
}

it.each<[string, JsonObject, true | undefined]>([
  ['a sender’s day', { timestamp: '2026-04-03' }, true],
  ['a day of a file', { timestamp: '2026-04-03T00:00:00.000Z', context: { import: { file: 'a.csv', line: 2, dateOnly: true } } }, true],
  ['a midnight', { timestamp: '2026-04-03T00:00:00.000Z', context: { import: { file: 'a.csv', line: 2 } } }, undefined],
  ['nothing stated', {}, undefined],
])('an entry says that its source stated a day and no time: %s', (_, body, dateOnly) => {
  expect(entryOf(body)?.dateOnly).toBe(dateOnly);
});

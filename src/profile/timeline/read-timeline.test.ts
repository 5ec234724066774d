import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { eventTable } from '../../event/index.ts';
import { hourMs, type IdentifierId, isJsonObject, type JsonObject, type JsonValue, type SourceId } from '../../foundation/index.ts';
import { parseEventId } from '../view/event-id.ts';
import { readEvents } from './read-events.ts';
import { readRawEvent } from './read-raw-event.ts';
import { readTimeline, type TimelineFilter, type TimelinePage } from './read-timeline.ts';
import type { PendingEvent, TimelineDependencies } from './timeline-entry.ts';

const start = Date.UTC(2026, 0, 1);
let engines: TestEngines;
let pending: PendingEvent[] = [];

interface Given {
  id: string;
  at: number;
  owner?: number;
  source?: number;
  kind?: string;
  name?: string;
  channel?: string;
  properties?: JsonObject;
  revenue?: number;
}

function pendingOf({ id, at, owner = 1, source = 1, kind = 'track', name = '', channel = 'web', properties = {} }: Given): PendingEvent {
  const body = JSON.stringify({ type: kind, messageId: id, event: name, properties, context: {}, userId: 'u' });
  const time = start + at * hourMs;
  return { identifierId: owner, time, receivedAt: time + 1000, sourceId: source, messageId: id, kind, name, channel, body };
}

async function write(token: string, ...given: Given[]): Promise<void> {
  const lines = given.map((each) => {
    const event = pendingOf(each);
    const row = {
      identifier_id: event.identifierId,
      time: event.time,
      source_id: event.sourceId,
      message_id: event.messageId,
      kind: event.kind,
    };
    const rest = {
      name: event.name,
      channel: event.channel,
      received_at: event.receivedAt,
      person_id: 1,
      revenue_minor: each.revenue ?? 0,
    };
    return JSON.stringify({ ...row, ...rest, currency: each.revenue === undefined ? '' : 'EUR', body: event.body });
  });
  await engines.warehouse.insert('event', `${lines.join('\n')}\n`, token);
}

const identifiers = [1, 2].map((id) => ({
  id: id as IdentifierId,
  namespace: id === 1 ? 'user_id' : 'anonymous_id',
  value: `v${id}`,
  firstSeen: start,
  sourceId: 1 as SourceId,
  shared: false,
}));

function dependencies(hidden: readonly string[] = []): TimelineDependencies {
  const hide = (value: JsonValue): JsonValue =>
    isJsonObject(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, inner]) => (hidden.includes(key) || inner === undefined ? [] : [[key, hide(inner)]])),
        )
      : value;
  return {
    warehouse: engines.warehouse,
    recentEvents: async (ids) => pending.filter((event) => ids.includes(event.identifierId)),
    sourceOf: (id) => ({ id, name: `Source ${id}`, currency: 'EUR' }),
    isHidden: (field) => hidden.includes(field),
    hideFields: hide,
  };
}

const read = (filter: Partial<TimelineFilter> = {}, hidden: readonly string[] = []): Promise<TimelinePage> =>
  readTimeline(identifiers, { limit: 50, ...filter }, dependencies(hidden));
const ids = (page: TimelinePage): string[] => page.entries.map((entry) => parseEventId(entry.eventId).messageId);

describe('readTimeline', () => {
  beforeAll(async () => {
    engines = await testEngines({ warehouseTables: [eventTable] });
    await write(
      'one',
      { id: 'visit', at: 1, kind: 'page', name: 'Bikes' },
      { id: 'call', at: 2, name: 'Call Received', channel: 'phone', properties: { wait_seconds: 360, words: 'My battery is empty' } },
      { id: 'post', at: 3, name: 'Social Post', channel: 'social', properties: { text: 'Lovely ride' } },
      { id: 'order', at: 4, name: 'order_completed', properties: { order_id: 'LK-1', revenue: 54, margin: 12.5 }, revenue: 5400 },
      { id: 'survey', at: 5, name: 'Survey Answered', channel: 'survey', properties: { score: 9 } },
      { id: 'signal', at: 6, name: 'Battery Low', channel: 'product', properties: { model: 'Trail' } },
      { id: 'phone-visit', at: 3.5, owner: 2, kind: 'page', name: 'Lights' },
      { id: 'stranger', at: 4, owner: 9, kind: 'page' },
    );
    // The same rows again under another token: an insert that was repeated beyond the engine's window.
    await write(
      'again',
      { id: 'order', at: 4, name: 'order_completed', properties: { order_id: 'LK-1', revenue: 54, margin: 12.5 }, revenue: 5400 },
      { id: 'survey', at: 5, name: 'Survey Answered', channel: 'survey', properties: { score: 9 } },
    );
  });
  afterAll(() => engines.close());

  it('shows episodes of every kind in the order of time, each once, with channel and source', async () => {
    const page = await read();
    expect(ids(page)).toEqual(['signal', 'survey', 'order', 'phone-visit', 'post', 'call', 'visit']);
    expect(page.next).toBeUndefined();
    const at = (id: string) => Date.parse(page.entries.find((entry) => parseEventId(entry.eventId).messageId === id)?.time ?? '');
    expect(ids(await read({ from: at('post'), until: at('order') }))).toEqual(['order', 'phone-visit', 'post']);
    expect(page.entries.map(({ kind }) => kind)).toEqual(['product', 'opinion', 'order', 'visit', 'words', 'care', 'visit']);
    expect(page.entries[2]).toMatchObject({
      title: 'Bought something for €54.00',
      channel: 'web',
      source: { id: 1, name: 'Source 1' },
      money: { amount: 54, currency: 'EUR' },
    });
    expect(page.entries[3]?.identifier).toEqual({ namespace: 'anonymous_id', value: 'v2' });
  });

  it('comes in pages that fit together', async () => {
    const seen: string[] = [];
    let before: string | undefined;
    for (let turn = 0; turn < 10; turn++) {
      const page = await read({ limit: 2, before });
      seen.push(...ids(page));
      before = page.next;
      if (before === undefined) break;
    }
    expect(seen).toEqual(['signal', 'survey', 'order', 'phone-visit', 'post', 'call', 'visit']);
  });

  it.each<[Partial<TimelineFilter>, string[]]>([
    [{ kind: 'order' }, ['order']],
    [{ kind: 'care' }, ['call']],
    [{ kind: 'words' }, ['survey', 'post', 'call']],
    [{ kind: 'product' }, ['signal']],
    [{ kind: 'opinion' }, ['survey']],
    [{ kind: 'visit' }, ['phone-visit', 'visit']],
    [{ kind: 'message' }, []],
    [{ kind: 'page' }, ['phone-visit', 'visit']],
    [{ channel: 'phone' }, ['call']],
    [{ text: 'BATTERY' }, ['signal', 'call']],
    [{ text: 'battery', channel: 'phone' }, ['call']],
    [{ kind: "order' OR 1=1 --" }, []],
    [{ text: '"' }, []],
  ])('is narrowed by %j', async (filter, expected) => {
    expect(ids(await read(filter))).toEqual(expected);
    // What has not reached the warehouse yet is narrowed in the same way.
    pending = [
      pendingOf({ id: 'new-order', at: 7, name: 'Order Completed', properties: { revenue: 5 } }),
      pendingOf({ id: 'new-visit', at: 8, kind: 'page' }),
    ];
    const both = ids(await read(filter));
    pending = [];
    const extra = { order: ['new-order'], visit: ['new-visit'], page: ['new-visit'] }[filter.kind ?? ''] ?? [];
    expect(both).toEqual([...extra, ...expected]);
  });

  it('does not find people by what the reader may not see', async () => {
    expect(ids(await read({ text: '12.5' }))).toEqual(['order']);
    expect(ids(await read({ text: '12.5' }, ['margin']))).toEqual([]);
    expect(JSON.stringify(await read({}, ['margin']))).not.toContain('12.5');
  });

  it('holds what is still on its way to history, once, also while it arrives', async () => {
    pending = [
      pendingOf({ id: 'now', at: 9, name: 'Product Viewed', properties: { name: 'Trail bike' } }),
      pendingOf({ id: 'signal', at: 6, name: 'Battery Low', channel: 'product' }),
      pendingOf({ id: 'late', at: 0.5 }),
    ];
    const all = ['now', 'signal', 'survey', 'order', 'phone-visit', 'post', 'call', 'visit', 'late'];
    expect(ids(await read())).toEqual(all);
    const first = await read({ limit: 4 });
    const second = await read({ limit: 5, before: first.next });
    expect([...ids(first), ...ids(second)]).toEqual(all);
    expect(first.entries[0]?.title).toBe('Looked at Trail bike');
    pending = [];
  });

  it('refuses a cursor that is not its own', async () => {
    await expect(read({ before: 'nonsense' })).rejects.toMatchObject({ code: 'profile.bad_cursor' });
  });

  it('opens each entry as the whole event', async () => {
    const { entries } = await read({ kind: 'order' });
    const address = parseEventId(entries[0]?.eventId as string);
    expect(await readRawEvent(address, dependencies(['margin']))).toMatchObject({
      event: { messageId: 'order', properties: { order_id: 'LK-1', revenue: 54 } },
      sourceId: 1,
      receivedAt: new Date(start + 4 * hourMs + 1000).toISOString(),
    });
    expect(await readRawEvent({ ...address, time: 0 }, dependencies())).toMatchObject({ event: { messageId: 'order' } });
    await expect(readRawEvent({ ...address, messageId: 'other' }, dependencies())).rejects.toMatchObject({ code: 'profile.no_such_event' });
    pending = [pendingOf({ id: 'fresh', at: 9 })];
    expect(await readRawEvent({ ...address, messageId: 'fresh' }, dependencies())).toMatchObject({ event: { messageId: 'fresh' } });
    pending = [];
  });

  it('gives raw events in pages of either direction', async () => {
    const options = { include: [], exclude: [], isAscending: true, limit: 3 };
    const first = await readEvents([1, 2], options, dependencies());
    const second = await readEvents([1, 2], { ...options, limit: 10, next: first.next }, dependencies());
    expect([...first.events, ...second.events].map((event) => event.messageId)).toEqual([
      'visit',
      'call',
      'post',
      'phone-visit',
      'order',
      'survey',
      'signal',
    ]);
    const some = {
      ...options,
      isAscending: false,
      limit: 10,
      include: ['Call Received', 'Social Post', 'Battery Low'],
      exclude: ['Battery Low'],
      start: start + 2.5 * hourMs,
    };
    expect((await readEvents([1, 2], some, dependencies())).events.map((event) => event.messageId)).toEqual(['post']);
  });
});

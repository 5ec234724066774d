import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleItem } from '../../../test/content-samples.ts';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { dayMs, fixedClock, type JsonObject } from '../../foundation/index.ts';
import { type ContentDirectory, createContentDirectory } from '../directory/content-directory.ts';
import { type ContentKind, contentKindNames } from '../item/content-kind.ts';
import { migrations } from '../tables.ts';
import { defaultTagStandard } from '../tag/default-tag-standard.ts';
import type { TagStandard } from '../tag/tag-standard.ts';
import { changeContent, contentVersions, createContent, readContent, setContentState, undoContent } from './items.ts';
import { listContent } from './list-content.ts';
import { settleTags } from './settle-tags.ts';

let engines: TestEngines;
let directory: ContentDirectory;
const clock = fixedClock(Date.parse('2026-05-04T08:00:00Z'));
const harrier = { key: 'LK-2214-B', name: 'Harrier Compact 7 Long Range', numbers: ['710 4418'], nicknames: ['V7 LR', 'long seven'] };
let standard: TagStandard = { ...defaultTagStandard, products: [harrier] };
const change = { by: 'Marta', reason: 'as the riders tell it' };
const keeping = () => ({ standard, clock });

beforeAll(async () => {
  engines = await testEngines({ migrations });
  directory = await createContentDirectory({ postgres: engines.postgres, clock, standard: () => standard });
});
afterAll(async () => {
  await directory.close();
  await engines.close();
});

const json = (value: object) => value as unknown as JsonObject;
let count = 0;
async function make(kind: ContentKind, other: object = {}, tags = [{ kind: 'question' as const, value: 'what-can-it-do' }]) {
  count += 1;
  const body = json({ ...sampleItem(kind), key: `${kind}-${count}`, ...other });
  return engines.postgres.transaction(async (sql) => {
    const made = await createContent(sql, body, 'active', change, keeping());
    return tags.length === 0 ? made : settleTags(sql, made.id, { confirm: tags, refuse: [] }, 'Marta', keeping());
  });
}
const keysNow = (now = clock.now()) => directory.usable(now).map(({ key }) => key);
const until = async (holds: () => boolean): Promise<void> => {
  const end = Date.now() + 1_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('did not come about within a second');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

describe('an item', () => {
  it('of each kind keeps its own fields', async () => {
    for (const kind of contentKindNames) {
      const { id } = await make(kind);
      expect((await readContent(engines.postgres, id)).fields).toEqual(sampleItem(kind).fields);
    }
    expect(new Set((await listContent(engines.postgres, {}, 50)).map(({ kind }) => kind)).size).toBe(9);
  });

  it('is changed in versions, one after the other, and undone step by step', async () => {
    const { postgres } = engines;
    const made = await make('article');
    const body = (title: string) => json({ ...sampleItem('article'), key: made.key, title });
    await changeContent(postgres, made.id, { body: body('Second'), version: 1 }, change, keeping());
    await expect(changeContent(postgres, made.id, { body: body('Late'), version: 1 }, change, keeping())).rejects.toMatchObject({
      code: 'content.changed_meanwhile',
    });
    await changeContent(postgres, made.id, { body: body('Third'), version: 2 }, change, keeping());
    expect((await undoContent(postgres, made.id, change, keeping())).title).toBe('Second');
    expect(await undoContent(postgres, made.id, change, keeping())).toMatchObject({ title: 'How far it climbs', version: 5 });
    await expect(undoContent(postgres, made.id, change, keeping())).rejects.toMatchObject({ code: 'content.nothing_to_undo' });
    expect((await contentVersions(postgres, made.id)).map(({ version, restores }) => [version, restores])).toEqual([
      [5, 1],
      [4, 2],
      [3, undefined],
      [2, undefined],
      [1, undefined],
    ]);
  });

  it('keeps its key and kind, and says everything that is wrong at once', async () => {
    const { id } = await make('article');
    const body = json({ ...sampleItem('guide'), key: 'another-key', title: '' });
    await expect(changeContent(engines.postgres, id, { body, version: 1 }, { by: 'x', reason: '' }, keeping())).rejects.toMatchObject({
      code: 'content.bad_item',
      problems: ['title', 'key', 'kind', 'reason'].map((at) => expect.objectContaining({ at })),
    });
  });

  it('has a key of its own', async () => {
    const { key } = await make('article');
    await expect(make('guide', { key })).rejects.toMatchObject({ code: 'content.key_taken' });
  });
});

describe('tags', () => {
  it('are suggested for an untagged article on hill range, and not used until a person has confirmed one', async () => {
    const article = {
      key: 'hills-with-the-seven',
      title: 'Hill range of the long seven',
      keyFact: 'The long seven climbs 900 metres on one charge.',
      fields: { body: 'We rode the steepest streets of Porto until the battery was empty.' },
    };
    const { id, key, tags } = await make('article', article, []);
    expect(tags).toContainEqual({ kind: 'product', value: 'LK-2214-B', state: 'suggested', because: ['long seven'] });
    expect(tags).toContainEqual(expect.objectContaining({ kind: 'question', value: 'what-can-it-do', state: 'suggested' }));
    await directory.refresh();
    expect(keysNow()).not.toContain(key);
    const confirm = [{ kind: 'question' as const, value: 'what-can-it-do' }];
    await engines.postgres.transaction((sql) =>
      settleTags(sql, id, { confirm, refuse: [{ kind: 'topic', value: 'battery' }] }, 'Marta', keeping()),
    );
    await until(() => keysNow().includes(key));
    expect([...(directory.usable(clock.now()).find((item) => item.id === id)?.tags ?? [])]).toEqual([['question', ['what-can-it-do']]]);
    const again = await changeContent(
      engines.postgres,
      id,
      { body: json({ ...sampleItem('article'), ...article }), version: 1 },
      change,
      keeping(),
    );
    expect(again.tags.filter(({ state }) => state !== 'suggested')).toEqual([
      expect.objectContaining({ kind: 'question', value: 'what-can-it-do', state: 'confirmed', by: 'Marta', at: clock.now() }),
      expect.objectContaining({ kind: 'topic', value: 'battery', state: 'refused', because: ['battery', 'charge', 'range'] }),
    ]);
  });

  it('are those of the standard: no others are confirmed, and what it no longer has is not used', async () => {
    const { id, key } = await make('article', {}, [{ kind: 'question', value: 'which-one' }]);
    const unknown = {
      confirm: [
        { kind: 'mood' as const, value: 'grim' },
        { kind: 'topic' as const, value: 'hue' },
      ],
      refuse: [],
    };
    await expect(engines.postgres.transaction((sql) => settleTags(sql, id, unknown, 'Marta', keeping()))).rejects.toMatchObject({
      code: 'content.unknown_tag',
      problems: [expect.objectContaining({ at: 'confirm[0]' }), expect.objectContaining({ at: 'confirm[1]' })],
    });
    await directory.refresh();
    expect(keysNow()).toContain(key);
    const before = standard;
    standard = { ...standard, questions: standard.questions.filter((question) => question.key !== 'which-one') };
    expect(keysNow()).not.toContain(key);
    standard = before;
    expect(keysNow()).toContain(key);
  });
});

describe('the directory', () => {
  it('has what is put to use within a second, and no more what is put away', async () => {
    const { id, key } = await make('answer');
    await until(() => keysNow().includes(key));
    expect(directory.rendition(id, 'sms')?.text).toContain(sampleItem('answer').keyFact);
    expect(directory.rendition(id, 'sms')).toBe(directory.rendition(id, 'sms'));
    await setContentState(engines.postgres, id, 'archived');
    await until(() => !keysNow().includes(key));
    expect(directory.find(id)).toBeUndefined();
    expect(directory.rendition(id, 'sms')).toBeUndefined();
  });

  it('tells the next of an event’s times by its own clock', async () => {
    const { id } = await make('event');
    await directory.refresh();
    const told = () => directory.rendition(id, 'kiosk')?.text;
    expect(told()).toContain('Sat 12 September 10:00');
    const before = clock.now();
    clock.set(Date.parse('2026-09-12T12:00:00Z'));
    expect(told()).not.toContain('Sat 12 September 10:00');
    expect(told()).toContain('Sat 19 September 10:00');
    clock.set(before);
  });

  it('shows nothing before its dates, after its rights, or when it is over, and needs nobody for that', async () => {
    const inJune = await make('article', { from: '2026-06-01', until: '2026-06-30' });
    const ours = await make('article', { rights: { holder: 'a supplier', until: '2026-06-15T12:00+02:00', channels: ['web'] } });
    const ride = await make('event');
    await directory.refresh();
    const at = (time: string) => keysNow(Date.parse(time)).filter((key) => [inJune.key, ours.key, ride.key].includes(key));
    expect(at('2026-05-31T23:59:59.999Z')).toEqual([ours.key, ride.key]);
    expect(at('2026-06-01T00:00:00Z')).toEqual([inJune.key, ours.key, ride.key]);
    expect(at('2026-06-15T10:00:00Z')).toEqual([inJune.key, ride.key]);
    expect(at('2026-06-30T23:59:59.999Z')).toEqual([inJune.key, ride.key]);
    expect(at('2026-07-01T00:00:00Z')).toEqual([ride.key]);
    expect(at('2026-09-19T09:00:00Z')).toEqual([]);
    // A clock that is moved back finds what was there.
    expect(at('2026-05-31T00:00:00Z')).toEqual([ours.key, ride.key]);
    const now = clock.now();
    expect(directory.usable(now)).toBe(directory.usable(now + dayMs));
    expect(directory.usable(now).find(({ key }) => key === ours.key)).toMatchObject({ channels: ['web'], devices: ['web', 'phone'] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { sampleItem } from '../../test/content-samples.ts';
import { contentKindNames, migrations, tagStandardSetting } from '../content/index.ts';
import { contentRoutes } from './content.ts';
import { routeExamples } from './route-examples.ts';
import { settingsRoutes } from './settings.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({
    migrations: [...migrations],
    definitions: [tagStandardSetting],
    routes: (app, { postgres, settings, audit, clock }) => {
      contentRoutes(app, { postgres, audit, clock, standard: () => settings.read(tagStandardSetting) });
      settingsRoutes(app, { postgres, settings, audit, hiddenFields: () => new Map() as never });
    },
  });
});
afterAll(() => server.close());

const question = [{ kind: 'question', value: 'what-can-it-do' }];
const make = async (body: object, role: Parameters<TestServer['call']>[0] = 'marketer') => server.call(role, 'POST', '/v1/content', body);
const reason = 'the riders say so';

describe('content', () => {
  it('is made of four parts; what goes without saying is said by the answer', async () => {
    const { status, body } = await make({
      kind: 'answer',
      title: 'May it stand in the rain?',
      keyFact: 'Yes: battery and plug are tight.',
      fields: { question: 'Rain?', answer: 'Yes.' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{
        key: 'may-it-stand-in-the-rain',
        version: 1,
        state: 'draft',
        standing: 'draft',
        language: 'en',
        purpose: 'advice',
        isPromotion: false,
      },
      ...{ owner: 'a marketer', source: 'written by a marketer', rights: { holder: 'a marketer' }, variants: [] },
    });
    const again = await make({ ...body, ...{ id: undefined } });
    expect(again.status).toBe(400);
    const twin = await make({ kind: 'answer', title: body.title, keyFact: body.keyFact, fields: body.fields });
    expect(twin.body.key).toBe('may-it-stand-in-the-rain-2');
    expect((await make(routeExamples['post /v1/content']?.body as object)).body).toMatchObject({
      standing: 'inUse',
      key: 'may-it-stand-in-the-rain-3',
    });
  });

  it('of each kind is listed with fields of its own, and every device shows it', async () => {
    for (const kind of contentKindNames) {
      const sample = sampleItem(kind);
      const { body } = await make({ ...sample, state: 'active', tags: question });
      expect(body, kind).toMatchObject({ kind, standing: 'inUse', fields: sample.fields });
      const { renditions } = (await server.call('clerk', 'GET', `/v1/content/${sample.key}/renditions`)).body;
      expect(renditions).toHaveLength(11);
      for (const { text } of renditions) expect(text).toContain(sample.keyFact);
      const { items } = (await server.call('clerk', 'GET', `/v1/content?kind=${kind}`)).body;
      expect(items[0].fields).toEqual(sample.fields);
    }
    const { items, next, counts } = (await server.call('clerk', 'GET', '/v1/content?limit=5')).body;
    expect([items.length, next, counts.active]).toEqual([5, items[4].id, 10]);
    expect((await server.call('clerk', 'GET', `/v1/content?limit=200&after=${next}`)).body.next).toBeUndefined();
    const { kinds, devices } = (await server.call('clerk', 'GET', '/v1/content/kinds')).body;
    expect([kinds.length, devices.length]).toEqual([9, 11]);
  });

  it('fits a text message and a kiosk, and one change changes both', async () => {
    const { version } = (await server.call('clerk', 'GET', '/v1/content/hill-range')).body;
    const keyFact = 'The Harrier climbs all three hills of the city on one charge.';
    await server.call('marketer', 'PUT', '/v1/content/hill-range', { keyFact, version, reason });
    for (const device of ['sms', 'kiosk']) {
      const { renditions } = (await server.call('clerk', 'GET', `/v1/content/hill-range/renditions?device=${device}`)).body;
      expect(renditions[0].text).toContain(keyFact);
      if (device === 'sms') expect(renditions[0].sms.segments).toBeLessThanOrEqual(2);
    }
    expect((await server.call('clerk', 'GET', '/v1/content/hill-range/renditions?variant=other')).body.error.code).toBe(
      'content.unknown_variant',
    );
  });

  it('is looked for by state, tag, words and what waits for a person', async () => {
    const keys = async (query: string) =>
      (await server.call('clerk', 'GET', `/v1/content?limit=200&${query}`)).body.items.map(({ key }: { key: string }) => key);
    expect(await keys('text=RAIN&state=draft')).toEqual(['may-it-stand-in-the-rain-2', 'may-it-stand-in-the-rain']);
    expect(await keys('tag=question:what-can-it-do')).toHaveLength(9);
    expect(await keys('waits=true')).toContain('hill-range');
    expect(await keys('language=pt')).toEqual([]);
    expect((await server.call('clerk', 'GET', '/v1/content?tag=nothing')).status).toBe(400);
  });

  it('tells every problem at once, and what it would look like, while it is written', async () => {
    const wrong = await make({ kind: 'offer', title: 'x', keyFact: 'Free pads for everybody.', fields: { code: 1 }, purpose: 'advice' });
    expect(wrong.body.error).toMatchObject({ code: 'content.bad_item' });
    expect(wrong.body.error.problems.map(({ at }: { at: string }) => at)).toEqual([
      'title',
      'fields.benefit',
      'fields.terms',
      'fields.code',
      'purpose',
    ]);
    const item = { ...sampleItem('article'), keyFact: `${'Ladeira acima, não há subida que não vença. '.repeat(3)}Não?` };
    const preview = (await server.call('marketer', 'POST', '/v1/content/preview', { item })).body;
    expect(preview.problems).toEqual([{ at: 'keyFact', message: expect.stringContaining('text messages') }]);
    expect(preview.renditions).toHaveLength(11);
    expect(preview.suggestions.map(({ kind }: { kind: string }) => kind)).toContain('question');
    expect((await server.call('marketer', 'POST', '/v1/content/preview', { item: { kind: 'answer' } })).body).toMatchObject({
      renditions: [],
    });
  });

  it('is undone, put away and taken out, with a line in the log for each', async () => {
    const url = '/v1/content/hill-range';
    const { body } = await server.call('marketer', 'POST', `${url}/undo`, { reason });
    expect(body).toMatchObject({ version: 3, keyFact: sampleItem('article').keyFact });
    expect((await server.call('clerk', 'GET', `${url}/versions`)).body.map(({ version }: { version: number }) => version)).toEqual([
      3, 2, 1,
    ]);
    for (const [state, standing] of [
      ['archived', 'archived'],
      ['active', 'inUse'],
    ]) {
      expect((await server.call('marketer', 'POST', `${url}/state`, { state, reason })).body.standing).toBe(standing);
    }
    expect((await server.call('marketer', 'POST', `${url}/undo`, { reason })).body.error.code).toBe('content.nothing_to_undo');
    expect((await server.actions()).filter((action) => /^content\.(change|undo|state)$/.test(action))).toEqual([
      'content.change',
      'content.undo',
      'content.state',
      'content.state',
    ]);
  });
});

describe('tags', () => {
  it('are suggested, and confirmed or refused by whoever may', async () => {
    const { body } = await make({ ...sampleItem('article'), key: 'untagged', state: 'active' });
    expect(body.standing).toBe('untagged');
    const { suggestions } = (await server.call('steward', 'GET', '/v1/content/untagged/suggestions')).body;
    expect(suggestions[0]).toMatchObject({
      kind: 'question',
      value: 'what-can-it-do',
      name: 'Will it do what I need?',
      state: 'suggested',
    });
    const words = { confirm: question, refuse: [{ kind: 'topic', value: 'battery' }] };
    expect((await server.call('analyst', 'POST', '/v1/content/untagged/tags', words)).status).toBe(403);
    const settled = (await server.call('steward', 'POST', '/v1/content/untagged/tags', words)).body;
    expect(settled.standing).toBe('inUse');
    expect(settled.tags).toContainEqual(expect.objectContaining({ kind: 'topic', value: 'battery', state: 'refused', by: 'a steward' }));
    const unknown = await server.call('steward', 'POST', '/v1/content/untagged/tags', { confirm: [{ kind: 'mood', value: 'grim' }] });
    expect(unknown.body.error.code).toBe('content.unknown_tag');
    expect((await server.call('steward', 'POST', '/v1/content/untagged/tags', {})).status).toBe(400);
  });

  it('say which questions nothing answers', async () => {
    const { stages, gaps } = (await server.call('analyst', 'GET', '/v1/content/coverage')).body;
    expect(stages.map(({ key }: { key: string }) => key)).toEqual(['notice', 'explore', 'choose', 'receive', 'care', 'back', 'share']);
    const rows = stages.flatMap(({ questions }: { questions: { inUse: number }[] }) => questions);
    expect(rows.filter(({ inUse }: { inUse: number }) => inUse === 0)).toHaveLength(gaps);
    const explore = stages[1].questions.find(({ key }: { key: string }) => key === 'what-can-it-do');
    expect(explore.inUse).toBe(10);
  });

  it('are of a standard that whoever looks after the systems owns', async () => {
    const { value, version } = (await server.call('engineer', 'GET', '/v1/settings/content.tags')).body;
    const change = { value: { ...value, moods: [] }, version, reason: 'nobody uses them' };
    expect((await server.call('steward', 'PUT', '/v1/settings/content.tags', change)).status).toBe(403);
    expect((await server.call('engineer', 'PUT', '/v1/settings/content.tags', change)).status).toBe(200);
    const broken = { ...change, version: version + 1, value: { ...value, questions: [{ ...value.questions[0], stages: ['nowhere'] }] } };
    expect((await server.call('engineer', 'PUT', '/v1/settings/content.tags', broken)).body.error.problems[0].at).toBe(
      'questions[0].stages',
    );
  });
});

it('is read by those who may, and written by fewer', async () => {
  expect((await server.call(null, 'GET', '/v1/content')).status).toBe(401);
  expect((await server.call('sponsor', 'GET', '/v1/content')).status).toBe(403);
  expect((await make(sampleItem('guide'), 'clerk')).status).toBe(403);
  expect((await server.call('clerk', 'GET', '/v1/content/999')).body.error.code).toBe('content.unknown_item');
});

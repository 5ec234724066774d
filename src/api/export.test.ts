import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { fieldRulesSetting, hiddenFields } from '../access/index.ts';
import { consentPurposesSetting } from '../consent/index.ts';
import type { CustomerEvent } from '../event/index.ts';
import type { SourceId } from '../foundation/index.ts';
import { gateRulesSetting, type RefusedAct } from '../gate/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import {
  defaultSearchRule,
  emptySummary,
  encodeSummary,
  foldEvent,
  migrations as profileMigrations,
  traitPreferenceSetting,
} from '../profile/index.ts';
import { exportRoutes } from './export.ts';
import { csvCell } from './export-people.ts';
import type { PeopleDependencies } from './people.ts';
import { revealRoutes } from './reveal.ts';

const peopleCount = 230;
let server: TestServer;
const refused: RefusedAct[] = [];

/** One in ten says yes to marketing, one in ten no, and the others nothing. */
function summaryOf(person: number): string {
  const said = person % 10 === 0 ? true : person % 10 === 1 ? false : undefined;
  const event: CustomerEvent = {
    messageId: `m-${person}`,
    kind: 'identify',
    name: '',
    sourceId: 1 as SourceId,
    channel: 'web',
    time: Date.parse('2026-03-01T10:00:00Z') + person * 1_000,
    receivedAt: Date.parse('2026-03-01T10:00:00Z') + person * 1_000,
    properties: {},
    traits: {
      firstName: `Maya ${person}`,
      lastName: 'Okafor, "May"',
      favourite: '=HYPERLINK("x")',
      iban: 'DE00 1234',
      finance: { profit_eur: 4321 },
    },
    context: said === undefined ? {} : { consent: { categoryPreferences: { marketing: said } } },
    integrations: {},
  };
  return encodeSummary(foldEvent(emptySummary(), event, { searches: defaultSearchRule }));
}

beforeAll(async () => {
  server = await testServer({
    migrations: [...identityMigrations, ...profileMigrations],
    definitions: [traitPreferenceSetting],
    routes: (app, { postgres, audit, clock, settings }) => {
      const people: PeopleDependencies = {
        postgres,
        audit,
        clock,
        warehouse: undefined as never,
        sources: { byId: () => undefined },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => settings.read(traitPreferenceSetting),
        hiddenFields: (role) => hiddenFields(settings.read(fieldRulesSetting).rules, role),
        recentEvents: async () => [],
        historyBehindSeconds: () => undefined,
      };
      const rules = { consent: () => consentPurposesSetting.default, gate: () => gateRulesSetting.default };
      exportRoutes(app, people, { clock, ...rules, log: { note: (one) => refused.push(one) } });
      revealRoutes(app, people);
    },
  });
  for (let person = 1; person <= peopleCount; person += 1) {
    // Every person has two identifiers; the lower one is her number.
    const id = person * 2 - 1;
    await server.postgres.query(
      `INSERT INTO identifier (id, namespace, value, person_id, first_seen, source_id) OVERRIDING SYSTEM VALUE
       VALUES ($1, 'user_id', $3, $1, 0, 1), ($2, 'email', $4, $1, 0, 1)`,
      [id, id + 1, `u${id}`, `maya${id}@larkfield.example`],
    );
    await server.postgres.query('INSERT INTO summary (identifier_id, body) VALUES ($1, $2)', [id, summaryOf(person)]);
  }
});
afterAll(() => server.close());

describe('an export', () => {
  test('has every person once, one a line, without what the role does not see, and stands in the log', async () => {
    const answer = await server.call('steward', 'GET', '/v1/export/people.ndjson');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    const text = typeof answer.body === 'string' ? answer.body : '';
    const people = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; traits: object; knownAs: object[] });
    expect(people.map(({ id }) => id)).toEqual(Array.from({ length: peopleCount }, (_, at) => `p${at * 2 + 1}`));
    expect(people[0]).toMatchObject({
      knownAs: [
        { namespace: 'user_id', value: 'u1' },
        { namespace: 'email', value: 'maya1@larkfield.example' },
      ],
    });
    expect(people[0]?.traits).not.toHaveProperty('iban');
    expect(people[0]?.traits).toMatchObject({ finance: { profit_eur: '•••' } });
    expect(text).not.toMatch(/DE00|4321/);
    const actions = (await server.actions()).filter((action) => action.startsWith('people.'));
    expect(actions).toEqual(['people.export', 'people.exported']);
    const { entries } = await server.audit.list({ action: 'people.exported' });
    expect(entries[0]).toMatchObject({ details: { people: peopleCount, format: 'ndjson' } });
  });

  test('for another purpose than service has only those who said yes to it, and the log says how many were left out', async () => {
    const answer = await server.call('steward', 'GET', '/v1/export/people.ndjson?purpose=marketing');
    const lines = String(answer.body).trimEnd().split('\n');
    expect(lines).toHaveLength(peopleCount / 10);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'p19', knownAs: [{ value: 'u19' }, { value: 'maya19@larkfield.example' }] });
    await server.actions();
    const { entries } = await server.audit.list({ action: 'people.exported' });
    expect(entries[0]).toMatchObject({ details: { purpose: 'marketing', people: 23, withheld: 207 } });
    expect(refused).toHaveLength(207);
    expect(new Set(refused.map(({ refusals }) => refusals[0]?.code))).toEqual(new Set(['consent.unknown', 'consent.refused']));
    expect((await server.call('steward', 'GET', '/v1/export/people.csv?purpose=analysis')).body).toMatch(/^id,name,[^\n]*\r\n$/);
    expect((await server.call('steward', 'GET', '/v1/export/people.csv?purpose=')).status).toBe(400);
  });

  test('as CSV it opens in a spreadsheet, and nothing in it runs there', async () => {
    const answer = await server.call('steward', 'GET', '/v1/export/people.csv');
    const lines = String(answer.body).trimEnd().split('\r\n');
    expect(lines).toHaveLength(peopleCount + 1);
    expect(lines[0]).toMatch(/^id,name,email,phone,/);
    expect(lines[1]).toMatch(/^p1,/);
    expect(lines[1]).toContain('maya1@larkfield.example');
  });

  test('is for those who answer for the data, not for everybody who may look at one person', async () => {
    for (const role of ['clerk', 'agent', 'analyst', 'cmo', 'engineer'] as const) {
      expect((await server.call(role, 'GET', '/v1/export/people.csv')).status, role).toBe(403);
    }
  });
});

describe('a hidden field', () => {
  const reveal = (role: 'agent' | 'clerk', body: object) => server.call(role, 'POST', '/v1/customers/p3/reveal', body);

  test('is shown to who may and says why; the reason is in the log, the value is not', async () => {
    const shown = await reveal('agent', { field: 'iban', reason: 'refund by phone' });
    expect(shown.status).toBe(200);
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(shown.body.trait).toMatchObject({ name: 'iban', value: 'DE00 1234' });
    const { entries } = await server.audit.list({ action: 'people.reveal' });
    expect(entries[0]).toMatchObject({ subject: 'person:p3', reason: 'refund by phone', details: { field: 'iban' } });
    expect(JSON.stringify(entries)).not.toContain('DE00');
  });

  test('stays hidden without a reason, for other roles, and where there is nothing', async () => {
    expect((await reveal('agent', { field: 'iban', reason: '  ' })).body.error.code).toBe('access.reason_missing');
    expect((await reveal('clerk', { field: 'iban', reason: 'curious' })).status).toBe(403);
    expect((await reveal('agent', { field: 'shoeSize', reason: 'a pair of boots' })).body.error.code).toBe('profile.no_such_field');
  });
});

test('a cell is quoted where it must be, and made harmless where a spreadsheet would run it', () => {
  expect(csvCell('plain')).toBe('plain');
  expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
  expect(csvCell(undefined)).toBe('');
  expect(csvCell(12.5)).toBe('12.5');
  for (const text of ['=1+1', '@SUM(A1)', '+cmd|x', '-2+3=HYPERLINK']) expect(csvCell(text), text).toMatch(/^"?'/);
  for (const text of ['+351 912 345 678', '-12.50']) expect(csvCell(text), text).toBe(text);
});

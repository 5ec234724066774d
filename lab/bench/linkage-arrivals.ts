import type { CustomerEvent } from '../../src/event/index.ts';
import type { IdentifierId, JsonObject, SourceId } from '../../src/foundation/index.ts';
import { migrations as identityMigrations } from '../../src/identity/index.ts';
import {
  blockingKeys,
  compareArrivals,
  fieldsOf,
  migrations as linkageMigrations,
  linkageRulesSetting,
  normaliseRecord,
  type PersonRecord,
  queueForLinkage,
  startingModel,
} from '../../src/linkage/index.ts';
import {
  emptySummary,
  encodeSummary,
  foldEvent,
  migrations as profileMigrations,
  traitPreferenceSetting,
} from '../../src/profile/index.ts';
import { int8Array, migratePostgres, type Postgres, textArray } from '../../src/storage/index.ts';
import { figure } from '../figure.ts';
import { linkagePeople } from './linkage-people.ts';

const arrivals = 1_000;
const warmUp = 100;
const chunk = 10_000;
const nobody = 0;

const addIdentifiers = `INSERT INTO identifier (id, namespace, value, person_id, first_seen, source_id) OVERRIDING SYSTEM VALUE
SELECT id, 'user_id', 'r' || id, id, 0, 1 FROM unnest($1::int8[]) AS id`;
const addRecords = `INSERT INTO linkage_record SELECT id, string_to_array(fields, E'\\x1f') FROM unnest($1::int8[], $2::text[]) AS given (id, fields)`;
const addKeys = 'INSERT INTO linkage_key SELECT * FROM unnest($1::int8[], $2::int8[]) ON CONFLICT DO NOTHING';
const addSummary = 'INSERT INTO summary VALUES ($1, $2)';
const foundPairs = 'SELECT a, b FROM linkage_pair WHERE chance > 0.5';

/** What is stated of somebody, as a list of customers states it. */
function traitsOf(record: PersonRecord): JsonObject {
  const { given_name: firstName, surname: lastName, birth_date: birthday, phone, email, street, street_number, town: city } = record;
  const address =
    street === undefined ? {} : { address: { street: `${street_number} ${street}`, city: city ?? '', postalCode: record.postcode ?? '' } };
  const said = { firstName, lastName, birthday, phone, email };
  return { ...Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined && text !== '')), ...address } as JsonObject;
}

function summaryOf(record: PersonRecord, number: number): string {
  const event: CustomerEvent = {
    ...{ messageId: `m${number}`, kind: 'identify', sourceId: 1 as SourceId, name: '', channel: 'store', properties: {} },
    ...{ time: 1_700_000_000_000, receivedAt: 1_700_000_000_000, traits: traitsOf(record), context: {}, integrations: {} },
  };
  return encodeSummary(foldEvent(emptySummary(), event, { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: false } }));
}

async function fill(postgres: Postgres, records: number, recordAt: (at: number) => PersonRecord): Promise<void> {
  for (let from = 0; from < records; from += chunk) {
    const ids = Array.from({ length: Math.min(chunk, records - from) }, (_, at) => from + at + 1);
    const normal = ids.map((id) => normaliseRecord(recordAt(id - 1)));
    const keys = normal.flatMap((record, at) => blockingKeys(record).map(({ key }) => [key, ids[at] as number] as const));
    await postgres.transaction(async (sql) => {
      await sql.query(addIdentifiers, [int8Array(ids)]);
      await sql.query(addRecords, [int8Array(ids), textArray(normal.map((record) => fieldsOf(record).join('\x1f')))]);
      await sql.query(addKeys, [int8Array(keys.map(([key]) => key)), int8Array(keys.map(([, id]) => id))]);
    });
  }
  await postgres.query('ANALYZE identifier, linkage_record, linkage_key');
}

/** Records that arrive one after the other among so many: how long each takes until its candidates are scored and kept. */
export async function benchArrivals(postgres: Postgres, seed: number, records: number): Promise<void> {
  await migratePostgres(postgres, [...identityMigrations, ...profileMigrations, ...linkageMigrations]);
  const { truth, record } = linkagePeople(seed, records + warmUp + arrivals);
  const began = performance.now();
  await fill(postgres, records, record);
  process.stdout.write(
    `  ${records} records and their keys written in ${((performance.now() - began) / 1000).toFixed(0)} s (not counted)\n`,
  );
  const context = {
    ...{ model: startingModel(records), preference: traitPreferenceSetting.default, now: 0 },
    reviewFrom: linkageRulesSetting.default.reviewFrom,
  };
  const times: number[] = [];
  for (let at = records; at < truth.length; at++) {
    const id = (at + 1) as IdentifierId;
    await postgres.query(addIdentifiers, [int8Array([id])]);
    await postgres.query(addSummary, [id, summaryOf(record(at), at)]);
    await queueForLinkage(postgres, [id]);
    const start = performance.now();
    await compareArrivals(postgres, context, 1);
    if (at >= records + warmUp) times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
  const found = await postgres.query<{ a: number; b: number }>(foundPairs);
  const right = found.filter(({ a, b }) => truth[a - 1] === truth[b - 1]);
  const known = new Set(truth.slice(0, records));
  const partnered = truth.slice(records).filter((person) => known.has(person)).length;
  const arrived = new Set(right.map(({ b }) => truth[b - 1] ?? nobody)).size;
  process.stdout.write(
    `  of ${partnered} who were known ${arrived} were found at once; ${found.length - right.length} of ${found.length} pairs are wrong\n`,
  );
  process.stdout.write(`  median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms\n`);
  figure('linkage_arrival_p99', at(0.99), 'ms', 20, 'atMost');
}

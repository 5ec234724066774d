import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  identifierKey,
  readKeyedNumbers,
  readLinks,
  readPeople,
  readShared,
  type SharedIdentifier,
  type TrueLink,
  type TruePerson,
} from '../truth/index.ts';
import { placeholderEmails, placeholderPhones } from './dirt.ts';
import { type FileSpec, fileSpecs } from './files.ts';
import { generateLarkfield, type LarkfieldReport, type LiveEvent, larkfieldLive, larkfieldSources, sourcePath } from './index.ts';
import { drawLife, weekMs } from './life.ts';
import { drawPerson, purchaseProcess } from './person.ts';

const until = Date.UTC(2026, 10, 1);
const root = mkdtempSync(join(tmpdir(), 'larkfield-'));
let number = 0;

function generate(seed: number | bigint, people: number): LarkfieldReport {
  number += 1;
  return generateLarkfield({ out: join(root, String(number)), seed, people, until });
}

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

async function peopleOf(report: LarkfieldReport): Promise<TruePerson[]> {
  const people: TruePerson[] = [];
  for await (const person of readPeople(report.truthFolder)) people.push(person);
  return people;
}

function textOf(spec: FileSpec, folder: string): string {
  const text = readFileSync(join(folder, spec.name), spec.encoding === 'windows-1252' ? 'latin1' : 'utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('Larkfield by seed', () => {
  it('is the same to the byte for the same seed, and another company for another', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (seed) => {
        const first = generate(seed, 12);
        const second = generate(seed, 12);
        const other = generate(seed ^ 1n, 12);
        expect(hashOf(second.filesFolder)).toBe(hashOf(first.filesFolder));
        expect(hashOf(second.truthFolder)).toBe(hashOf(first.truthFolder));
        expect(hashOf(other.filesFolder)).not.toBe(hashOf(first.filesFolder));
      }),
      { numRuns: 4 },
    );
  });

  it('begins with the same people when it is larger', async () => {
    const small = await peopleOf(generate(7, 60));
    const large = await peopleOf(generate(7, 200));
    const byId = new Map(large.map((person) => [person.person, person]));
    const consumers = small.filter((person) => person.kind !== 'contact');
    expect(consumers.length).toBeGreaterThanOrEqual(60);
    for (const person of consumers) expect(byId.get(person.person)).toEqual(person);
  });
});

describe('a company of 400', () => {
  let report: LarkfieldReport;
  let people: TruePerson[];
  let links: TrueLink[];
  let shared: SharedIdentifier[];
  const known = new Map<string, string[]>();

  beforeAll(async () => {
    report = generate(11, 400);
    people = await peopleOf(report);
    links = [];
    for await (const link of readLinks(report.truthFolder)) links.push(link);
    shared = await readShared(report.truthFolder);
    for (const { person, identifiers } of people) {
      for (const { namespace, value } of identifiers)
        known.set(identifierKey(namespace, value), [...(known.get(identifierKey(namespace, value)) ?? []), person]);
    }
  }, 60_000);

  it('has a row count for every file, as the files have', () => {
    for (const spec of fileSpecs) {
      const rows = report.files.find((file) => file.name === spec.name)?.rows as number;
      expect(rows).toBeGreaterThan(0);
      const lines = textOf(spec, report.filesFolder).trimEnd().split('\n');
      if (spec.format === 'ndjson') expect(lines.length).toBe(rows);
      // A text of several lines stands in quotes: then a row has more than one line.
      else expect(lines.length - 1).toBeGreaterThanOrEqual(rows);
    }
  });

  it('names in its files only identifiers that the truth knows', () => {
    const blocked = new Set<string>([...placeholderEmails, ...placeholderPhones]);
    let seen = 0;
    for (const source of larkfieldSources()) {
      const spec = fileSpecs.find((each) => each.name === source.file) as FileSpec;
      for (const [namespace, value] of identifiersIn(spec, report.filesFolder, source.mapping)) {
        if (blocked.has(value) || (namespace === 'phone' && !value.startsWith('+'))) continue;
        seen++;
        expect(known.has(identifierKey(namespace, value)) || value.startsWith('kiosk-'), `${source.file} ${namespace} ${value}`).toBe(true);
      }
    }
    expect(seen).toBeGreaterThan(10_000);
  });

  it('has nobody at home who is called as another is', () => {
    const homes = new Map<string, string[]>();
    for (const { household, given } of people) if (household) homes.set(household, [...(homes.get(household) ?? []), given]);
    expect([...homes.values()].some((names) => names.length > 2)).toBe(true);
    for (const names of homes.values()) expect(new Set(names).size).toBe(names.length);
  });

  it('calls shared what several people have, and links for certain only what is one person’s', () => {
    const sharedKeys = new Set(shared.map((each) => each.key));
    for (const [key, holders] of known) if (holders.length > 1) expect(sharedKeys.has(key), key).toBe(true);
    for (const { kind, a, b, person } of links) {
      expect(known.get(a), `${kind} ${a}`).toEqual([person]);
      expect(known.get(b), `${kind} ${b}`).toEqual([person]);
    }
    expect(links.filter((link) => link.kind === 'certain').length).toBe(report.counts.certainLinks);
    expect(links.filter((link) => link.kind === 'probable').length).toBe(report.counts.probableLinks);
  });

  it('keeps the truth out of the files: nothing in them is numbered as the people are', () => {
    for (const spec of fileSpecs) expect(textOf(spec, report.filesFolder)).not.toMatch(/\b[ch]0{3}\d{4}\b|\bb\d{5}-\d\b/);
  });

  it('has payment card numbers in its raw files, all of them known to the check', async () => {
    const numbers = new Set(await readKeyedNumbers(report.truthFolder));
    const calls = parse(textOf(fileSpecs.find((spec) => spec.name === 'calls.csv') as FileSpec, report.filesFolder), {
      columns: true,
      relax_column_count: true,
    }) as Record<string, string>[];
    const keyed = calls.map((row) => row.Keyed ?? '').filter((digits) => digits.length > 12);
    expect(keyed.length).toBeGreaterThan(5);
    for (const digits of keyed) expect(numbers.has(digits)).toBe(true);
  });

  it('speaks of people in words that people may read', () => {
    for (const spec of fileSpecs)
      expect(textOf(spec, report.filesFolder)).not.toMatch(/\b(target|captur|convert|conversion|retain|retention|funnel)/i);
  });
});

describe('the purchase process', () => {
  const company = { seed: 5, people: 20_000, start: until - 1096 * 86_400_000, until };
  const lives = Array.from({ length: company.people }, (_, index) => {
    const person = drawPerson(company.seed, index);
    return { traits: person.traits, life: drawLife(company, person) };
  }).filter(({ life }) => life.purchases.length > 0);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('draws rates and leaving from the distributions that the documentation names', () => {
    const { r, alpha, a, b } = purchaseProcess;
    expect(mean(lives.map(({ traits }) => traits.purchasesPerWeek))).toBeCloseTo(r / alpha, 2);
    expect(mean(lives.map(({ traits }) => traits.leavesAfterPurchase))).toBeCloseTo(a / (a + b), 2);
  });

  it('waits exponentially with the person’s own rate', () => {
    // Of people who began in the first year and buy often, nearly all second purchases fall inside the three years.
    const waits = lives.filter(
      ({ traits, life }) => traits.purchasesPerWeek > 0.06 && (life.purchases[0] as number) < company.start + 365 * 86_400_000,
    );
    const positions = waits.map(({ traits, life: { purchases } }) =>
      purchases.length < 2 ? 1 : 1 - Math.exp((-traits.purchasesPerWeek * ((purchases[1] as number) - (purchases[0] as number))) / weekMs),
    );
    expect(positions.length).toBeGreaterThan(1000);
    expect(mean(positions)).toBeCloseTo(0.5, 1);
    for (const part of [0.25, 0.5, 0.75]) expect(mean(positions.map((position) => Number(position < part)))).toBeCloseTo(part, 1);
  });

  it('ends after repeat purchases as often as the hidden chances say', () => {
    const expected = lives.reduce((sum, { traits, life }) => sum + traits.leavesAfterPurchase * (life.purchases.length - 1), 0);
    const left = lives.filter(({ life }) => life.leftAt !== undefined);
    expect(left.length / expected).toBeCloseTo(1, 1);
    for (const { life } of left) expect(life.leftAt).toBe(life.purchases.at(-1));
  });
});

describe('live Larkfield', () => {
  it('goes on second by second with people whom the files know, the same each time', async () => {
    const run = async () => {
      let now = until;
      const clock = { now: () => now };
      const wait = async (ms: number) => {
        now += ms;
      };
      const batches: LiveEvent[][] = [];
      for await (const batch of larkfieldLive({ seed: 7, people: 60, clock, eventsPerSecond: 30, until, wait })) {
        batches.push([...batch]);
        if (batches.length === 20) break;
      }
      return batches;
    };
    const batches = await run();
    expect(await run()).toEqual(batches);
    const events = batches.flat();
    expect(events.length).toBeGreaterThan(400);
    const known = new Set((await peopleOf(generate(7, 60))).flatMap((person) => person.identifiers.map((each) => each.value)));
    const accounts = events.map(({ event }) => event.userId).filter((userId) => typeof userId === 'string');
    expect(accounts.length).toBeGreaterThan(50);
    expect(accounts.filter((userId) => !known.has(userId))).toEqual([]);
    expect(new Set(events.map(({ event }) => event.messageId)).size).toBe(events.length);
  });
});

/** Identifiers of a file by its own mapping, read with another reader than the product's; broken rows are left out. */
function* identifiersIn(spec: FileSpec, folder: string, mapping: Readonly<Record<string, unknown>>): Generator<[string, string]> {
  const text = textOf(spec, folder);
  if (spec.format === 'ndjson') {
    for (const line of text.split('\n')) {
      const row = parsed(line);
      if (row !== undefined) yield* mapping.kind === 'segment' ? segmentIdentifiers(row) : mappedIdentifiers(row, mapping);
    }
    return;
  }
  const rows = parse(text, { columns: true, delimiter: spec.delimiter, relax_column_count: true, relax_quotes: true }) as Record<
    string,
    string
  >[];
  for (const row of rows) if (Object.keys(row).length === spec.header.length) yield* mappedIdentifiers(row, mapping);
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function* mappedIdentifiers(row: Record<string, unknown>, mapping: Readonly<Record<string, unknown>>): Generator<[string, string]> {
  for (const [namespace, value] of Object.entries(mapping.identifiers as Record<string, string | { column: string }>)) {
    const text = String(row[typeof value === 'string' ? value : value.column] ?? '').trim();
    if (text === '' || text === 'anonymous') continue;
    const plain = text.replace(/[^\d+]/g, '').replace(/^00/, '+');
    yield [namespace, namespace === 'phone' ? plain : namespace === 'email' || namespace === 'social_handle' ? text.toLowerCase() : text];
  }
}

function* segmentIdentifiers(event: Record<string, unknown>): Generator<[string, string]> {
  const context = event.context as {
    externalIds?: { type: string; id: string }[];
    traits?: Record<string, string>;
    device?: { id: string };
  };
  if (typeof event.userId === 'string') yield ['user_id', event.userId];
  if (typeof event.anonymousId === 'string') yield ['anonymous_id', event.anonymousId];
  const email = (event.traits as Record<string, string> | undefined)?.email ?? context.traits?.email;
  if (email !== undefined) yield ['email', email];
  if (context.device !== undefined) yield ['device_id', context.device.id];
  for (const { type, id } of context.externalIds ?? []) yield [type, id];
}

describe('the sources', () => {
  it('each have a file of Larkfield, owners on both sides, and a mapping that names its columns', () => {
    const sources = larkfieldSources();
    expect(sources.map((source) => source.file).sort()).toEqual(
      fileSpecs
        .filter((spec) => spec.people)
        .map((spec) => spec.name)
        .sort(),
    );
    for (const source of sources) {
      expect(source.marketingOwner).not.toBe('');
      expect(source.technologyOwner).not.toBe('');
      expect(sourcePath('/files', source)).toBe(join('/files', source.file));
    }
  });
});

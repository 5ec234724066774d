import { type FieldAddress, formatField, labelOfField } from '../../event/index.ts';
import { dayMs, InvalidInput } from '../../foundation/index.ts';
import type { Postgres, Warehouse } from '../../storage/index.ts';
import {
  eventsOfIdentifiers,
  type FieldEventRow,
  identifiersCount,
  newestEvent,
  type SampledPersonRow,
  sampledPeople,
  storedBytes,
} from '../queries/fields.ts';
import { isInUse, type Sensitivity, sensitivityOf } from './fields-in-use.ts';
import {
  FieldGathering,
  type FieldOutcome,
  fieldsKnownOf,
  fieldTableOf,
  type GatheredField,
  type GatheredFields,
} from './gather-fields.ts';
import { type FieldPower, measureFields } from './measure-fields.ts';

/** What to measure. Times in milliseconds since 1970. */
export interface FieldQuestion {
  readonly outcome: FieldOutcome;
  readonly horizonDays: number;
  /** The horizon before the newest event when absent. */
  readonly cut?: number | undefined;
  readonly peopleMax: number;
}

/** One field of the business with what it foretells and what it costs. */
export interface MeasuredField extends Omit<FieldPower, 'alike' | 'name' | 'suspicion'>, FieldPlace {
  readonly field: string;
  readonly label: string;
  /** Estimated from the sample: values in the thirty days before the cut. */
  readonly valuesAMonth: number;
  /** Estimated bytes on disk, of all history. */
  readonly bytes: number;
  /** Its share of what is stored of events. */
  readonly storedShare: number;
  readonly sensitivity: Sensitivity;
  readonly isInUse: boolean;
  /** The field (as `formatField` writes it) that says nearly the same. */
  readonly alike?: string;
  readonly suspicion?: 'late' | 'perfect';
}

type FieldPlace = Omit<FieldAddress, 'kind'> & { readonly sort: FieldAddress['kind'] };

/** A measurement: kept as a version, never changed. */
export interface FieldResult {
  readonly outcome: FieldOutcome;
  readonly horizonDays: number;
  readonly cut: number;
  readonly people: number;
  readonly outcomes: number;
  /** One in so many people was looked at. */
  readonly oneIn: number;
  readonly events: number;
  /** Bytes on disk that events take; 0 where the warehouse does not say. */
  readonly storedBytes: number;
  readonly together?: { readonly area: number; readonly low: number; readonly high: number };
  readonly fields: readonly MeasuredField[];
  /** Under which name it is kept who was measured; absent where that could not be kept. */
  readonly listing?: string;
}

/** Somebody who was measured. */
export interface MeasuredPerson {
  readonly personId: number;
  /** The outcome came. */
  readonly came: boolean;
  /** When she was last heard of before the cut, milliseconds since 1970. */
  readonly lastAt: number;
  /** Places of the fields that were known of her, in the list of fields. */
  readonly known: readonly number[];
}

/** Those who were measured: looked up one by one, for all their fields at once would be hundreds of numbers a person. */
export interface MeasuredPeople {
  readonly count: number;
  readonly personAt: (at: number) => MeasuredPerson;
}

// A sampled person has hardly more identifiers than this on average; more are cut off rather than read for ever.
const identifiersAPersonMax = 20;
const peoplePerQuery = 500;
// Where many have not been heard of for long, more are looked at until there are enough.
const lookedAtTimes = 5;
// Each is read, sent and parsed once: about a minute of a thread of the lowest priority.
const eventsMax = 1_500_000;

/**
 * Measures every field of history over an outcome that came, or did not, after the cut: on a sample of people drawn by a hash of their
 * number (the same at every run), with only what had happened before the cut. Estimates of cost are of the same sample: a field's share of
 * the characters of events before the cut, times what events take on disk; a field packs better or worse than others, which this does not see.
 * Cost: one read of the events of the people sampled, bounded, and `measureFields`.
 * @throws InvalidInput `value.no_history`, `value.too_few_outcomes`
 */
export async function measureHistory(
  postgres: Postgres,
  warehouse: Warehouse,
  question: FieldQuestion,
  now: number,
): Promise<{ readonly result: FieldResult; readonly people: MeasuredPeople }> {
  const [newest] = await warehouse.query<{ newest: number }>(newestEvent, { now });
  const cut = question.cut ?? (newest?.newest ?? 0) + 1 - question.horizonDays * dayMs;
  const [counted] = await postgres.query<{ identifiers: number }>(identifiersCount);
  const lookedAtMax = lookedAtTimes * question.peopleMax;
  const oneIn = Math.max(1, Math.floor((counted?.identifiers ?? 0) / lookedAtMax));
  const rows = await postgres.query<SampledPersonRow>(sampledPeople, [oneIn, lookedAtMax * identifiersAPersonMax]);
  const gathering = new FieldGathering(cut, question.outcome);
  const measured: { personId: number; lastAt: number }[] = [];
  const people = groupByPerson(rows);
  let read = 0;
  for (
    let from = 0;
    from < people.length && gathering.people < question.peopleMax && gathering.events < eventsMax;
    from += peoplePerQuery
  ) {
    const some = people.slice(from, from + peoplePerQuery);
    measured.push(...(await addPeople(warehouse, gathering, some, { cut, end: cut + question.horizonDays * dayMs })));
    read += some.length;
  }
  if (gathering.people === 0) {
    throw new InvalidInput('value.no_history', [
      { at: 'cutDate', message: 'nobody was heard of in the year before the cut; choose a later one' },
    ]);
  }
  const gathered = gathering.result();
  const report = measureFields(fieldTableOf(gathered), { isTimeKnown: true });
  const [stored] = await warehouse.query<{ bytes: number }>(storedBytes).catch(() => []);
  const bytes = Number(stored?.bytes ?? 0);
  // Those who were not read because there were enough are stood for by those who were.
  const weight = (oneIn * people.length) / Math.max(1, read);
  const result: FieldResult = {
    outcome: question.outcome,
    horizonDays: question.horizonDays,
    cut,
    people: report.people,
    outcomes: report.outcomes,
    oneIn: Math.round(weight * 10) / 10,
    events: gathered.events,
    storedBytes: bytes,
    ...(report.together === undefined ? {} : { together: report.together }),
    fields: gathered.fields.map((field, at) => measuredField(field, report.fields[at] as FieldPower, gathered, { bytes, weight })),
  };
  const personAt = (at: number): MeasuredPerson => ({
    ...(measured[at] as { personId: number; lastAt: number }),
    came: gathered.outcome[at] === 1,
    known: fieldsKnownOf(gathered.fields, at),
  });
  return { result, people: { count: measured.length, personAt } };
}

/** A person with her identifiers. */
type SampledPerson = readonly [personId: number, ids: number[]];

function groupByPerson(rows: readonly SampledPersonRow[]): SampledPerson[] {
  const byPerson = new Map<number, number[]>();
  for (const { person_id, id } of rows) {
    const known = byPerson.get(person_id);
    if (known === undefined) byPerson.set(person_id, [id]);
    else known.push(id);
  }
  return [...byPerson];
}

async function addPeople(
  warehouse: Warehouse,
  gathering: FieldGathering,
  people: readonly SampledPerson[],
  { cut, end }: { cut: number; end: number },
): Promise<{ personId: number; lastAt: number }[]> {
  const place = new Map(people.flatMap(([, ids], person) => ids.map((id) => [id, person] as const)));
  const events = people.map((): FieldEventRow[] => []);
  for await (const rows of warehouse.stream<FieldEventRow>(eventsOfIdentifiers, { ids: [...place.keys()], cut, end })) {
    for (const row of rows) events[place.get(Number(row.identifier_id)) as number]?.push(row);
  }
  return people.flatMap(([personId], person) => {
    const lastAt = gathering.addPerson(events[person] as FieldEventRow[]);
    return lastAt === undefined ? [] : [{ personId, lastAt }];
  });
}

function measuredField(
  field: GatheredField,
  power: FieldPower,
  gathered: GatheredFields,
  { bytes, weight }: { bytes: number; weight: number },
): MeasuredField {
  const { kind: sort, sourceId, event, path } = field;
  const { name: _, alike, suspicion, ...rest } = power;
  const storedShare = gathered.characters === 0 ? 0 : field.characters / gathered.characters;
  // Where the warehouse does not say what it takes, the text itself is what there is.
  const stored = bytes > 0 ? storedShare * bytes : field.characters * weight;
  const notice = field.isLate ? 'late' : suspicion === 'perfect' ? 'perfect' : undefined;
  return {
    ...rest,
    ...{ sort, sourceId, event, path },
    field: formatField(field),
    label: labelOfField(field),
    valuesAMonth: Math.round(field.valuesInMonth * weight),
    bytes: Math.round(stored),
    storedShare,
    sensitivity: sensitivityOf(field, power.kind === 'identifier'),
    isInUse: isInUse(field),
    ...(alike === undefined ? {} : { alike }),
    ...(notice === undefined ? {} : { suspicion: notice }),
  };
}

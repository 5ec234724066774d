import { type ColumnMeaning, columnMeanings } from './column-meanings.ts';
import { type ColumnGuess, plainHeading } from './guess-column.ts';
import type { MappedValue, Mapping } from './mapping.ts';

export interface GuessedColumn {
  readonly name: string;
  readonly guess: ColumnGuess;
}

// Below it a guess is shown, but not put into the suggestion.
const certaintyMin = 0.5;

/**
 * What a table is about when its headings say so, the first that fits; only a purchase is told by the meanings of columns instead.
 * `about` are headings that make events even of a table that names people.
 */
const happenings: ReadonlyArray<{ event: string; about: RegExp; also?: RegExp }> = [
  { event: 'Call Completed', about: /^call|anruf|^appel|llamada|chiamata|talktime|handletime/, also: /duration|dauer$|duree/ },
  { event: 'Survey Answered', about: /survey|^nps|nps$|^csat|umfrage|encuesta|enquete/, also: /score$|rating$|satisfaction/ },
  { event: 'Case Opened', about: /^(support|service)?(case|ticket)|topic|complaint|beschwerde|anliegen/ },
];
const caseNumber = /^(case|ticket)/;

/**
 * A mapping to begin with, for a person to look over: with a time, what the columns say that happened; else what is known
 * of people. Columns without a meaning become properties (traits) under their own name, except where they may hold card numbers.
 */
export function suggestMapping(columns: readonly GuessedColumn[]): Mapping {
  const byMeaning = new Map<ColumnMeaning, GuessedColumn>();
  for (const column of [...columns].sort((one, two) => two.guess.certainty - one.guess.certainty)) {
    const { meaning, certainty } = column.guess;
    if (meaning !== undefined && certainty >= certaintyMin && !byMeaning.has(meaning)) byMeaning.set(meaning, column);
  }
  const priced = byMeaning.has('amount') || byMeaning.has('price');
  const order = byMeaning.get('orderId');
  // The number of a ticket at a desk is no order's; at a till it is, and there is an amount.
  if (!priced && order !== undefined && caseNumber.test(plainHeading(order.name))) byMeaning.delete('orderId');
  const headings = columns.map((column) => plainHeading(column.name));
  const isAbout = (...meanings: ColumnMeaning[]): boolean => meanings.some((meaning) => byMeaning.has(meaning));
  const isTrack =
    byMeaning.has('time') &&
    (isAbout('amount', 'price', 'orderId', 'productId', 'quantity', 'eventName', 'text', 'url', 'store') ||
      happenings.some(({ about }) => headings.some((heading) => about.test(heading))) ||
      !isAbout('email', 'firstName', 'lastName', 'name'));
  const mapping: Mapping = isTrack ? { kind: 'track', event: eventOf(byMeaning, headings) } : { kind: 'identify' };
  const parts: Record<'identifiers' | 'traits' | 'properties' | 'context', Record<string, MappedValue>> = {
    identifiers: {},
    traits: {},
    properties: {},
    context: {},
  };
  for (const column of columns) place(column, byMeaning, isTrack, parts);
  const time = byMeaning.get('time');
  if (isTrack && time !== undefined) {
    const clock = byMeaning.get('timeOfDay');
    const format = time.guess.dateFormat;
    mapping.time =
      clock === undefined
        ? { column: time.name, ...(format === undefined || format === 'iso' ? {} : { format }) }
        : { column: [time.name, clock.name], ...(format === undefined || format === 'iso' ? {} : { format: `${format} HH:mm` }) };
  }
  for (const [name, values] of Object.entries(parts)) if (Object.keys(values).length > 0) mapping[name as keyof typeof parts] = values;
  const [price, quantity] = [byMeaning.get('price'), byMeaning.get('quantity')];
  if (isTrack && !byMeaning.has('amount') && price !== undefined && quantity !== undefined) {
    mapping.properties = { ...mapping.properties, revenue: { multiply: [quantity.name, price.name] } };
  }
  const currency = byMeaning.get('currency');
  if (isTrack && currency !== undefined) mapping.money = { currencyColumn: currency.name };
  if (columns.some((column) => column.guess.decimal === ',')) mapping.decimal = ',';
  return mapping;
}

function eventOf(byMeaning: ReadonlyMap<ColumnMeaning, GuessedColumn>, headings: readonly string[]): NonNullable<Mapping['event']> {
  const name = byMeaning.get('eventName');
  if (name !== undefined) return { column: name.name };
  const has = (...meanings: ColumnMeaning[]): boolean => meanings.some((meaning) => byMeaning.has(meaning));
  if (has('amount', 'orderId') || (has('price') && !has('url')) || (has('quantity') && has('productId', 'productName')))
    return 'Order Completed';
  const says = (words: RegExp | undefined): boolean => words !== undefined && headings.some((heading) => words.test(heading));
  const happening = happenings.find(({ about }) => says(about));
  if (happening !== undefined) return happening.event;
  if (has('text') && !says(/score$|rating$/)) return 'Words Received';
  if (has('url')) return 'Page Viewed';
  return happenings.find(({ also }) => says(also))?.event ?? 'Record Imported';
}

function place(
  column: GuessedColumn,
  byMeaning: ReadonlyMap<ColumnMeaning, GuessedColumn>,
  isTrack: boolean,
  parts: Record<'identifiers' | 'traits' | 'properties' | 'context', Record<string, MappedValue>>,
): void {
  const { name, guess } = column;
  const value = mappedValue(column);
  const meaning = guess.meaning !== undefined && byMeaning.get(guess.meaning) === column ? guess.meaning : undefined;
  if (guess.meaning === 'paymentCard') return;
  if (meaning === undefined) {
    // A column that is not understood loses nothing by being carried along.
    const own = ownName(name);
    if (own !== '') (isTrack ? parts.properties : parts.traits)[own] = value;
    return;
  }
  const known = columnMeanings[meaning];
  if (known.place === 'identifier') parts.identifiers[known.name] = name;
  else if (known.place === 'trait') parts.traits[known.name] = value;
  else if (known.place === 'context') parts.context[known.name] = name;
  else if (known.place === 'property' && isTrack) parts.properties[known.name] = value;
  else if ((known.place === 'property' || known.place === 'time' || known.place === 'event' || known.place === 'currency') && !isTrack)
    parts.traits[ownName(name)] = value;
}

function mappedValue({ name, guess }: GuessedColumn): MappedValue {
  // A number of a thing (order, product, customer) is a name, not a quantity.
  if (guess.looks === 'number' && (guess.meaning === 'amount' || guess.meaning === 'price')) return { column: name, as: 'money' };
  if (guess.looks === 'number' && (guess.meaning === undefined || guess.meaning === 'quantity'))
    return { column: name, as: 'number', ...(guess.meaning === undefined ? { faulty: 'text' } : {}) };
  if (guess.looks === 'date')
    return {
      column: name,
      as: guess.meaning === 'birthday' ? 'date' : 'time',
      faulty: 'text',
      ...(guess.dateFormat === undefined || guess.dateFormat === 'iso' ? {} : { format: guess.dateFormat }),
    };
  return guess.looks === 'boolean' ? { column: name, as: 'boolean', faulty: 'text' } : name;
}

/** A heading as a name of a trait or property: `Amount spent ($)` becomes `amount_spent`. */
function ownName(heading: string): string {
  const name = heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
    .slice(0, 100);
  return name === 'constructor' || name === 'prototype' ? `${name}_` : name;
}

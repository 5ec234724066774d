import { TypeCompiler, type ValueError } from '@sinclair/typebox/compiler';
import { InvalidInput, type Problem } from '../foundation/index.ts';
import { isTimeZone } from '../source/index.ts';
import { dateFormatProblem } from './date-format.ts';
import { type MappedValue, type Mapping, mappingSchema } from './mapping.ts';

const compiled = TypeCompiler.Compile(mappingSchema);
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);
export const templatePart = /\{([^{}]+)\}/g;

/**
 * Checks a mapping as a whole; with `columns` also that every column it names is in the file (undefined: rows name their own fields).
 * @throws InvalidInput `connector.bad_mapping` with every problem at once
 */
export function checkMapping(value: unknown, columns?: readonly string[]): Mapping {
  const problems = compiled.Check(value) ? [...meaningProblems(value), ...columnProblems(value, columns)] : shapeProblems(value);
  if (problems.length > 0) throw new InvalidInput('connector.bad_mapping', problems);
  return value as Mapping;
}

function shapeProblems(value: unknown): Problem[] {
  const problems = new Map<string, Problem>();
  for (const error of compiled.Errors(value)) {
    const at = error.path === '' ? 'mapping' : `mapping${error.path.replaceAll('/', '.')}`;
    if (!problems.has(at)) problems.set(at, { at, message: shapeMessage(error) });
  }
  return [...problems.values()].slice(0, 50);
}

function shapeMessage(error: ValueError): string {
  const description = typeof error.schema.description === 'string' ? ` (${error.schema.description})` : '';
  const options = (error.schema.anyOf as Array<{ const?: unknown }> | undefined)?.map((option) => option.const);
  if (options?.every((option) => typeof option === 'string')) return `must be one of ${options.join(', ')}${description}`;
  if (error.message === 'Expected union value' && description !== '') return `must be ${error.schema.description}`;
  if (error.message.startsWith('Unexpected')) return 'is not a part of a mapping; check the spelling';
  return `${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}${description}`;
}

/** What the shape alone cannot say. */
function meaningProblems(mapping: Mapping): Problem[] {
  const problems: Problem[] = [];
  const say = (at: string, message: string): void => {
    problems.push({ at: `mapping.${at}`, message });
  };
  if (mapping.kind === 'segment') {
    for (const part of ['event', 'time', 'identifiers', 'traits', 'properties', 'context', 'constants', 'money'] as const) {
      if (mapping[part] !== undefined) say(part, 'does nothing where rows are Segment messages already; leave it out');
    }
    return problems;
  }
  if (mapping.kind === 'track' && mapping.event === undefined) say('event', 'a track event needs a name, for example "Order Completed"');
  if ((mapping.kind === 'identify' || mapping.kind === 'group' || mapping.kind === 'alias') && mapping.event !== undefined) {
    say('event', `${mapping.kind} has no name; leave it out`);
  }
  if (mapping.time === undefined && mapping.kind !== 'identify' && mapping.kind !== 'group') {
    say('time', 'say which column holds when it happened, or {"now": true} if the rows do not know');
  }
  identifierProblems(mapping, say);
  for (const [at, value] of allValues(mapping)) valueProblems(at, value, say);
  for (const part of ['traits', 'properties', 'context', 'constants', 'identifiers'] as const) {
    for (const name of Object.keys(mapping[part] ?? {})) {
      if (name.split('.').some((piece) => piece === '' || forbiddenNames.has(piece))) say(`${part}.${name}`, 'cannot be used as a name');
    }
  }
  if (mapping.time !== undefined && 'column' in mapping.time) timeProblems('time', mapping.time, say);
  for (const [index, condition] of (mapping.skipWhen ?? []).entries()) {
    const tests = [condition.is, condition.blank, condition.matches, condition.below, condition.above];
    if (tests.every((test) => test === undefined)) say(`skipWhen[${index}]`, 'needs one of is, blank, matches, below, above');
    if (condition.matches !== undefined && !isExpression(condition.matches))
      say(`skipWhen[${index}].matches`, 'is not a regular expression');
  }
  return problems;
}

type Say = (at: string, message: string) => void;

function identifierProblems(mapping: Mapping, say: Say): void {
  const names = Object.keys(mapping.identifiers ?? {});
  const people = names.filter((name) => name !== 'group_id' && name !== 'previous_id');
  // A list of firms names nobody.
  if (people.length === 0 && mapping.kind !== 'group')
    say('identifiers', 'say which column tells who it is: user_id, email, phone or a namespace of yours');
  if (mapping.kind === 'group' && !names.includes('group_id')) say('identifiers.group_id', 'group needs the column with the group’s id');
  if (mapping.kind === 'alias' && !names.includes('previous_id'))
    say('identifiers.previous_id', 'alias needs the column with the earlier id');
  if (mapping.kind === 'alias' && !names.includes('user_id')) say('identifiers.user_id', 'alias needs the column with the new user id');
}

function timeProblems(at: string, time: { format?: string | undefined; timezone?: string | undefined }, say: Say): void {
  const problem = time.format === undefined ? undefined : dateFormatProblem(time.format);
  if (problem !== undefined) say(`${at}.format`, problem);
  if (time.timezone !== undefined && !isTimeZone(time.timezone))
    say(`${at}.timezone`, `"${time.timezone}" is not a time zone; use a name such as Europe/Lisbon`);
}

function valueProblems(at: string, value: MappedValue, say: Say): void {
  if (typeof value === 'string' || 'constant' in value) return;
  if ('template' in value && [...value.template.matchAll(templatePart)].length === 0)
    say(`${at}.template`, 'has no column in it; write columns in braces: {first} {last}');
  if ('multiply' in value) return;
  timeProblems(at, value, say);
}

/** Every value of a mapping with where it stands. */
function* allValues(mapping: Mapping): Generator<[string, MappedValue]> {
  for (const part of ['identifiers', 'traits', 'properties', 'context'] as const) {
    for (const [name, value] of Object.entries(mapping[part] ?? {})) yield [`${part}.${name}`, value];
  }
}

/** Every column that a mapping names, with where it does. */
export function* columnsNamed(mapping: Mapping): Generator<[string, string]> {
  for (const [at, value] of allValues(mapping)) for (const name of columnsOfValue(value)) yield [at, name];
  if (mapping.time !== undefined && 'column' in mapping.time) for (const name of [mapping.time.column].flat()) yield ['time.column', name];
  if (typeof mapping.event === 'object') yield ['event.column', mapping.event.column];
  if (mapping.money?.currencyColumn !== undefined) yield ['money.currencyColumn', mapping.money.currencyColumn];
  if (Array.isArray(mapping.messageId)) for (const name of mapping.messageId) yield ['messageId', name];
  else if (mapping.messageId !== undefined)
    for (const name of templateColumns(mapping.messageId.template)) yield ['messageId.template', name];
  for (const [index, condition] of (mapping.skipWhen ?? []).entries()) yield [`skipWhen[${index}].column`, condition.column];
}

function columnsOfValue(value: MappedValue): string[] {
  if (typeof value === 'string') return [value];
  if ('column' in value) return [value.column];
  if ('template' in value) return templateColumns(value.template);
  return 'multiply' in value ? value.multiply : [];
}

function templateColumns(template: string): string[] {
  return [...template.matchAll(templatePart)].map((match) => match[1] as string);
}

function columnProblems(mapping: Mapping, columns: readonly string[] | undefined): Problem[] {
  if (columns === undefined) return [];
  const known = new Set(columns);
  const problems: Problem[] = [];
  for (const [at, name] of columnsNamed(mapping)) {
    if (known.has(name)) continue;
    const near = columns.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    const hint = near === undefined ? `; the file has ${shortList(columns)}` : `; did you mean "${near}"?`;
    problems.push({ at: `mapping.${at}`, message: `the file has no column "${name}"${hint}` });
  }
  if (mapping.kind === 'segment')
    problems.push({ at: 'mapping.kind', message: 'segment is for rows that are JSON objects; this file is a table' });
  return problems;
}

function shortList(columns: readonly string[]): string {
  const shown = columns.slice(0, 12).map((name) => `"${name}"`);
  return columns.length > 12 ? `${shown.join(', ')} and ${columns.length - 12} more` : shown.join(', ');
}

function isExpression(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

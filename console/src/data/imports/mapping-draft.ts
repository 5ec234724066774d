import type { MappedValue, Mapping } from '../../api/contract.ts';

/** What one column becomes. `name` is the identifier's namespace, the fact's or the property's name; for a time, its format. */
export interface ColumnUse {
  column: string;
  place: Place;
  name: string;
  /** How the value is read (`as`, `decimal`, `values` …), carried along untouched. */
  reading: Record<string, unknown>;
}

export const places = ['identifier', 'trait', 'property', 'context', 'time', 'currency', 'leave'] as const;
export type Place = (typeof places)[number];

/** A mapping as the screen edits it: one use per column, and whatever the screen does not draw. */
export interface MappingDraft {
  kind: string;
  event: string;
  uses: ColumnUse[];
  /** Parts that a row per column cannot say (templates, products of columns …): kept, shown, editable as JSON. */
  rest: Mapping;
}

const parts = { identifier: 'identifiers', trait: 'traits', property: 'properties', context: 'context' } as const;
type ValuePlace = keyof typeof parts;

/** Takes a mapping apart into one use per column. */
export function draftOf(mapping: Mapping, columns: string[]): MappingDraft {
  const rest: Mapping = structuredClone(mapping);
  const uses = new Map<string, ColumnUse>();
  const take = (column: unknown, use: Omit<ColumnUse, 'column'>): boolean => {
    if (typeof column !== 'string' || !columns.includes(column) || uses.has(column)) return false;
    uses.set(column, { column, ...use });
    return true;
  };
  const time = mapping.time;
  if (time !== undefined && 'column' in time) {
    const { column, format, ...reading } = time;
    if (take(column, { place: 'time', name: typeof format === 'string' ? format : '', reading })) delete rest.time;
  }
  if (mapping.money?.currencyColumn !== undefined && take(mapping.money.currencyColumn, { place: 'currency', name: '', reading: {} })) {
    const { currencyColumn: _, ...money } = mapping.money;
    if (Object.keys(money).length === 0) delete rest.money;
    else rest.money = money;
  }
  for (const place of Object.keys(parts) as ValuePlace[]) takePart(place, rest, take);
  const named = typeof mapping.event === 'string';
  if (named) delete rest.event;
  return {
    kind: mapping.kind,
    event: named ? (mapping.event as string) : '',
    uses: columns.map((column) => uses.get(column) ?? { column, place: 'leave', name: '', reading: {} }),
    rest,
  };
}

function takePart(place: ValuePlace, rest: Mapping, take: (column: unknown, use: Omit<ColumnUse, 'column'>) => boolean): void {
  const part = rest[parts[place]];
  if (part === undefined) return;
  for (const [name, value] of Object.entries(part)) {
    const { column, ...reading } = typeof value === 'string' ? { column: value } : (value as { column?: unknown });
    if (take(column, { place, name, reading })) delete part[name];
  }
  if (Object.keys(part).length === 0) delete rest[parts[place]];
}

/** Puts the mapping together again; what `draftOf` could not draw is in it unchanged. */
export function mappingOf({ kind, event, uses, rest }: MappingDraft): Mapping {
  const mapping: Mapping = { ...structuredClone(rest), kind: kind as Mapping['kind'] };
  if (event !== '' && kind !== 'identify') mapping.event = event;
  for (const { column, place, name, reading } of uses) {
    if (place === 'leave') continue;
    if (place === 'time') mapping.time = { column, ...(name === '' ? {} : { format: name }), ...reading };
    else if (place === 'currency') mapping.money = { ...mapping.money, currencyColumn: column };
    else if (name !== '') {
      const value: MappedValue = Object.keys(reading).length === 0 ? column : { column, ...reading };
      mapping[parts[place]] = { ...mapping[parts[place]], [name]: value };
    }
  }
  return mapping;
}

/** Another kind of row: what was a property of an event is a fact about a person, and the other way round. */
export function withKind(draft: MappingDraft, kind: string): MappingDraft {
  const [from, to]: [Place, Place] = kind === 'identify' ? ['property', 'trait'] : ['trait', 'property'];
  const uses = draft.kind === kind ? draft.uses : draft.uses.map((use) => (use.place === from ? { ...use, place: to } : use));
  return { ...draft, kind, uses };
}

/** What keeps a draft from being tried, by column or as a whole; nothing when it can be. */
export function problemsOf({ kind, event, uses, rest }: MappingDraft): ('noPerson' | 'noName' | 'noEvent' | 'sameName')[] {
  if (kind === 'segment') return [];
  const problems: ('noPerson' | 'noName' | 'noEvent' | 'sameName')[] = [];
  if (!uses.some((use) => use.place === 'identifier') && Object.keys(rest.identifiers ?? {}).length === 0) problems.push('noPerson');
  const named = uses.filter((use) => Object.hasOwn(parts, use.place));
  if (named.some((use) => use.name.trim() === '')) problems.push('noName');
  if (kind === 'track' && event.trim() === '' && rest.event === undefined) problems.push('noEvent');
  const keys = named.filter((use) => use.name.trim() !== '').map((use) => `${use.place} ${use.name}`);
  if (new Set(keys).size < keys.length) problems.push('sameName');
  return problems;
}

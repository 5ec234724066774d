import type { Static } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import { labelOfField, parseField, type RetiredField } from '../event/index.ts';
import { type DeclaredField, type FieldMeasuring, type KeptResult, type MeasuredField, sharesOf, standingOf } from '../value/index.ts';
import type { valueField, valueFields } from './shapes/value-fields.ts';

/** All that is known of fields, beside the measurement. */
export interface FieldKnowledge {
  readonly declared: ReadonlyMap<string, DeclaredField>;
  readonly retired: ReadonlyMap<string, RetiredField>;
  /** Joint changes that wait for signatures, by field. */
  readonly proposed: ReadonlyMap<string, number>;
  /** Names under which it is kept who was measured. */
  readonly kept: ReadonlySet<string>;
  readonly source: (id: number) => { readonly name: string; readonly marketingOwner: string } | undefined;
}

/** The newest measurement of fields, with what people say of them, as the API tells it. Pure. */
export function valueFieldsView(
  result: KeptResult | undefined,
  known: FieldKnowledge,
  state: ReturnType<FieldMeasuring['state']>,
  caller: Caller,
): Static<typeof valueFields> {
  const fields = (result?.fields ?? []).map((field) => ({
    field,
    standing: standingOf(field, known.declared.get(field.field), known.retired.get(field.field)),
  }));
  const { bytes, ...parts } = sharesOf(fields);
  const { runningSince, problem } = state;
  const mayEdit = caller.may('value.edit');
  return {
    ...(result === undefined ? {} : { measurement: measurementView(result, known), shares: { bytes, ...rounded(parts) } }),
    fields: fields.map(({ field, standing }) => fieldView(field, standing, known)),
    retired: [...known.retired].map(([field, { by, at, reason }]) => ({
      ...{ field, label: labelOf(field), by, at: timeText(at), reason },
      source: sourceOf(parseField(field)?.sourceId ?? 0, known),
    })),
    measuring: {
      ...(runningSince === undefined ? {} : { runningSince: timeText(runningSince) }),
      ...(problem === undefined ? {} : { problem: { at: timeText(problem.at), message: problem.message } }),
    },
    may: { measure: mayEdit, declare: mayEdit, propose: caller.may('changes.read') },
  };
}

function measurementView(result: KeptResult, { kept }: FieldKnowledge): NonNullable<Static<typeof valueFields>['measurement']> {
  const { version, measuredBy, outcome, horizonDays, people, outcomes, oneIn, events, storedBytes, together, listing } = result;
  return {
    ...{ version, measuredBy, outcome, horizonDays, people, outcomes, oneIn, events, storedBytes },
    measuredAt: timeText(result.measuredAt),
    cutDate: timeText(result.cut).slice(0, 10),
    ...(listing === undefined || !kept.has(listing) ? {} : { listing }),
    ...(together === undefined ? {} : { together: rounded({ auc: together.area, low: together.low, high: together.high }) }),
  };
}

function fieldView(field: MeasuredField, standing: ReturnType<typeof standingOf>, known: FieldKnowledge): Static<typeof valueField> {
  const { adds, alike, suspicion } = field;
  const declared = known.declared.get(field.field);
  const retired = known.retired.get(field.field);
  const proposed = known.proposed.get(field.field);
  const source = known.source(field.sourceId);
  return {
    ...{ field: field.field, label: field.label, sort: field.sort, event: field.event, path: field.path, kind: field.kind },
    source: sourceOf(field.sourceId, known),
    distinct: field.distinct,
    verdict: field.verdict,
    ...rounded({ known: field.known, auc: field.area, low: field.low, high: field.high }),
    chance: Number(field.chance.toPrecision(3)),
    ...(adds === undefined ? {} : { adds: rounded(adds) }),
    ...(alike === undefined ? {} : { alike: { field: alike, label: labelOf(alike) } }),
    ...(suspicion === undefined ? {} : { suspicion }),
    cost: { valuesAMonth: field.valuesAMonth, bytes: field.bytes, share: Number(field.storedShare.toPrecision(4)) },
    sensitivity: declared?.sensitivity ?? field.sensitivity,
    sensitivityBy: declared?.sensitivity === undefined ? 'rule' : 'person',
    standing,
    owner: declared?.owner || source?.marketingOwner || '',
    ...(declared === undefined ? {} : { declared: declaredView(declared) }),
    ...(retired === undefined ? {} : { retired: { ...retired, at: timeText(retired.at) } }),
    ...(proposed === undefined ? {} : { proposed }),
  };
}

function declaredView({ reason, owner, note, by, at }: DeclaredField): NonNullable<Static<typeof valueField>['declared']> {
  return { ...(reason === undefined ? {} : { reason }), owner, note, by, at: timeText(at) };
}

function sourceOf(id: number, known: FieldKnowledge): { id: number; name?: string } {
  const source = known.source(id);
  return { id, ...(source === undefined ? {} : { name: source.name }) };
}

function labelOf(field: string): string {
  const address = parseField(field);
  return address === undefined ? field : labelOfField(address);
}

function rounded<Numbers extends object>(numbers: Numbers): Numbers {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number((value as number).toFixed(5))])) as Numbers;
}

function timeText(ms: number): string {
  return new Date(ms).toISOString();
}

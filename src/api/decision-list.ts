import { type Static, Type } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import type { DecisionRecord } from '../decision/index.ts';
import { formatPersonId, type PersonId } from '../foundation/index.ts';
import { briefOf } from './groups-context.ts';
import { hideSignals } from './hidden-signals.ts';
import { choiceView, defaultView } from './moment-views.ts';
import type { PeopleDependencies } from './people.ts';
import type { decisionInList, decisionList } from './shapes/moments.ts';

/** Where a page of decisions begins and how long it is. */
export const decisionPage = {
  before: Type.Optional(Type.String({ description: 'a time: those made before it' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
};

/** A page of decisions as this caller may see them, with the names of the people they are about. */
export async function decisionListFor(
  people: PeopleDependencies,
  caller: Caller,
  records: readonly DecisionRecord[],
  limit: number,
): Promise<Static<typeof decisionList>> {
  const nameOf = await namesFor(people, caller, records);
  const last = records.at(-1);
  return {
    decisions: records.map((record) => listView(hideSignals(record, people.hiddenFields(caller.role)), nameOf)),
    ...(last === undefined || records.length < limit ? {} : { before: new Date(last.at).toISOString() }),
  };
}

export type NameOf = (person: PersonId) => string;

export async function namesFor(people: PeopleDependencies, caller: Caller, records: readonly DecisionRecord[]): Promise<NameOf> {
  const ids = [...new Set(records.map(({ personId }) => personId).filter((id) => id > 0))] as PersonId[];
  const brief = await briefOf(people, ids, caller);
  return (id) => brief(id).name;
}

function listView(record: DecisionRecord, nameOf: NameOf): Static<typeof decisionInList> {
  const { channel, place } = record.moment;
  return {
    ...headOf(record, nameOf),
    channel,
    place,
    choices: record.choices.map((choice) => choiceView(choice, record)),
    signals: record.signals,
  };
}

/** When, how quickly and for whom it was decided. */
export function headOf(record: DecisionRecord, nameOf: NameOf) {
  const { id, at, tookMs, askedBy } = record;
  const personId = record.personId as PersonId;
  return {
    ...{ decision: id, at: new Date(at).toISOString(), tookMs, ...defaultView(record), askedBy },
    ...(personId > 0 ? { customer: formatPersonId(personId), name: nameOf(personId) } : {}),
  };
}

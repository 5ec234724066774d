import type { FastifyRequest } from 'fastify';
import { type Caller, type HiddenFields, hideFields } from '../access/index.ts';
import { referenceOf, type Seal, sealIdentifier } from '../event/index.ts';
import { type Clock, formatPersonId, InvalidInput, type JsonValue, type PersonId, parseInstant } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import { findIdentifier, type IdentityRules, normaliseIdentifier, ruleOf } from '../identity/index.ts';
import type { PendingEvent, TimelineDependencies, TraitPreference, ViewContext } from '../profile/index.ts';
import type { SourceDirectory } from '../source/index.ts';
import type { Postgres, Warehouse } from '../storage/index.ts';

/** What the routes about people need of the running product. */
export interface PeopleDependencies {
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly sources: Pick<SourceDirectory, 'byId'>;
  readonly identityRules: () => IdentityRules;
  readonly traitPreference: () => TraitPreference;
  /** What a role does not see. */
  readonly hiddenFields: (role: Caller['role']) => HiddenFields;
  /** Events of these identifiers that have been applied and are on their way to history. */
  readonly recentEvents: (identifierIds: readonly number[]) => Promise<readonly PendingEvent[]>;
  /** Under which references full numbers are stored, so that a person is found by the number itself. */
  readonly seal?: (() => Seal) | undefined;
  /** How far history is behind what has been applied; undefined when it keeps up. */
  readonly historyBehindSeconds: () => number | undefined;
}

/** How the caller of a request may see people. */
export function viewContextFor(dependencies: PeopleDependencies, caller: Caller): Omit<ViewContext, 'settlements'> {
  const hidden = dependencies.hiddenFields(caller.role);
  const rules = dependencies.identityRules();
  return {
    now: dependencies.clock.now(),
    preference: dependencies.traitPreference(),
    sourceOf: sourceNames(dependencies),
    isHidden: (field) => hidden.ruleFor(field) !== undefined,
    priorityOf: (namespace) => ruleOf(rules, namespace).priority,
  };
}

/** What reading history for the caller of a request needs. */
export function timelineDependenciesFor(dependencies: PeopleDependencies, caller: Caller): TimelineDependencies {
  const hidden = dependencies.hiddenFields(caller.role);
  return {
    warehouse: dependencies.warehouse,
    recentEvents: dependencies.recentEvents,
    sourceOf: sourceNames(dependencies),
    isHidden: (field) => hidden.ruleFor(field) !== undefined,
    hideFields: (value: JsonValue) => hideFields(value, hidden),
  };
}

/** Names of sources; one that has been removed keeps its number. */
export function sourceNames({ sources }: PeopleDependencies) {
  return (id: number) => {
    const source = sources.byId(id);
    return { id, name: source?.name ?? `source ${id}`, channel: source?.channel, currency: source?.currency };
  };
}

/** Writes down that somebody looked at a person. */
export async function recordReading(
  dependencies: PeopleDependencies,
  request: FastifyRequest,
  personId: PersonId,
  what: string,
): Promise<void> {
  await dependencies.audit.recordLook({
    actor: request.caller,
    action: 'people.read',
    subject: `person:${formatPersonId(personId)}`,
    details: { what },
  });
}

/** The person whom an identifier names, in whatever form its value is stored; undefined when it was never seen. */
export async function personNamed(
  { postgres, identityRules, seal }: PeopleDependencies,
  namespace: string,
  value: string,
): Promise<PersonId | undefined> {
  const identifier = normaliseIdentifier(identityRules(), namespace, seal === undefined ? value : sealIdentifier(namespace, value, seal()));
  const row = identifier === undefined ? undefined : await findIdentifier(postgres, identifier);
  return row?.person_id as PersonId | undefined;
}

/** The reference under which a number that somebody typed would be stored; undefined for what is no such number. */
export function referenceTo(typed: string, { seal }: PeopleDependencies): string | undefined {
  return seal === undefined ? undefined : referenceOf(typed.trim(), seal());
}

/** A time of a query. @throws InvalidInput `profile.bad_time` */
export function timeOf(text: string | undefined, at: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  const time = parseInstant(text);
  if (time === undefined) throw new InvalidInput('profile.bad_time', [{ at, message: 'use ISO 8601, for example 2026-01-02' }]);
  return time;
}

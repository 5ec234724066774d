import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/index.ts';
import {
  type Account,
  type AccountPerson,
  type BriefRules,
  type FirmId,
  type FirmInBrief,
  formatFirmId,
  type HeldRole,
  type KnownFirm,
  parseFirmId,
  presentPeople,
  readAccountOf,
  readFirm,
  readFirmRow,
  readOpenProblems,
  rolesOfFirms,
  weightOf,
} from '../firm/index.ts';
import { formatPersonId, type PersonId } from '../foundation/index.ts';
import type { PersonInBrief, TimelineDependencies } from '../profile/index.ts';
import { readInBrief } from '../profile/index.ts';
import {
  accountReadingView,
  buyingRoleView,
  byOf,
  type FirmView,
  type FirmViewContext,
  factView,
  isoOf,
  openView,
  readingView,
  refOf,
  relationView,
  roleView,
} from './firm-view.ts';
import { type PeopleDependencies, sourceNames, timelineDependenciesFor, viewContextFor } from './people.ts';

/** What the routes about firms need besides what all routes about people do. */
export interface FirmsDependencies {
  /** What may be said in which matter. */
  readonly briefs: () => BriefRules;
}

/** A role of a firm, or of one above or below it, which is named. */
export interface RoleOfAccount extends HeldRole {
  readonly heldBy?: FirmInBrief;
}

/** A firm with its people, as one caller may see them. */
export interface OpenedFirm {
  readonly firm: KnownFirm;
  readonly account: Account;
  /** What the firms above and below it are to us. */
  readonly kinRoles: readonly RoleOfAccount[];
  readonly present: readonly AccountPerson[];
  readonly context: FirmViewContext;
  readonly history: TimelineDependencies;
  readonly nameOf: (person: PersonId) => string;
  readonly briefOf: (person: PersonId) => PersonInBrief | undefined;
  /** The firm itself, or one of its parts. */
  readonly partNamed: (id: number) => FirmInBrief;
}

/** How firms are shown to a caller. */
export function firmContextFor(people: PeopleDependencies, caller: Caller): FirmViewContext {
  const { now, isHidden } = viewContextFor(people, caller);
  const names = sourceNames(people);
  return { now, isHidden, sourceOf: (id) => ({ id, name: names(id).name }) };
}

/** Reads a firm and its people, and writes down that somebody did. @throws NotFound `firm.not_found` */
export async function openFirm(
  people: PeopleDependencies,
  request: FastifyRequest,
  id: string | FirmId,
  what: string,
): Promise<OpenedFirm> {
  const number = typeof id === 'string' ? parseFirmId(id) : id;
  const opened = await readOpened(people, request, number);
  const subject = `firm:${formatFirmId(number)}`;
  await people.audit.recordLook({ actor: request.caller, action: 'firms.read', subject, details: { what } });
  return opened;
}

/** The same for an export, which is in the log as a whole. */
export async function readOpened(people: PeopleDependencies, request: FastifyRequest, number: FirmId): Promise<OpenedFirm> {
  const { postgres, clock } = people;
  const now = clock.now();
  const row = await readFirmRow(postgres, number);
  const [firm, account] = await Promise.all([readFirm(postgres, row), readAccountOf(postgres, row.id, now)]);
  const kin = [...firm.parents, ...account.parts].filter(({ id }) => id !== firm.id);
  const rolesOf =
    kin.length === 0
      ? new Map<number, HeldRole[]>()
      : await rolesOfFirms(
          postgres,
          kin.map(({ id }) => id),
        );
  const persons = [...new Set(account.people.map(({ person }) => person))];
  const brief = await readInBrief(postgres, persons, viewContextFor(people, request.caller));
  const parts = new Map<number, FirmInBrief>(account.parts.map((part) => [part.id, part]));
  return {
    kinRoles: kin.flatMap((heldBy) => (rolesOf.get(heldBy.id) ?? []).map((role) => ({ ...role, heldBy }))),
    ...{ firm, account, present: presentPeople(account, now), context: firmContextFor(people, request.caller) },
    history: timelineDependenciesFor(people, request.caller),
    nameOf: (person) => brief.get(person)?.name ?? formatPersonId(person),
    briefOf: (person) => brief.get(person),
    partNamed: (part) => parts.get(part) ?? firm,
  };
}

/** The whole page of a firm. */
export async function firmPage(people: PeopleDependencies, opened: OpenedFirm): Promise<FirmView> {
  const { firm, account, context, present } = opened;
  const open = await readOpenProblems(people.postgres, present, opened.history);
  return {
    ...{ ...refOf(firm), madeAt: isoOf(firm.madeAt), changedAt: isoOf(firm.changedAt), today: isoOf(context.now).slice(0, 10) },
    identifiers: firm.identifiers.map(({ namespace, value, time, ...said }) => ({
      namespace,
      value,
      by: byOf(said, context),
      time: isoOf(time),
    })),
    roles: firm.roles.map((role) => roleView(role, context)),
    reading: accountReadingView(account.reading),
    open: open.map((problem) => openView(problem, opened.nameOf, opened.partNamed(problem.firm))),
    contacts: account.people.map((person) => contactView(person, opened)),
    parents: firm.parents.map(refOf),
    parts: account.parts
      .filter(({ id }) => id !== firm.id)
      .map(({ parent, reading, contacts, ...part }) => ({
        firm: refOf(part),
        partOf: formatFirmId(parent ?? firm.id),
        contacts,
        level: reading.level,
      })),
    relations: firm.relations.filter(({ kind }) => kind !== 'part of').map((relation) => relationView(relation, context)),
    facts: firm.facts.map((fact) => factView(fact, context)),
    ...(account.isPartial ? { isPartial: true as const } : {}),
  };
}

function contactView(person: AccountPerson, { context, nameOf, briefOf, partNamed }: OpenedFirm): FirmView['contacts'][number] {
  const { photo, last } = briefOf(person.person) ?? {};
  return {
    ...{ customer: formatPersonId(person.person), name: nameOf(person.person), firm: refOf(partNamed(person.firm)) },
    ...(photo === undefined ? {} : { photo }),
    ...(last === undefined ? {} : { lastSeen: isoOf(last) }),
    ...{ firstSaid: isoOf(person.firstTime), lastSaid: isoOf(person.lastTime), by: byOf(person, context) },
    ...(person.leftOn === undefined ? {} : { leftOn: person.leftOn }),
    buyingRoles: person.roles.map((role) => buyingRoleView(role, context)),
    reading: readingView(person.reading),
    weight: weightOf(person.buyingRoles),
  };
}

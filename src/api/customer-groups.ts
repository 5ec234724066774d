import { type Static, Type } from '@sinclair/typebox';
import type { Caller, HiddenFields } from '../access/index.ts';
import {
  activeGroups,
  belongs,
  conditionInWords,
  countExceptions,
  endException,
  exceptionsOfPeople,
  type Group,
  type GroupException,
  hiddenWords,
  type KeepingContext,
  keepException,
  keepMembers,
  listExceptions,
  listGroups,
  membershipsOfPerson,
  ownInWords,
  type Portrait,
  pinException,
  type Reason,
  type RuleWords,
  readGroup,
  reasonsOf,
  serviceOf,
} from '../audience/index.ts';
import { dayMs, formatPersonId, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { notifyPeople } from '../processing/index.ts';
import { showSealed } from '../profile/index.ts';
import { briefOf, contextOf, type GroupsDependencies, portraitFor, starterOf } from './groups-context.ts';
import { aboutOf, type HiddenCondition, hiddenConditions, isHiddenChoice } from './hidden-conditions.ts';
import { type PeopleDependencies, recordReading, timeOf } from './people.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { customerGroups, customerService, groupException, groupExceptionPage } from './shapes/groups.ts';

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const exceptionParams = Type.Object({ id: rowNumber() });
const reasonSchema = Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' });
const pinBody = Type.Object(
  {
    group: rowNumber({ description: 'the number of the group' }),
    stance: Type.Union([Type.Literal('never'), Type.Literal('always')], { description: 'how she counts, whatever the rule says' }),
    note: Type.String({ description: 'what you know that the rule does not' }),
    reviewBy: Type.String({ description: 'a day to come, by which somebody looks whether it is still so' }),
  },
  { additionalProperties: false },
);
const keepBody = Type.Object({ reviewBy: Type.String(), reason: reasonSchema }, { additionalProperties: false });
const endBody = Type.Object({ reason: reasonSchema }, { additionalProperties: false });
const exceptionsQuery = Type.Object({
  group: Type.Optional(rowNumber()),
  dueWithinDays: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 730, description: 'only those to be looked at within so many days; 0: those that are due now' }),
  ),
  after: Type.Optional(Type.String({ pattern: '^\\d{1,16}\\.\\d{1,16}$', description: 'the `next` of the page before' })),
  limit: Type.Integer({ minimum: 0, maximum: 500, default: 200, description: '0: how many there are, and nobody’s name' }),
});

// A month ahead: time to ask the person before the day has come.
const soonDays = 30;

function placeOf(after: string | undefined): Pick<GroupException, 'id' | 'reviewAt'> | undefined {
  if (after === undefined) return undefined;
  const [reviewAt, id] = after.split('.').map(Number) as [number, number];
  return { reviewAt, id };
}

/** One person's standing: the groups that she belongs to now, as the record stands at this moment. */
interface Standing {
  readonly groups: readonly { readonly group: Group; readonly exception?: GroupException; readonly reasons: readonly Reason[] }[];
  readonly keptOut: readonly { readonly group: Group; readonly exception: GroupException }[];
  /** Groups in use for which nothing speaks, rule or colleague. */
  readonly others: readonly Group[];
  readonly zone?: string | undefined;
}

interface Hidden {
  readonly conditions: HiddenCondition;
  readonly fields: HiddenFields;
}

function hiddenFrom(people: PeopleDependencies, caller: Caller): Hidden {
  return { conditions: hiddenConditions(people, caller), fields: people.hiddenFields(caller.role) };
}

/** The groups of a person and why, what she is owed, and the exceptions that colleagues pin. */
export function customerGroupsRoutes(app: ApiServer, people: PeopleDependencies, groups: GroupsDependencies): void {
  const tags = ['Groups'];
  const { postgres } = people;

  app.get('/v1/customers/:id/groups', {
    config: { permission: 'people.read' },
    schema: { tags, summary: 'The groups of a customer, and why', params: customerParams, response: { 200: customerGroups } },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const [standing, since] = await Promise.all([
        standingOf(people, groups, person),
        membershipsOfPerson(postgres, person),
        recordReading(people, request, person, 'groups'),
      ]);
      const hidden = hiddenFrom(people, request.caller);
      const view = exceptionViewFor(people.clock.now(), undefined);
      return {
        customer: formatPersonId(person),
        ...(standing.zone === undefined ? {} : { zone: standing.zone }),
        groups: standing.groups.map(({ group, exception, reasons }) => {
          const from = since.get(group.id);
          return {
            ...{ id: group.id, name: group.name, about: group.about, ...starterOf(group) },
            ...(from === undefined ? {} : { since: new Date(from).toISOString() }),
            reasons: reasons.map((reason) => reasonView(reason, hidden, groups.words())),
            ...(exception === undefined ? {} : { exception: view(exception, group) }),
          };
        }),
        keptOut: standing.keptOut.map(({ group, exception }) => view(exception, group)),
        others: standing.others.map((group) => ({ id: group.id, name: group.name, ...starterOf(group) })),
      };
    },
  });

  app.get('/v1/customers/:id/service', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'What a customer is owed: the floor that holds for all, and what her groups add',
      params: customerParams,
      response: { 200: customerService },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const [standing] = await Promise.all([standingOf(people, groups, person), recordReading(people, request, person, 'service')]);
      const hidden = hiddenFrom(people, request.caller);
      return serviceView(person, standing, groups, hidden, people.clock.now());
    },
  });

  exceptionRoutes(app, people, groups);
}

async function standingOf(people: PeopleDependencies, groups: GroupsDependencies, person: PersonId): Promise<Standing> {
  const context = await contextOf(people, groups);
  const [all, exceptions, portrait] = await Promise.all([
    activeGroups(people.postgres),
    exceptionsOfPeople(people.postgres, [person]),
    portraitFor(people, person, context),
  ]);
  if (portrait === undefined) return { groups: [], keptOut: [], others: all };
  const pinned = (group: Group) => exceptions.findLast((one) => one.group === group.id);
  const own = new Set(all.filter((group) => isIn(group, portrait, exceptions, context)));
  return {
    groups: [...own].map((group) => {
      const exception = pinned(group);
      const reasons = exception === undefined ? reasonsOf(group.rule, portrait, context.world, context.now) : [];
      return { group, reasons, ...(exception === undefined ? {} : { exception }) };
    }),
    keptOut: all.flatMap((group) => {
      const exception = pinned(group);
      return exception?.stance === 'never' ? [{ group, exception }] : [];
    }),
    others: all.filter((group) => !own.has(group) && pinned(group) === undefined),
    zone: portrait.zone,
  };
}

function isIn(group: Group, portrait: Portrait, exceptions: readonly GroupException[], context: KeepingContext): boolean {
  const pins = exceptions.map(({ group: group_id, stance }) => ({ group_id, stance }));
  return belongs(group, portrait, pins, context);
}

function serviceView(
  person: PersonId,
  standing: Standing,
  groups: GroupsDependencies,
  hidden: Hidden,
  now: number,
): Static<typeof customerService> {
  const floor = groups.floor();
  const { points, additions } = serviceOf(
    floor,
    standing.groups.map(({ group }) => group),
  );
  const view = exceptionViewFor(now, undefined);
  return {
    customer: formatPersonId(person),
    floor,
    points,
    additions: additions.map(({ group: id, ...addition }) => {
      const found = standing.groups.find(({ group }) => group.id === id) as Standing['groups'][number];
      const { group, exception, reasons } = found;
      const because =
        exception === undefined
          ? reasons.map((reason) => reasonView(reason, hidden, groups.words()).text).join('; ')
          : `pinned by ${exception.by}: ${exception.note}`;
      return { group: { id, name: group.name, ...starterOf(group) }, ...addition, because };
    }),
    keptOut: standing.keptOut.map(({ group, exception }) => view(exception, group)),
  };
}

function reasonView({ condition, isNot, own }: Reason, { conditions, fields }: Hidden, words: RuleWords) {
  if (conditions(condition) !== undefined || isHiddenChoice(own?.name, fields)) {
    return { condition: aboutOf(condition), isNot, text: `rests on ${hiddenWords}`, hidden: true as const };
  }
  const phrase = `${isNot ? 'not: ' : ''}${conditionInWords(condition, words)}`;
  return {
    condition,
    isNot,
    text: own === undefined ? phrase : `${phrase}: ${ownInWords(own, words)}`,
    ...(own === undefined ? {} : { own: { ...own, value: typeof own.value === 'string' ? showSealed(own.value) : own.value } }),
  };
}

function exceptionViewFor(now: number, nameOf: ((person: PersonId) => string) | undefined) {
  return (exception: GroupException, group: Pick<Group, 'about' | 'id' | 'name' | 'starter'>): Static<typeof groupException> => ({
    ...{ id: exception.id, customer: formatPersonId(exception.person), name: nameOf?.(exception.person) ?? null },
    group: { id: group.id, name: group.name, ...starterOf(group) },
    ...{ stance: exception.stance, note: exception.note, by: exception.by, at: new Date(exception.at).toISOString() },
    ...{ reviewBy: new Date(exception.reviewAt).toISOString(), isDue: exception.reviewAt <= now },
  });
}

function exceptionRoutes(app: ApiServer, people: PeopleDependencies, groups: GroupsDependencies): void {
  const tags = ['Groups'];
  const { postgres, audit, clock } = people;

  /** Counts her anew at once: whoever pinned looks at the list next. */
  const settle = async (person: PersonId): Promise<void> => {
    await keepMembers(postgres, [person], await contextOf(people, groups));
    await notifyPeople(postgres, new Set([person]));
  };
  const answer = async (exception: GroupException, caller: Caller) => {
    const brief = await briefOf(people, [exception.person], caller);
    return exceptionViewFor(clock.now(), (person) => brief(person).name)(exception, await readGroup(postgres, exception.group));
  };

  app.get('/v1/exceptions', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'Exceptions in force, those to be reviewed first',
      querystring: exceptionsQuery,
      response: { 200: groupExceptionPage },
    },
    handler: async (request) => {
      const { group, dueWithinDays, after, limit } = request.query;
      const now = clock.now();
      if (limit > 0) await audit.recordLook({ actor: request.caller, action: 'groups.exceptions', subject: 'exceptions:all' });
      const dueBy = dueWithinDays === undefined ? undefined : now + dueWithinDays * dayMs;
      const [found, counts, all] = await Promise.all([
        listExceptions(postgres, { group, dueBy, after: placeOf(after), limit: limit + 1 }),
        countExceptions(postgres, group, now, now + soonDays * dayMs),
        listGroups(postgres),
      ]);
      const shown = found.slice(0, limit);
      const last = found.length > shown.length ? shown.at(-1) : undefined;
      const names = new Map(all.map((one) => [one.id, one]));
      const brief = await briefOf(
        people,
        shown.map(({ person }) => person),
        request.caller,
      );
      const view = exceptionViewFor(now, (person) => brief(person).name);
      return {
        exceptions: shown.map((exception) => view(exception, names.get(exception.group) as Group)),
        ...counts,
        ...(last === undefined ? {} : { next: `${last.reviewAt}.${last.id}` }),
      };
    },
  });

  app.post('/v1/customers/:id/exceptions', {
    config: { permission: 'people.edit' },
    schema: {
      tags,
      summary: 'Say that a rule does not fit this customer: she never, or always, counts as one of a group',
      params: customerParams,
      body: pinBody,
      response: { 200: groupException },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const { group, stance, note, reviewBy } = request.body;
      await readGroup(postgres, group);
      const wanted = { person, group, stance, note, by: request.caller.name, at: clock.now(), reviewAt: timeOf(reviewBy, 'reviewBy') ?? 0 };
      const id = await postgres.transaction(async (sql) => {
        const pinned = await pinException(sql, wanted);
        const details = { exception: pinned, group, stance };
        await audit.recordIn(sql, { actor: request.caller, action: 'groups.pin', subject: `person:${formatPersonId(person)}`, details });
        return pinned;
      });
      await settle(person);
      return answer({ id, ...wanted, note: note.trim() }, request.caller);
    },
  });

  app.post('/v1/exceptions/:id/keep', {
    config: { permission: 'people.edit' },
    schema: { tags, summary: 'Reviewed and still so', params: exceptionParams, body: keepBody, response: { 200: groupException } },
    handler: async (request) => {
      const { id } = request.params;
      const { reviewBy, reason } = request.body;
      const kept = await postgres.transaction(async (sql) => {
        const exception = await keepException(sql, id, timeOf(reviewBy, 'reviewBy') ?? 0, clock.now());
        const subject = `person:${formatPersonId(exception.person)}`;
        await audit.recordIn(sql, { actor: request.caller, action: 'groups.keep', subject, reason, details: { exception: id } });
        return exception;
      });
      return answer(kept, request.caller);
    },
  });

  app.post('/v1/exceptions/:id/end', {
    config: { permission: 'people.edit' },
    schema: {
      tags,
      summary: 'It is no longer so: the rule holds again',
      params: exceptionParams,
      body: endBody,
      response: { 200: groupException },
    },
    handler: async (request) => {
      const { id } = request.params;
      const { reason } = request.body;
      const ended = await postgres.transaction(async (sql) => {
        const exception = await endException(sql, id, { by: request.caller.name, at: clock.now(), reason });
        const subject = `person:${formatPersonId(exception.person)}`;
        await audit.recordIn(sql, { actor: request.caller, action: 'groups.unpin', subject, reason, details: { exception: id } });
        return exception;
      });
      await settle(ended.person);
      return answer(ended, request.caller);
    },
  });
}

import { Type } from '@sinclair/typebox';
import {
  addContact,
  buyingRoles,
  checkedDay,
  endBuyingRole,
  endContact,
  nameProblemOwner,
  parseFirmId,
  presentPeople,
  readAccountOf,
} from '../firm/index.ts';
import { Conflict, formatPersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { oneOfTexts } from './content-context.ts';
import { changeOneFirm, dayIn, daySchema, endBody, endingRoute, matterSchema, reasonSchema } from './firm-changes.ts';
import { firmParams } from './firms.ts';
import type { PeopleDependencies } from './people.ts';
import type { ApiServer } from './server.ts';
import { firmDetails } from './shapes/firms.ts';

const customerId = Type.String({ maxLength: 20, description: 'for example p1042' });
const contactBody = Type.Object(
  {
    customer: customerId,
    role: Type.Optional(oneOfTexts(buyingRoles)),
    context: Type.Optional(matterSchema),
    since: Type.Optional(daySchema('since when she does that: today when absent')),
    until: Type.Optional(daySchema('the day on which it ended')),
    reason: reasonSchema,
  },
  { additionalProperties: false },
);
const ownerBody = Type.Object(
  {
    customer: customerId,
    owner: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S', description: 'who deals with it' }),
    reason: reasonSchema,
  },
  { additionalProperties: false },
);
const contactParams = Type.Object({ id: Type.String(), customer: customerId });

/** People of firms: who belongs there, what she does when it buys, and who deals with what is open. */
export function firmPeopleRoutes(app: ApiServer, people: PeopleDependencies): void {
  const tags = ['Firms'];
  const { postgres, clock } = people;
  const response = { 200: firmDetails };
  const personOf = async (text: string) => currentPerson(postgres, parsePersonId(text));

  app.post('/v1/firms/:id/contacts', {
    config: { permission: 'firms.edit' },
    schema: {
      tags,
      summary: 'Say that somebody belongs to a firm, and what she does when it buys',
      params: firmParams,
      body: contactBody,
      response,
    },
    handler: async (request) => {
      const { customer, role, context = '', since, until, reason } = request.body;
      const firm = parseFirmId(request.params.id);
      const person = await personOf(customer);
      const held =
        role === undefined
          ? undefined
          : {
              role,
              context: context.trim(),
              since: dayIn(since, 'since', people),
              until: until === undefined ? undefined : checkedDay(until, 'until'),
            };
      const details = { customer: formatPersonId(person), ...(role === undefined ? {} : { role }) };
      return changeOneFirm(people, request, firm, { action: 'contact', reason, details }, (sql, hand) =>
        addContact(sql, firm, person, held, hand),
      );
    },
  });

  app.post('/v1/firms/:id/contacts/:customer/end', {
    config: { permission: 'firms.edit' },
    schema: {
      tags,
      summary: 'Say that somebody has left a firm; she stays in its history',
      params: contactParams,
      body: endBody,
      response,
    },
    handler: async (request) => {
      const firm = parseFirmId(request.params.id);
      const person = await personOf(request.params.customer);
      const until = dayIn(request.body.until, 'until', people);
      const details = { customer: formatPersonId(person), until };
      return changeOneFirm(people, request, firm, { action: 'contact_end', reason: request.body.reason, details }, (sql, hand) =>
        endContact(sql, firm, person, until, hand),
      );
    },
  });

  endingRoute(app, people, {
    path: 'buying-roles',
    what: 'what somebody does when her firm buys',
    name: 'buying_role',
    end: endBuyingRole,
  });

  app.post('/v1/firms/:id/owner', {
    // Whoever may work on people's own records answers for their problems.
    config: { permission: 'people.edit' },
    schema: { tags, summary: 'Name who deals with what is open at a firm', params: firmParams, body: ownerBody, response },
    handler: async (request) => {
      const { customer, owner, reason } = request.body;
      const firm = parseFirmId(request.params.id);
      const person = await personOf(customer);
      const details = { customer: formatPersonId(person) };
      const account = await readAccountOf(postgres, firm, clock.now());
      const open = presentPeople(account, clock.now()).find((one) => one.person === person)?.reading.openProblem;
      if (open === undefined) {
        throw new Conflict('firm.no_open_problem', `nothing of ${formatPersonId(person)} is open at this firm: open the page anew`);
      }
      return changeOneFirm(people, request, firm, { action: 'owner', reason, details }, (sql, hand) =>
        nameProblemOwner(sql, { person, since: open.since, owner: owner.trim() }, hand),
      );
    },
  });
}

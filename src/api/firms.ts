import { Type } from '@sinclair/typebox';
import {
  findFirms,
  firmNamed,
  firmsOfPerson,
  formatFirmId,
  listedFirms,
  listFirms,
  liveRoles,
  parseFirmId,
  partyRoles,
  readFirmGraph,
  rolesOfFirms,
} from '../firm/index.ts';
import { formatPersonId, NotFound, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { firmContextFor, firmPage, openFirm } from './firm-pages.ts';
import { buyingRoleView, byOf, isoOf, refOf, relationView, roleNowView } from './firm-view.ts';
import { type PeopleDependencies, recordReading } from './people.ts';
import type { ApiServer } from './server.ts';
import { customerFirms, firmDetails, firmGraph, firmList } from './shapes/firms.ts';

export const firmParams = Type.Object({ id: Type.String({ description: 'for example f12' }) });
const identifierParams = Type.Object({
  namespace: Type.String({ description: 'lei, vat, duns, registration, domain or group_id' }),
  value: Type.String({ description: 'in whatever form it is written' }),
});
const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const listQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200, description: 'a name or its beginnings, a domain, any number' })),
  role: Type.Optional(
    Type.Union(
      partyRoles.map((role) => Type.Literal(role)),
      { description: 'only firms that are this to us today' },
    ),
  ),
  before: Type.Optional(Type.String({ pattern: '^f[1-9]\\d{0,14}$', description: 'the `next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});

/** Firms that buy from us, or deal with us otherwise: the list, a firm's page and graph, and the firms of a person. */
export function firmsRoutes(app: ApiServer, people: PeopleDependencies): void {
  const tags = ['Firms'];
  const { postgres, clock } = people;
  const config = { permission: 'firms.read' as const };

  app.get('/v1/firms', {
    config,
    schema: {
      tags,
      summary: 'Firms, the newest first; or those found by name or any number',
      querystring: listQuery,
      response: { 200: firmList },
    },
    handler: async ({ query }) => {
      const { q = '', role, before, limit } = query;
      const now = clock.now();
      const found = q.trim() === '' ? undefined : (await findFirms(postgres, q, limit)).map(({ id }) => id);
      const firms =
        found === undefined
          ? await listFirms(postgres, { before: before === undefined ? undefined : parseFirmId(before), role, limit, now })
          : (await listedFirms(postgres, found, now)).filter(({ roles }) => role === undefined || roles.some((one) => one.role === role));
      const last = firms.at(-1);
      return {
        firms: firms.map(({ roles, contacts, ...firm }) => ({ ...refOf(firm), roles: roles.map(roleNowView), contacts })),
        ...(found !== undefined || firms.length < limit || last === undefined ? {} : { next: formatFirmId(last.id) }),
      };
    },
  });

  app.get('/v1/firms/:id', {
    config,
    schema: { tags, summary: 'A firm, all that is known', params: firmParams, response: { 200: firmDetails } },
    handler: async (request) => firmPage(people, await openFirm(people, request, request.params.id, 'firm')),
  });

  app.get('/v1/firms/by/:namespace/:value', {
    config: { ...config, asTyped: ['namespace', 'value'] },
    schema: { tags, summary: 'A firm by any of its numbers or its domain', params: identifierParams, response: { 200: firmDetails } },
    handler: async (request) => {
      const { namespace, value } = request.params;
      const firm = await firmNamed(postgres, namespace, value);
      if (firm === undefined) throw new NotFound('firm.not_found', `no firm is known by this ${namespace}`);
      return firmPage(people, await openFirm(people, request, firm, 'firm'));
    },
  });

  app.get('/v1/firms/:id/graph', {
    config,
    schema: {
      tags,
      summary: 'A firm among those above, below and beside it, with its people',
      params: firmParams,
      response: { 200: firmGraph },
    },
    handler: async (request) => {
      const opened = await openFirm(people, request, request.params.id, 'graph');
      const { firm, account, context, present, nameOf } = opened;
      const graph = await readFirmGraph(postgres, firm, account, context.now);
      return {
        firm: refOf(firm),
        firms: graph.firms.map(({ place, roles, ...one }) => ({ ...refOf(one), place, roles: roles.map(roleNowView) })),
        relations: graph.relations.map((relation) => relationView(relation, context)),
        people: present.map(({ person, firm: of, buyingRoles, reading }) => ({
          ...{ customer: formatPersonId(person), name: nameOf(person), firm: formatFirmId(of) },
          ...{ buyingRoles, level: reading.level },
        })),
      };
    },
  });

  app.get('/v1/customers/:id/firms', {
    config,
    schema: {
      tags,
      summary: 'The firms of a customer, and what she does when they buy',
      params: customerParams,
      response: { 200: customerFirms },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      await recordReading(people, request, person, 'firms');
      const context = firmContextFor(people, request.caller);
      const firms = await firmsOfPerson(postgres, person);
      const roles = await rolesOfFirms(
        postgres,
        firms.map(({ firm }) => firm.id),
      );
      const day = isoOf(context.now).slice(0, 10);
      return {
        firms: firms.map(({ firm, roles: buying, firstTime, lastTime, leftOn, ...said }) => ({
          ...{ firm: refOf(firm), roles: liveRoles(roles.get(firm.id) ?? [], day).map(roleNowView) },
          buyingRoles: buying.map((role) => buyingRoleView(role, context)),
          ...{ by: byOf(said, context), firstSaid: isoOf(firstTime), lastSaid: isoOf(lastTime) },
          ...(leftOn === undefined ? {} : { leftOn }),
        })),
      };
    },
  });
}

import { Readable } from 'node:stream';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import {
  type AccountPerson,
  type BriefItem,
  type FirmId,
  formatFirmId,
  nextFirms,
  readPriceFloors,
  type Saying,
  sayingOf,
} from '../firm/index.ts';
import { majorUnits } from '../foundation/index.ts';
import type { StockDirectory } from '../gate/index.ts';
import { customerView, type ViewContext } from '../profile/index.ts';
import { withheldView } from './firm-brief.ts';
import { type FirmsDependencies, type OpenedFirm, type RoleOfAccount, readOpened } from './firm-pages.ts';
import { isoOf, refOf, roleNowView } from './firm-view.ts';
import { type HandOutDependencies, handedOut, purposeQuery } from './hand-out.ts';
import { type PeopleDependencies, viewContextFor } from './people.ts';
import type { ApiServer } from './server.ts';
import { file } from './shapes/shape.ts';

const exportQuery = Type.Object({
  context: Type.Optional(
    Type.String({ maxLength: 100, description: 'the matter that the export is for: installation bid …; without one every role counts' }),
  ),
  ...purposeQuery,
});
type Query = Static<typeof exportQuery>;

const firmsPerStep = 20;
const floorsMax = 1_000;

/** All firms in one file: what is held back from a brief in the same matter is held back here, and people pass the gate as in every export. */
export function firmExportRoutes(
  app: ApiServer,
  people: PeopleDependencies,
  dependencies: FirmsDependencies & { readonly stock: Pick<StockDirectory, 'list'> },
  handOut: HandOutDependencies,
): void {
  app.get('/v1/export/firms.ndjson', {
    config: { permission: 'people.export' },
    schema: {
      tags: ['Export'],
      summary: 'All firms, one a line, for a matter; what a firm’s role in it holds back is not in its line, and the line says so',
      querystring: exportQuery,
      response: { 200: file('application/x-ndjson', 'a line for each firm') },
    },
    handler: async (request, reply) => {
      const { context = '', purpose = 'service' } = request.query;
      await people.audit.record({ actor: request.caller, action: 'firms.export', subject: 'firms', details: { context, purpose } });
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('content-disposition', 'attachment; filename="firms.ndjson"')
        .header('cache-control', 'no-store')
        .send(Readable.from(linesOf(people, dependencies, handOut, request), { objectMode: false }));
    },
  });
}

async function* linesOf(
  people: PeopleDependencies,
  { briefs, stock }: FirmsDependencies & { readonly stock: Pick<StockDirectory, 'list'> },
  handOut: HandOutDependencies,
  request: FastifyRequest & { query: Query },
): AsyncGenerator<string> {
  const { context, purpose } = request.query;
  const asked = context?.trim() || undefined;
  // What does not differ from firm to firm is read once.
  const floors = request.caller.may('firms.edit') ? await readPriceFloors(people.postgres, undefined, floorsMax) : [];
  const view = viewContextFor(people, request.caller);
  let sent = 0;
  let after = 0;
  try {
    for (;;) {
      const firms = await nextFirms(people.postgres, after, firmsPerStep);
      const last = firms.at(-1);
      if (last === undefined) return;
      let text = '';
      for (const { id } of firms) {
        const opened = await readOpened(people, request, id as FirmId);
        const saying = sayingOf<RoleOfAccount>(opened.firm.roles, asked, isoOf(opened.context.now).slice(0, 10), briefs(), opened.kinRoles);
        const shows = (item: BriefItem): boolean => saying.shown.includes(item);
        text += `${JSON.stringify({
          ...exportedFirm(opened, saying, asked),
          ...(shows('people') ? { people: opened.present.flatMap((person) => exportedPerson(person, purpose, view, handOut)) } : {}),
          ...(shows('priceFloors') && floors.length > 0
            ? {
                priceFloors: floors.map(({ product, minorUnits, currency }) => ({
                  product,
                  amount: majorUnits({ minorUnits, currency }),
                  currency,
                })),
              }
            : {}),
          ...(shows('stock') ? { stock: stock.list().map(({ product, place, quantity }) => ({ product, place, quantity })) } : {}),
        })}\n`;
      }
      yield text;
      sent += firms.length;
      after = last.id;
      await yieldToOthers();
    }
  } finally {
    const details = { context: context ?? '', purpose: purpose ?? 'service', firms: sent };
    await people.audit.record({ actor: request.caller, action: 'firms.exported', subject: 'firms', details });
  }
}

function exportedFirm({ firm, account, context }: OpenedFirm, saying: Saying<RoleOfAccount>, asked: string | undefined) {
  return {
    ...refOf(firm),
    ...(asked === undefined ? {} : { context: asked }),
    identifiers: firm.identifiers.map(({ namespace, value }) => ({ namespace, value })),
    roles: saying.roles.map(({ role }) => roleNowView(role)),
    reading: account.reading.level,
    parents: firm.parents.map(({ id }) => formatFirmId(id)),
    facts: Object.fromEntries(firm.facts.filter(({ name }) => !context.isHidden(name)).map(({ name, chosen }) => [name, chosen.value])),
    withheld: saying.withheld.map(withheldView),
  };
}

/** Somebody as far as what she permits covers her. */
function exportedPerson(
  { person, fragments, buyingRoles }: AccountPerson,
  purpose: string | undefined,
  view: Omit<ViewContext, 'settlements'>,
  handOut: HandOutDependencies,
) {
  const handed = handedOut(fragments, purpose, handOut).fragments;
  if (handed.length === 0) return [];
  const { id, name } = customerView(person, handed, { ...view, settlements: [] });
  return [{ customer: id, name: name.display, buyingRoles }];
}

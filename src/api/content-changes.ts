import { Type } from '@sinclair/typebox';
import { type Caller, requirePermission } from '../access/index.ts';
import {
  changeContent,
  completeItem,
  contentStates,
  createContent,
  editedItem,
  readContent,
  setContentState,
  settleTags,
  tagKinds,
  takenKeys,
  undoContent,
} from '../content/index.ts';
import { InvalidInput, type JsonObject } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { type ContentRoutesDependencies, contentParams, idOf, oneOfTexts } from './content-context.ts';
import { itemView } from './content-view.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { contentItem } from './shapes/content.ts';

const reason = Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' });
const tagName = Type.Object(
  { kind: oneOfTexts(tagKinds), value: Type.String({ minLength: 1, maxLength: 120 }) },
  { additionalProperties: false },
);
const tagNames = Type.Array(tagName, { maxItems: 100 });

// The content room checks every part of an item, so that all problems are told at once.
const parts = {
  title: Type.Optional(Type.Unknown({ description: 'what it is called' })),
  keyFact: Type.Optional(Type.Unknown({ description: 'the one sentence, of at most 140 characters, that every device keeps' })),
  fields: Type.Optional(Type.Unknown({ description: 'what its kind says beyond that; GET /v1/content/kinds lists them' })),
  source: Type.Optional(Type.Unknown({ description: 'where it comes from' })),
  rights: Type.Optional(Type.Unknown({ description: '{holder, from?, until?, channels?}: whose it is, and how far it may be used' })),
  owner: Type.Optional(Type.Unknown({ description: 'who answers for it; whoever makes it when absent' })),
  language: Type.Optional(Type.Unknown({ description: 'BCP 47; en when absent' })),
  from: Type.Optional(Type.Unknown({ description: 'the first day on which it is shown, or a moment' })),
  until: Type.Optional(Type.Unknown({ description: 'the last day on which it is shown, or a moment' })),
  purpose: Type.Optional(Type.Unknown({ description: 'service, advice, marketing or advertising: what a person must allow' })),
  isPromotion: Type.Optional(Type.Unknown({ description: 'true for what praises something to be bought; an offer always is' })),
  product: Type.Optional(Type.Unknown({ description: 'the number, in events, of the product that it is about' })),
  action: Type.Optional(Type.Unknown({ description: '{label, address}: what she can do next' })),
  picture: Type.Optional(Type.Unknown({ description: '{address, alt, width, height}' })),
  variants: Type.Optional(Type.Unknown({ description: 'the same in other words: [{name, title?, keyFact?, fields?, action?, picture?}]' })),
};
const createBody = Type.Object(
  {
    key: Type.Optional(Type.Unknown({ description: 'what programs call it; made of the title when absent' })),
    kind: Type.Unknown({ description: 'one of the nine kinds' }),
    ...parts,
    state: Type.Optional(Type.Union([Type.Literal('draft'), Type.Literal('active')], { description: 'a draft when absent' })),
    tags: Type.Optional(Type.Array(tagName, { maxItems: 100, description: 'confirmed at once, by whoever may confirm tags' })),
    reason: Type.Optional(reason),
  },
  { additionalProperties: false },
);
const changeBody = Type.Object(
  {
    ...parts,
    key: Type.Optional(Type.Unknown({ description: 'stays as it is' })),
    kind: Type.Optional(Type.Unknown({ description: 'stays as it is' })),
    version: smallRowNumber({ description: 'the version you were looking at' }),
    reason,
  },
  { additionalProperties: false, description: 'parts that are left out stay as they are; null takes one out' },
);
const reasonBody = Type.Object({ reason }, { additionalProperties: false });
const stateBody = Type.Object({ state: oneOfTexts(contentStates), reason }, { additionalProperties: false });
const tagsBody = Type.Object(
  { confirm: Type.Optional(tagNames), refuse: Type.Optional(tagNames), reason: Type.Optional(reason) },
  { additionalProperties: false },
);

/** What people do with content: each deed a transaction, with its line in the log. */
export function contentChangeRoutes(app: ApiServer, dependencies: ContentRoutesDependencies): void {
  const tags = ['Content'];
  const { postgres, audit, clock, standard } = dependencies;
  const keeping = () => ({ standard: standard(), clock });
  const numberOf = async (sql: Sql, id: string) => (await readContent(sql, idOf(id))).id;
  const log = (sql: Sql, actor: Caller, action: string, id: number, why: string, details: JsonObject) =>
    audit.recordIn(sql, { actor, action: `content.${action}`, subject: `content:${id}`, reason: why, details });
  const response = { 200: contentItem };

  app.post('/v1/content', {
    config: { permission: 'content.edit' },
    schema: { tags, summary: 'Make an item: kind, title, key fact and fields are enough', body: createBody, response },
    handler: async ({ body, caller }) => {
      const { state = 'draft', tags: confirmed = [], reason: why = 'made', ...written } = body;
      if (confirmed.length > 0) requirePermission(caller, 'content.confirm', 'confirm tags');
      const made = await postgres.transaction(async (sql) => {
        const item = completeItem(written as JsonObject, caller.name, await takenKeys(sql, written as JsonObject));
        const { id, key, kind } = await createContent(sql, item, state, { by: caller.name, reason: why }, keeping());
        await log(sql, caller, 'create', id, why, { key, kind, state });
        if (confirmed.length === 0) return readContent(sql, id);
        await log(sql, caller, 'tags', id, why, { confirmed: confirmed.map(({ kind: of, value }) => `${of}:${value}`) });
        return settleTags(sql, id, { confirm: confirmed, refuse: [] }, caller.name, keeping());
      });
      return itemView(made, standard(), clock.now());
    },
  });

  app.put('/v1/content/:id', {
    config: { permission: 'content.edit' },
    schema: { tags, summary: 'Change an item: all devices show it at once', params: contentParams, body: changeBody, response },
    handler: async ({ params, body, caller }) => {
      const { version, reason: why, ...written } = body;
      const changed = await postgres.transaction(async (sql) => {
        const before = await readContent(sql, idOf(params.id));
        const edit = { body: editedItem(before, written as JsonObject), version };
        const item = await changeContent(sql, before.id, edit, { by: caller.name, reason: why }, keeping());
        await log(sql, caller, 'change', item.id, why, { version: item.version });
        return item;
      });
      return itemView(changed, standard(), clock.now());
    },
  });

  app.post('/v1/content/:id/undo', {
    config: { permission: 'content.edit' },
    schema: { tags, summary: 'Bring the version before back', params: contentParams, body: reasonBody, response },
    handler: async ({ params, body, caller }) => {
      const undone = await postgres.transaction(async (sql) => {
        const item = await undoContent(sql, await numberOf(sql, params.id), { by: caller.name, reason: body.reason }, keeping());
        await log(sql, caller, 'undo', item.id, body.reason, { version: item.version });
        return item;
      });
      return itemView(undone, standard(), clock.now());
    },
  });

  app.post('/v1/content/:id/state', {
    config: { permission: 'content.edit' },
    schema: { tags, summary: 'Put an item to use, back to the drafts, or away', params: contentParams, body: stateBody, response },
    handler: async ({ params, body, caller }) => {
      const put = await postgres.transaction(async (sql) => {
        const item = await setContentState(sql, await numberOf(sql, params.id), body.state);
        await log(sql, caller, 'state', item.id, body.reason, { state: body.state });
        return item;
      });
      return itemView(put, standard(), clock.now());
    },
  });

  app.post('/v1/content/:id/tags', {
    config: { permission: 'content.confirm' },
    schema: { tags, summary: 'Confirm tags, suggested or not, and refuse others', params: contentParams, body: tagsBody, response },
    handler: async ({ params, body, caller }) => {
      const { confirm = [], refuse = [], reason: why = 'looked at' } = body;
      if (confirm.length + refuse.length === 0) {
        throw new InvalidInput('content.unknown_tag', [{ at: 'confirm', message: 'name a tag to confirm or to refuse' }]);
      }
      const names = (list: typeof confirm) => list.map(({ kind, value }) => `${kind}:${value}`);
      const settled = await postgres.transaction(async (sql) => {
        const id = await numberOf(sql, params.id);
        const item = await settleTags(sql, id, { confirm, refuse }, caller.name, keeping());
        await log(sql, caller, 'tags', id, why, { confirmed: names(confirm), refused: names(refuse) });
        return item;
      });
      return itemView(settled, standard(), clock.now());
    },
  });
}

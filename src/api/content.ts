import { Type } from '@sinclair/typebox';
import {
  allContent,
  type ContentFilter,
  contentKindNames,
  contentStates,
  contentVersions,
  countContent,
  coverageOf,
  deviceNames,
  listContent,
  previewContent,
  readContent,
  renditionOf,
  renditionsOf,
  suggestTags,
  type TagKind,
  tagKinds,
} from '../content/index.ts';
import { InvalidInput, type JsonObject } from '../foundation/index.ts';
import { contentChangeRoutes } from './content-changes.ts';
import { type ContentRoutesDependencies, contentParams, idOf, oneOfTexts } from './content-context.ts';
import { coverageView, itemView, kindsView, standardNames, suggestionsView, versionView } from './content-view.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import {
  contentCoverage,
  contentItem,
  contentKindList,
  contentList,
  contentPreview,
  contentRenditions,
  contentVersion,
  standardView,
  tagSuggestions,
} from './shapes/content.ts';
import { list } from './shapes/shape.ts';

const listQuery = Type.Object({
  state: Type.Optional(oneOfTexts(contentStates)),
  kind: Type.Optional(oneOfTexts(contentKindNames)),
  tag: Type.Optional(
    Type.String({
      pattern: `^(${tagKinds.join('|')}):.{1,120}$`,
      description: 'kind and key of the tag standard, for example question:which-one',
    }),
  ),
  waits: Type.Optional(Type.Boolean({ description: 'with tags that wait for a person, or without' })),
  product: Type.Optional(Type.String({ maxLength: 120 })),
  language: Type.Optional(Type.String({ maxLength: 35 })),
  text: Type.Optional(Type.String({ maxLength: 200, description: 'in key, title, key fact or owner' })),
  after: Type.Optional(rowNumber({ description: 'the `next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
const renditionParts = {
  variant: Type.Optional(Type.String({ maxLength: 40, description: 'by its name; the item’s own words when absent' })),
  language: Type.Optional(
    Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$', maxLength: 35, description: 'of the few words that are added' }),
  ),
};
const renditionQuery = Type.Object({ device: Type.Optional(oneOfTexts(deviceNames)), ...renditionParts });
const previewBody = Type.Object(
  { item: Type.Unknown({ description: 'as `POST /v1/content` takes it, finished or not' }), variant: renditionParts.variant },
  { additionalProperties: false },
);

/** Pieces of content: what there is, how each device shows them, what they are about, and what is missing. */
export function contentRoutes(app: ApiServer, dependencies: ContentRoutesDependencies): void {
  const tags = ['Content'];
  const { postgres, clock, standard } = dependencies;
  const config = { permission: 'content.read' as const };

  app.get('/v1/content', {
    config,
    schema: { tags, summary: 'What there is to say, newest first', querystring: listQuery, response: { 200: contentList } },
    handler: async ({ query }) => {
      const { limit, tag, ...filter } = query;
      const asked: ContentFilter = { ...filter, tag: tag === undefined ? undefined : tagOf(tag) };
      const [items, counts] = await Promise.all([listContent(postgres, asked, limit), countContent(postgres)]);
      const last = items.at(-1);
      const now = clock.now();
      return {
        items: items.map((item) => itemView(item, standard(), now)),
        counts,
        ...(items.length < limit || last === undefined ? {} : { next: last.id }),
      };
    },
  });

  app.get('/v1/content/kinds', {
    config,
    schema: {
      tags,
      summary: 'The kinds of content with their fields, and the devices with their limits',
      response: { 200: contentKindList },
    },
    handler: async () => kindsView(),
  });

  app.get('/v1/content/standard', {
    config,
    schema: { tags, summary: 'The tags that there are', response: { 200: standardView } },
    handler: async () => standardNames(standard()),
  });

  app.get('/v1/content/coverage', {
    config,
    schema: { tags, summary: 'Which questions, in which stages, have content, and which have none', response: { 200: contentCoverage } },
    handler: async () => coverageView(coverageOf(await allContent(postgres), standard(), clock.now()), standard()),
  });

  app.post('/v1/content/preview', {
    config,
    schema: {
      tags,
      summary: 'What would become of an item: problems, renditions, suggested tags',
      body: previewBody,
      response: { 200: contentPreview },
    },
    handler: async ({ body, caller }) => {
      const item = body.item;
      if (typeof item !== 'object' || item === null || Array.isArray(item)) {
        throw new InvalidInput('content.bad_item', [{ at: 'item', message: 'must be an object' }]);
      }
      const options = { now: clock.now(), ...(body.variant === undefined ? {} : { variant: body.variant }) };
      const preview = previewContent(item as JsonObject, caller.name, standard(), options);
      return { ...preview, suggestions: suggestionsView(preview.suggestions, { tags: [] }, standard()) };
    },
  });

  contentItemRoutes(app, dependencies);
  contentChangeRoutes(app, dependencies);
}

function contentItemRoutes(app: ApiServer, { postgres, clock, standard }: ContentRoutesDependencies): void {
  const tags = ['Content'];
  const config = { permission: 'content.read' as const };
  const params = contentParams;
  const find = (id: string) => readContent(postgres, idOf(id));

  app.get('/v1/content/:id', {
    config,
    schema: { tags, summary: 'One item', params, response: { 200: contentItem } },
    handler: async (request) => itemView(await find(request.params.id), standard(), clock.now()),
  });

  app.get('/v1/content/:id/versions', {
    config,
    schema: { tags, summary: 'Earlier versions, newest first', params, response: { 200: list(contentVersion) } },
    handler: async (request) => (await contentVersions(postgres, (await find(request.params.id)).id)).map(versionView),
  });

  app.get('/v1/content/:id/renditions', {
    config,
    schema: {
      tags,
      summary: 'How a device shows it, or each that its rights allow',
      params,
      querystring: renditionQuery,
      response: { 200: contentRenditions },
    },
    handler: async (request) => {
      const item = await find(request.params.id);
      const { device, variant, language } = request.query;
      if (variant !== undefined && variant !== 'own' && !item.variants.some(({ name }) => name === variant)) {
        throw new InvalidInput('content.unknown_variant', [{ at: 'variant', message: `there is no ${variant} of this item` }]);
      }
      const options = { now: clock.now(), ...(variant === undefined ? {} : { variant }), ...(language === undefined ? {} : { language }) };
      return { renditions: device === undefined ? renditionsOf(item, options) : [renditionOf(item, device, options)] };
    },
  });

  app.get('/v1/content/:id/suggestions', {
    config,
    schema: { tags, summary: 'What it seems to be about, by the standard as it is now', params, response: { 200: tagSuggestions } },
    handler: async (request) => {
      const item = await find(request.params.id);
      return { suggestions: suggestionsView(suggestTags(item, standard()), item, standard()) };
    },
  });
}

function tagOf(text: string): { kind: TagKind; value: string } {
  const border = text.indexOf(':');
  return { kind: text.slice(0, border) as TagKind, value: text.slice(border + 1) };
}

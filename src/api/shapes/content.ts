import { Type } from '@sinclair/typebox';
import {
  contentChannels,
  contentKindNames,
  contentPurposes,
  contentStates,
  deviceNames,
  standings,
  tagKinds,
} from '../../content/index.ts';
import { anyObject, list, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const kind = oneOf(contentKindNames);
const device = oneOf(deviceNames);

const day = Type.String({ description: 'a day such as 2026-09-12, the whole of it, or a moment such as 2026-09-12T10:00+01:00' });
const action = Type.Object({ label: text, address: text });
const picture = Type.Object({ address: text, alt: text, width: wholeNumber, height: wholeNumber });

const tagParts = { kind: oneOf(tagKinds), value: Type.String({ description: 'a key of the tag standard' }), name: text };
const because = optional(list(text, 'the words of the item that speak of it'));
const contentTag = shape('ContentTag', {
  ...tagParts,
  state: oneOf(['suggested', 'confirmed', 'refused'], 'only what a person has confirmed is used in decisions'),
  because,
  by: optional(text),
  at: optional(time),
});

const variant = shape(
  'ContentVariant',
  {
    name: text,
    title: optional(text),
    keyFact: optional(text),
    fields: optional(anyObject),
    action: optional(action),
    picture: optional(picture),
  },
  'the same item in other words; what is left out is as in the item',
);

const bodyParts = {
  key: text,
  kind,
  title: text,
  keyFact: Type.String({ description: 'the one sentence that every device keeps' }),
  fields: Type.Unsafe<object>({
    type: 'object',
    additionalProperties: true,
    description: 'what its kind says beyond that; GET /v1/content/kinds lists them',
  }),
  source: text,
  rights: Type.Object({
    holder: text,
    from: optional(day),
    until: optional(day),
    channels: optional(list(oneOf(contentChannels), 'the only ones it may be shown in')),
  }),
  owner: text,
  language: text,
  from: optional(day),
  until: optional(day),
  purpose: oneOf(contentPurposes),
  isPromotion: Type.Boolean(),
  product: optional(text),
  action: optional(action),
  picture: optional(picture),
  variants: list(variant),
};

export const contentItem = shape('ContentItem', {
  id: wholeNumber,
  version: wholeNumber,
  state: oneOf(contentStates),
  standing: oneOf(standings, 'whether decisions may choose it now, and why not'),
  ...bodyParts,
  tags: list(contentTag),
});

export const contentList = shape('ContentList', {
  items: list(contentItem, 'newest first'),
  counts: Type.Object({ draft: wholeNumber, active: wholeNumber, archived: wholeNumber }),
  next: optional(Type.Integer({ description: 'the `after` of the page that follows' })),
});

export const contentVersion = shape('ContentVersion', {
  version: wholeNumber,
  body: Type.Object(bodyParts),
  changedBy: text,
  changedAt: time,
  reason: text,
  restores: optional(wholeNumber),
});

const rendition = shape(
  'ContentRendition',
  {
    device,
    kind,
    language: text,
    variant: Type.String({ description: '`own` are the item’s own words' }),
    title: Type.String({ description: 'empty where the device has no place for one' }),
    text: Type.String({ description: 'plain: whoever puts it into a page escapes it' }),
    html: optional(Type.String({ description: 'escaped; paragraphs, line breaks and lists alone' })),
    action: optional(action),
    picture: optional(picture),
    isSpoken: Type.Boolean({ description: 'to be read aloud, never shown' }),
    sms: optional(Type.Object({ encoding: oneOf(['gsm7', 'ucs2']), segments: Type.Integer({ description: 'messages of the network' }) })),
    isShortened: Type.Boolean(),
  },
  'an item as one device shows or says it: within its limits, with its key fact',
);
export const contentRenditions = shape('ContentRenditions', { renditions: list(rendition) });

const suggestion = shape('TagSuggestion', {
  ...tagParts,
  because: list(text, 'the words of the item that speak of it'),
  state: optional(oneOf(['suggested', 'confirmed', 'refused'], 'what became of it')),
});
export const tagSuggestions = shape('TagSuggestions', { suggestions: list(suggestion) });

export const contentPreview = shape('ContentPreview', {
  problems: list(Type.Object({ at: text, message: text }), 'all that would be refused'),
  renditions: list(rendition, 'none while something essential is missing'),
  suggestions: list(suggestion),
});

const covered = {
  inUse: Type.Integer({ description: 'items in use that answer it' }),
  waiting: Type.Integer({ description: 'drafts, unconfirmed, or not yet due' }),
};
export const contentCoverage = shape('ContentCoverage', {
  stages: list(Type.Object({ key: text, name: text, questions: list(Type.Object({ key: text, name: text, ...covered })) })),
  gaps: Type.Integer({ description: 'questions of stages that nothing in use answers' }),
});

const field = shape('ContentField', {
  name: text,
  shape: oneOf(['line', 'text', 'number', 'day', 'moment', 'address', 'lines', 'rows']),
  required: Type.Boolean(),
  min: optional(Type.Number()),
  max: optional(Type.Number({ description: 'of a text: characters' })),
  itemsMax: optional(wholeNumber),
  columns: optional(
    list(Type.Object({ name: text, shape: text, required: Type.Boolean(), max: optional(Type.Number()), itemsMax: optional(wholeNumber) })),
  ),
});
export const contentKindList = shape('ContentKinds', {
  kinds: list(Type.Object({ kind, fields: list(field) })),
  devices: list(
    Type.Object({
      device,
      channels: list(oneOf(contentChannels)),
      titleMax: Type.Integer({ description: 'characters; 0: no title there' }),
      textMax: wholeNumber,
      segmentsMax: optional(wholeNumber),
      picture: optional(Type.Object({ width: wholeNumber, height: wholeNumber })),
      links: oneOf(['all', 'absolute', 'text', 'calls', 'none']),
      isHtml: Type.Boolean(),
      isSpoken: Type.Boolean(),
    }),
  ),
});

const entry = Type.Object({ key: text, name: text });
export const standardView = shape('TagStandard', {
  stages: list(entry),
  questions: list(Type.Object({ key: text, name: text, stages: list(text) })),
  products: list(entry),
  occasions: list(entry),
  devices: list(entry),
  moods: list(entry),
  topics: list(entry),
});

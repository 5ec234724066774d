import { isJsonObject, type JsonObject, type Problem } from '../../foundation/index.ts';
import { problemsOfRenditions } from '../rendition/problems-of-renditions.ts';
import { problemsOfAddress, problemsOfFields, problemsOfText } from './check-fields.ts';
import { contentChannels } from './content-channel.ts';
import { type ContentBody, ownVariant } from './content-item.ts';
import { type ContentKind, contentKindNames, contentKinds, isContentKind } from './content-kind.ts';
import { contentPurposes } from './content-purpose.ts';
import { isDay, isMoment, periodOf } from './period.ts';

const keyShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const keyCharactersMax = 80;
const titleCharactersMax = 100;
// One sentence: what a listener keeps in mind, and what one or two text messages hold besides a code or a place.
const keyFactCharactersMax = 140;
const keyFactCharactersMin = 5;
const nameCharactersMax = 120;
const labelCharactersMax = 30;
const variantsMax = 8;
const pictureSideMax = 10_000;

const partNames = [
  ...['key', 'kind', 'title', 'keyFact', 'fields', 'source', 'rights', 'owner', 'language', 'from', 'until', 'purpose', 'isPromotion'],
  ...['product', 'action', 'picture', 'variants'],
];

/** What is wrong with an item that somebody wrote, all at once; with none of it, it is a `ContentBody` that every device it goes to can show. Pure. */
export function problemsOfItem(body: unknown): Problem[] {
  const problems = problemsOfBody(body);
  // Whether it fits can only be said of something that is whole.
  return problems.length > 0 ? problems : problemsOfRenditions(body as ContentBody);
}

/** The same but for the room on devices: with none of it, it is a `ContentBody`. Pure. */
export function problemsOfBody(body: unknown): Problem[] {
  if (!isJsonObject(body)) return [{ at: 'item', message: 'must be an object' }];
  const { kind } = body;
  const problems: Problem[] = [
    ...unknownNames(body, partNames, ''),
    ...(isContentKind(kind) ? [] : [{ at: 'kind', message: `must be one of ${contentKindNames.join(', ')}` }]),
    ...problemsOfKey(body.key),
    ...problemsOfText(body.title, 'title', titleCharactersMax, 2),
    ...problemsOfText(body.keyFact, 'keyFact', keyFactCharactersMax, keyFactCharactersMin),
    ...(isContentKind(kind) ? problemsOfFields(body.fields, contentKinds[kind], 'fields') : []),
    ...problemsOfText(body.source, 'source', nameCharactersMax),
    ...problemsOfText(body.owner, 'owner', nameCharactersMax),
    ...problemsOfRights(body.rights),
    ...problemsOfLanguage(body.language),
    ...problemsOfPeriod(body, ''),
    ...problemsOfPurpose(body),
    ...(body.product === undefined ? [] : problemsOfText(body.product, 'product', nameCharactersMax)),
    ...problemsOfAction(body.action, 'action'),
    ...problemsOfPicture(body.picture, 'picture'),
    ...problemsOfVariants(body.variants, kind),
  ];
  return problems.length > 0 ? problems : problemsAcross(body as unknown as ContentBody);
}

function unknownNames(body: JsonObject, known: readonly string[], at: string): Problem[] {
  return Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((name) => ({ at: `${at}${name}`, message: `is not known here; there are ${known.join(', ')}` }));
}

function problemsOfKey(key: unknown): Problem[] {
  if (typeof key === 'string' && key.length <= keyCharactersMax && keyShape.test(key)) return [];
  return [
    {
      at: 'key',
      message: `must be of small letters, digits and hyphens, beginning with a letter, at most ${keyCharactersMax}: hill-range`,
    },
  ];
}

function problemsOfRights(rights: unknown): Problem[] {
  if (!isJsonObject(rights)) return [{ at: 'rights', message: 'must say who holds them: {"holder": "…"}' }];
  const { channels } = rights;
  const known = `a list of ${contentChannels.join(', ')}`;
  const isKnown = (channel: unknown) => contentChannels.some((one) => one === channel);
  return [
    ...unknownNames(rights, ['holder', 'from', 'until', 'channels'], 'rights.'),
    ...problemsOfText(rights.holder, 'rights.holder', nameCharactersMax),
    ...problemsOfPeriod(rights, 'rights.'),
    ...(channels === undefined || (Array.isArray(channels) && channels.length > 0 && channels.every(isKnown))
      ? []
      : [{ at: 'rights.channels', message: `must be ${known}` }]),
  ];
}

function problemsOfLanguage(language: unknown): Problem[] {
  const message = 'must be a language such as en or pt-BR';
  if (typeof language !== 'string' || language.length > 35) return [{ at: 'language', message }];
  try {
    return Intl.getCanonicalLocales(language).length === 1 ? [] : [{ at: 'language', message }];
  } catch {
    return [{ at: 'language', message }];
  }
}

function problemsOfPeriod(part: JsonObject, at: string): Problem[] {
  const problems = (['from', 'until'] as const).flatMap((name) => {
    const value = part[name];
    if (value === undefined || (typeof value === 'string' && (isDay(value) || isMoment(value)))) return [];
    return [{ at: `${at}${name}`, message: 'must be a day such as 2026-09-12, or a moment such as 2026-09-12T10:00+01:00' }];
  });
  if (problems.length > 0) return problems;
  const { from, until } = periodOf(part as { from?: string; until?: string });
  return from < until ? [] : [{ at: `${at}until`, message: 'is before it begins' }];
}

function problemsOfPurpose({ purpose, isPromotion, kind }: JsonObject): Problem[] {
  const problems: Problem[] = [];
  if (!contentPurposes.some((one) => one === purpose))
    problems.push({ at: 'purpose', message: `must be one of ${contentPurposes.join(', ')}` });
  if (typeof isPromotion !== 'boolean') return [...problems, { at: 'isPromotion', message: 'must be true or false' }];
  if (isPromotion && (purpose === 'service' || purpose === 'advice')) {
    problems.push({ at: 'purpose', message: `a promotion is no ${purpose}: people who allow that have not allowed promotions` });
  }
  if (!isPromotion && kind === 'offer') problems.push({ at: 'isPromotion', message: 'an offer is a promotion' });
  return problems;
}

function problemsOfAction(action: unknown, at: string): Problem[] {
  if (action === undefined) return [];
  if (!isJsonObject(action)) return [{ at, message: 'must be {"label": "…", "address": "…"}' }];
  return [
    ...unknownNames(action, ['label', 'address'], `${at}.`),
    ...problemsOfText(action.label, `${at}.label`, labelCharactersMax),
    ...problemsOfAddress(action.address, `${at}.address`),
  ];
}

function problemsOfPicture(picture: unknown, at: string): Problem[] {
  if (picture === undefined) return [];
  if (!isJsonObject(picture)) return [{ at, message: 'must be {"address", "alt", "width", "height"}' }];
  const side = { shape: 'number', min: 1, max: pictureSideMax, whole: true, required: true } as const;
  const { address, alt, ...size } = picture;
  return [
    ...problemsOfAddress(address, `${at}.address`, true),
    ...problemsOfText(alt, `${at}.alt`, nameCharactersMax),
    ...problemsOfFields(size, { width: side, height: side }, at),
  ];
}

const variantParts = ['name', 'title', 'keyFact', 'fields', 'action', 'picture'];

function problemsOfVariants(variants: unknown, kind: unknown): Problem[] {
  if (!Array.isArray(variants)) return [{ at: 'variants', message: 'must be a list' }];
  if (variants.length > variantsMax) return [{ at: 'variants', message: `has ${variants.length} entries; ${variantsMax} is the limit` }];
  const names = new Set<unknown>([ownVariant]);
  return variants.flatMap((variant: unknown, index): Problem[] => {
    const at = `variants[${index}]`;
    if (!isJsonObject(variant)) return [{ at, message: 'must be an object' }];
    const { name, title, keyFact, fields } = variant;
    const isTaken = names.has(name);
    names.add(name);
    return [
      ...unknownNames(variant, variantParts, `${at}.`),
      ...problemsOfText(name, `${at}.name`, 40),
      ...(isTaken ? [{ at: `${at}.name`, message: `${String(name)} is taken; each has its own` }] : []),
      ...(Object.keys(variant).length > 1 ? [] : [{ at, message: 'says nothing in another way' }]),
      ...(title === undefined ? [] : problemsOfText(title, `${at}.title`, titleCharactersMax, 2)),
      ...(keyFact === undefined ? [] : problemsOfText(keyFact, `${at}.keyFact`, keyFactCharactersMax, keyFactCharactersMin)),
      ...(fields === undefined || !isContentKind(kind)
        ? []
        : problemsOfFields(fields, contentKinds[kind as ContentKind], `${at}.fields`, true)),
      ...problemsOfAction(variant.action, `${at}.action`),
      ...problemsOfPicture(variant.picture, `${at}.picture`),
    ];
  });
}

/** What no single part shows. */
function problemsAcross(body: ContentBody): Problem[] {
  if (body.kind === 'comparison') {
    const { things, rows } = body.fields;
    return rows.flatMap(({ values }, at) =>
      values.length === things.length
        ? []
        : [{ at: `fields.rows[${at}].values`, message: `has ${values.length} entries for ${things.length} things` }],
    );
  }
  return [];
}

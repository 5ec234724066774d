import type { FieldAddress } from '../../event/index.ts';
import { nameKey } from '../../foundation/index.ts';

const inUse: Readonly<Record<Exclude<FieldAddress['kind'], 'event'>, readonly string[]>> = {
  trait: [
    ...['email', 'phone', 'phoneNumber', 'mobile', 'name', 'firstName', 'lastName', 'preferredName', 'nickname', 'title', 'company'],
    ...['birthday', 'birthDate', 'dateOfBirth', 'dob', 'address', 'street', 'city', 'postalCode', 'country', 'region'],
    ...[
      'locale',
      'language',
      'timezone',
      'currency',
      'id',
      'userId',
      'anonymousId',
      'customerNumber',
      'cardNumber',
      'username',
      'createdAt',
    ],
    ...['goal', 'currentGoal', 'matters', 'whatMatters', 'values', 'consent', 'household'],
  ],
  property: [
    ...['order_id', 'order_number', 'checkout_id', 'revenue', 'total', 'value', 'currency', 'products', 'product_id', 'sku'],
    ...['url', 'referrer', 'referring_url', 'path', 'search', 'email', 'phone', 'customer_number', 'case_id', 'serial', 'serial_number'],
    ...['text', 'message', 'comment', 'body', 'subject', 'transcript', 'direction', 'duration', 'duration_seconds'],
    ...[
      'score',
      'rating',
      'survey',
      'survey_type',
      'goal',
      'matters',
      'purpose',
      'chosen',
      'offered',
      'alternatives',
      'options',
      'selected',
    ],
    ...['shown', 'list', 'choice', 'passed_over', 'default', 'code', 'code_type'],
  ],
  context: [
    ...[
      'consent',
      'gpc',
      'traits',
      'traitsOnce',
      'page',
      'campaign',
      'referrer',
      'device',
      'userAgent',
      'os',
      'location',
      'locale',
      'timezone',
    ],
    ...['externalIds', 'groupId', 'method', 'source', 'sessionId', 'library', 'clockSkewMs', 'ip', 'screen'],
  ],
};

const inUseByKind = new Map(Object.entries(inUse).map(([kind, names]) => [kind, new Set(names.map(nameKey))]));

/**
 * Whether the product itself goes by this field (who somebody is, what she may be sent, what she bought, said, chose and asked for): it
 * serves, whatever it foretells, and cannot be retired. By its outermost name. Pure.
 */
export function isInUse({ kind, path }: FieldAddress): boolean {
  return kind === 'event' || inUseByKind.get(kind)?.has(nameKey(path.split('.')[0] as string)) === true;
}

export type Sensitivity = 'ordinary' | 'personal' | 'special';

/** Words of the special kinds of data of GDPR Art. 9(1), and of criminal records (Art. 10). */
const specialWords =
  /^(?:health|medical|disease|illness|diagnos[a-z]*|allerg[a-z]*|medication|disabilit[a-z]*|pregnan[a-z]*|religi[a-z]*|faith|church|ethnic[a-z]*|race|racial|sexual[a-z]*|politic[a-z]*|union|biometric[a-z]*|fingerprint|genetic[a-z]*|dna|criminal|conviction[a-z]*|gesundheit[a-z]*|saude|kosher|halal)$/;
/** Words of what names somebody, says where she is or describes her. */
const personalWords =
  /^(?:email|mail|phone|mobile|tel|fax|name|firstname|lastname|surname|nickname|username|address|street|postal|zip|postcode|postalcode|city|birth|birthday|birthdate|dob|age|gender|sex|ip|latitude|longitude|lat|lon|lng|location|iban|card|account|passport|ssn|tax|plate|vin|serial|salary|income|marital|children|avatar|photo|advertising|idfa|gaid|device|user|customer|person|contact|nationality|title)$/;

/** How careful one must be with a field, by the words of its names; a person may say otherwise. A name that names people is personal. Pure. */
export function sensitivityOf({ path }: Pick<FieldAddress, 'path'>, isIdentifier: boolean): Sensitivity {
  const words = wordsOf(path);
  if (words.some((word) => specialWords.test(word))) return 'special';
  return isIdentifier || words.some((word) => personalWords.test(word)) ? 'personal' : 'ordinary';
}

function wordsOf(path: string): string[] {
  return path
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u);
}

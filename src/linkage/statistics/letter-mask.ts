import type { NormalField, NormalRecord } from './person-field.ts';

/** Fields whose likeness is measured letter by letter. */
export const maskedFields = [
  'given_name',
  'surname',
  'birth_date',
  'street',
  'street_number',
  'address_line',
  'town',
  'postcode',
  'phone',
  'email',
  'local',
  'national_number',
] as const satisfies readonly NormalField[];

/** The column that says which letters a field has. */
export function maskOf(field: NormalField): string {
  return `mask_${field}`;
}

/** Which letters a text has, a bit for each of 32 kinds: bytes that differ by 32 are of one kind. Pure. */
export function letterMask(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) mask |= 1 << (code % 32);
    else for (const byte of Buffer.from(text[at] as string, 'utf8')) mask |= 1 << (byte % 32);
  }
  return mask >>> 0;
}

/** The masks of a record, in the order of `maskedFields`. */
export function masksOf(record: NormalRecord): number[] {
  return maskedFields.map((field) => letterMask(record[field]));
}

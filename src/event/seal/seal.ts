import { createHmac } from 'node:crypto';
import { compileNames, type NameMachine } from './scan-body.ts';
import { normaliseFieldName } from './sealed-field.ts';

/** What seals numbers: a secret of this installation and the fields whose values are sealed whatever they look like. */
export interface Seal {
  /** The reference for a number without spaces and punctuation, in capitals. The same number always gives the same reference. */
  reference(normalised: string): string;
  /** Whether values under this field name are sealed. */
  isSealedField(name: string): boolean;
  readonly machine: NameMachine;
}

// 64 bits: among a billion numbers the chance that two share a reference is 3 %, among a hundred million 0.03 %.
const referenceHexDigits = 16;
const shownDigits = 4;
// A number shorter than this would be half told by its last four digits: a keyed PIN entirely.
const shownFromLength = 8;

const sealedInside = /sealed:[0-9a-f]{16}:/;
const sealedShape = /^sealed:[0-9a-f]{16}:([0-9A-Z]{0,4})$/;

/**
 * Makes a seal. The secret must stay the same for the life of the data: with another one the same number gets another reference and is
 * no longer recognised.
 */
export function createSeal(secret: string | Buffer, fieldNames: readonly string[]): Seal {
  const names = new Set(fieldNames.map(normaliseFieldName).filter((name) => name !== ''));
  return {
    reference: (normalised) => {
      const mac = createHmac('sha256', secret).update(normalised).digest('hex').slice(0, referenceHexDigits);
      return `sealed:${mac}:${normalised.length >= shownFromLength ? normalised.slice(-shownDigits) : ''}`;
    },
    isSealedField: (name) => names.has(normaliseFieldName(name)),
    machine: compileNames(names),
  };
}

/** True for a text that is a reference already. */
export function isSealed(text: string): boolean {
  return sealedShape.test(text);
}

/** True for a text that has a reference anywhere in it. */
export function holdsSealed(text: string): boolean {
  return sealedInside.test(text);
}

/** A sealed number as screens show it, `••••1234`; undefined when the text is no reference. */
export function displaySealed(text: string): string | undefined {
  const shown = sealedShape.exec(text)?.[1];
  return shown === undefined ? undefined : `••••${shown}`;
}

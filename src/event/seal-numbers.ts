import type { JsonValue } from '../foundation/index.ts';
import { isCardNumber } from './seal/card-number.ts';
import { isIban } from './seal/iban.ts';
import { mayHoldNumbers } from './seal/scan-body.ts';
import { isSealed, type Seal } from './seal/seal.ts';
import { normaliseNumber, sealString, sealValueOfField } from './seal/seal-string.ts';
import { sealText, sealUnreadableText } from './seal/seal-text.ts';

/**
 * Replaces full card and account numbers in JSON text by references, `sealed:<16 hex digits of HMAC-SHA256>:<last four>`, before it is
 * written anywhere. Payment card numbers (issuer ranges and Luhn's check) and IBANs (mod 97) go wherever they stand, with spaces, dashes
 * or percent escapes in them too; values under the seal's field names go whatever they look like. Text that is not JSON is sealed as well.
 * The same text comes back, not a copy, when it holds nothing to seal; that answer costs about half of what parsing the text does.
 *
 * @param bytes the same text in UTF-8, when the caller has it anyway: the quick look then needs no copy.
 */
export function sealNumbers(text: string, seal: Seal, bytes: Uint8Array = Buffer.from(text)): string {
  return mayHoldNumbers(bytes, seal.machine) ? sealText(text, seal) : text;
}

/** As `sealNumbers`, for text that does not parse: what stands outside quotes is sealed as running text. */
export function sealUnreadable(text: string, seal: Seal): string {
  return sealUnreadableText(text, seal);
}

/** As `sealNumbers`, for a value; the same value comes back when it holds nothing to seal. */
export function sealValue<Value extends JsonValue>(value: Value, seal: Seal): Value {
  const text = JSON.stringify(value);
  const sealed = sealNumbers(text, seal);
  return sealed === text ? value : (JSON.parse(sealed) as Value);
}

/** The reference under which a number that somebody typed would be stored, if it was sealed; undefined for what is no number. */
export function referenceOf(typed: string, seal: Seal): string | undefined {
  const sealed = sealValueOfField(typed, seal);
  return sealed !== typed && isSealed(sealed) ? sealed : undefined;
}

/**
 * The form in which an identifier is stored: its reference when its namespace is a sealed field or when it is a card number or an IBAN,
 * else the value itself. A search for a full number goes through here first, and finds the person who holds the reference.
 */
export function sealIdentifier(namespace: string, value: string, seal: Seal): string {
  if (isSealed(value)) return value;
  if (seal.isSealedField(namespace)) return sealValueOfField(value, seal);
  const normalised = normaliseNumber(value);
  return isCardNumber(normalised) || isIban(normalised) ? seal.reference(normalised) : sealString(value, seal);
}

import { parseInstant } from '../../foundation/index.ts';

/** What a field says of one person: a number, a text, yes or no; nothing where it is not known. Dates come as text (ISO 8601). */
export type FieldValue = boolean | number | string | undefined;

/** One field of everybody, in the order of people. */
export interface FieldColumn {
  readonly name: string;
  readonly values: readonly FieldValue[];
  /** Fields about the same thing in two ways (how often, how recently) are not compared as others. */
  readonly group?: string;
  /**
   * 1 for people of whom it could be known (an event came that carries it); all when absent. Only they are asked: that such events come at all
   * is not the field's merit.
   */
  readonly among?: Uint8Array;
}

/** People with what was known of them before a day, and whether something came of it afterwards. */
export interface FieldTable {
  readonly columns: readonly FieldColumn[];
  /** 1 where the outcome came, else 0; one for each person. */
  readonly outcome: Uint8Array;
}

const isoDate = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const numberText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A value as a number: numbers, texts that write one, and dates as milliseconds since 1970. Undefined for anything else. */
export function numberOf(value: FieldValue, isDate: boolean): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (isDate) return isDateText(text) ? Date.parse(text) : undefined;
  return numberText.test(text) ? Number(text) : undefined;
}

export function isDateText(text: string): boolean {
  return isoDate.test(text) && parseInstant(text) !== undefined;
}

/** Whether nothing is said: absent, or blank. */
export function isMissing(value: FieldValue): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '') || (typeof value === 'number' && Number.isNaN(value));
}

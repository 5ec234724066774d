import { type Branded, InvalidInput } from '../foundation/index.ts';

/** The number of a firm; screens and addresses say `f12`. */
export type FirmId = Branded<number, 'FirmId'>;

/** A `site` is a place of a firm and has a parent always; everything else is a `firm`, a group's holding included. */
export const firmForms = ['firm', 'site'] as const;
export type FirmForm = (typeof firmForms)[number];

export function formatFirmId(id: number): string {
  return `f${id}`;
}

/** @throws InvalidInput `firm.bad_id` when it is not like `f12`. */
export function parseFirmId(text: string): FirmId {
  const match = /^f([1-9]\d{0,14})$/.exec(text);
  if (match === null) throw new InvalidInput('firm.bad_id', [{ at: 'id', message: 'the number of a firm is written like f12' }]);
  return Number(match[1]) as FirmId;
}

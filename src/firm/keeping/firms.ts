import { Conflict, InvalidInput, isCalendarDay, type JsonObject, NotFound, type Problem } from '../../foundation/index.ts';
import { int4Array, int8Array, type Sql, textArray } from '../../storage/index.ts';
import { type FirmForm, type FirmId, formatFirmId } from '../firm.ts';
import { checkFirmIdentifier, type FirmIdentifier, isFirmNamespace } from '../number/firm-identifier.ts';
import * as queries from '../queries/firm.ts';
import { nameFirms } from './name-firms.ts';
import { setParent } from './parents.ts';

/** Who writes, and when: milliseconds since 1970. */
export interface ByHand {
  readonly by: string;
  readonly now: number;
}

/** A firm as a colleague writes it down. */
export interface NewFirm {
  readonly name: string;
  readonly form: FirmForm;
  readonly parent: FirmId | undefined;
  readonly since: string;
  /** As typed, by namespace. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly traits: JsonObject;
}

// The number of no source: what a colleague wrote.
export const byHandSource = 0;
const nameLengthMax = 200;

/**
 * Makes a firm, with all that is known of it, and answers its number.
 * @throws InvalidInput `firm.bad_firm`, `firm.bad_identifier`, `firm.bad_parent`; Conflict `firm.identifier_taken`; NotFound `firm.not_found`
 */
export async function createFirm(sql: Sql, made: NewFirm, hand: ByHand): Promise<FirmId> {
  const name = checkedName(made.name);
  if (made.form === 'site' && made.parent === undefined) {
    throw new InvalidInput('firm.bad_firm', [{ at: 'parent', message: 'a site is a place of a firm: say of which, for example f12' }]);
  }
  const identifiers = checkedIdentifiers(made.identifiers);
  await sql.query(queries.lockFirms);
  if (made.parent !== undefined) await readFirmRow(sql, made.parent);
  const [row] = await sql.query<{ id: number }>(queries.addFirm, [made.form, name, hand.now]);
  const id = (row as { id: number }).id as FirmId;
  await writeFacts(sql, id, { ...made.traits, name }, hand);
  await nameFirms(sql, [id], hand.now);
  for (const identifier of identifiers) await giveIdentifier(sql, id, identifier, hand);
  if (made.parent !== undefined) await setParent(sql, id, made.parent, { since: made.since, by: hand.by, at: hand.now });
  return id;
}

/** Writes what a colleague knows better: a name, traits; null takes back what was written so before. @throws InvalidInput `firm.bad_firm` */
export async function changeFirm(
  sql: Sql,
  id: FirmId,
  change: { name?: string | undefined; traits?: JsonObject | undefined },
  hand: ByHand,
): Promise<void> {
  const name = change.name === undefined ? {} : { name: checkedName(change.name) };
  await sql.query(queries.lockFirms);
  const { name: inTraits, ...traits } = change.traits ?? {};
  if (inTraits !== undefined) throw new InvalidInput('firm.bad_firm', [{ at: 'traits.name', message: 'write the name as name' }]);
  for (const gone of Object.entries(traits).filter(([, value]) => value === null)) await sql.query(queries.removeFact, [id, gone[0]]);
  await writeFacts(sql, id, { ...traits, ...name }, hand);
  await nameFirms(sql, [id], hand.now);
  await sql.query(queries.touchFirms, [int8Array([id]), hand.now]);
}

/** Gives a firm a number or a domain. @throws InvalidInput `firm.bad_identifier`; Conflict `firm.identifier_taken` */
export async function addFirmIdentifier(sql: Sql, id: FirmId, given: { namespace: string; value: string }, hand: ByHand): Promise<void> {
  const [identifier] = checkedIdentifiers({ [given.namespace]: given.value });
  await sql.query(queries.lockFirms);
  await giveIdentifier(sql, id, identifier as FirmIdentifier, hand);
  await sql.query(queries.touchFirms, [int8Array([id]), hand.now]);
}

/** Takes a number or a domain from a firm. @throws NotFound `firm.no_such_identifier` */
export async function removeFirmIdentifier(
  sql: Sql,
  id: FirmId,
  { namespace, value }: { namespace: string; value: string },
): Promise<void> {
  const [gone] = await sql.query(queries.removeIdentifier, [namespace, value, id]);
  if (gone === undefined) throw new NotFound('firm.no_such_identifier', `${formatFirmId(id)} is not known by ${namespace} ${value}`);
}

/** The firm as it is shown: another where it was joined into that. @throws NotFound `firm.not_found` */
export async function readFirmRow(sql: Sql, id: FirmId): Promise<queries.FirmRow> {
  const [row] = await sql.prepared<queries.WholeRow>('firm_wholes', queries.wholesById, [int8Array([id])]);
  if (row === undefined) throw new NotFound('firm.not_found', `there is no firm ${formatFirmId(id)}`);
  return row;
}

/** The firm with an identifier, in whatever form it is written. @throws InvalidInput `firm.bad_identifier` for what cannot be one */
export async function firmNamed(sql: Sql, namespace: string, value: string): Promise<FirmId | undefined> {
  const [identifier] = checkedIdentifiers({ [namespace]: value });
  const [row] = await sql.prepared<queries.IdentifierRow>('firm_identifiers_named', queries.identifiersNamed, [
    textArray([namespace]),
    textArray([(identifier as FirmIdentifier).value]),
  ]);
  return row?.firm_id as FirmId | undefined;
}

/** A day that the calendar has. @throws InvalidInput `firm.bad_day` */
export function checkedDay(text: string, at: string): string {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDay(year, month, day)) return text;
  throw new InvalidInput('firm.bad_day', [{ at, message: `${text} is no day: write it like 2026-03-01` }]);
}

function checkedName(text: string): string {
  const name = text.replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > nameLengthMax) {
    throw new InvalidInput('firm.bad_firm', [{ at: 'name', message: `a firm has a name of 1 to ${nameLengthMax} characters` }]);
  }
  return name;
}

/** All that is wrong with identifiers is said at once. */
function checkedIdentifiers(given: Readonly<Record<string, string>>): FirmIdentifier[] {
  const problems: Problem[] = [];
  const checked = Object.entries(given).flatMap(([namespace, value]): FirmIdentifier[] => {
    if (!isFirmNamespace(namespace)) {
      problems.push({
        at: namespace,
        message: 'is no sort of number that firms have: use lei, vat, duns, registration, domain or group_id',
      });
      return [];
    }
    const found = checkFirmIdentifier(namespace, value);
    if (found.ok) return [{ namespace, value: found.value }];
    problems.push({ at: namespace, message: `${value.trim()} ${found.problem}` });
    return [];
  });
  if (problems.length > 0) throw new InvalidInput('firm.bad_identifier', problems);
  return checked;
}

async function giveIdentifier(sql: Sql, id: FirmId, { namespace, value }: FirmIdentifier, { by, now }: ByHand): Promise<void> {
  const [taken] = await sql.query<queries.IdentifierRow>(queries.identifiersNamed, [textArray([namespace]), textArray([value])]);
  if (taken !== undefined) {
    if ((await readFirmRow(sql, taken.firm_id as FirmId)).id === id) return;
    throw new Conflict(
      'firm.identifier_taken',
      `${namespace} ${value} is that of ${formatFirmId(taken.firm_id)}: take it from there first, if it is this one's`,
    );
  }
  await sql.query(queries.addIdentifiers, [
    textArray([namespace]),
    textArray([value]),
    int8Array([id]),
    int4Array([byHandSource]),
    textArray([by]),
    textArray([null]),
    int8Array([now]),
  ]);
}

async function writeFacts(sql: Sql, id: FirmId, facts: JsonObject, { by, now }: ByHand): Promise<void> {
  const said = Object.entries(facts).filter(([, value]) => value !== undefined && value !== null);
  if (said.length === 0) return;
  await sql.query(queries.addFacts, [
    int8Array(said.map(() => id)),
    textArray(said.map(([name]) => name)),
    int4Array(said.map(() => byHandSource)),
    textArray(said.map(([, value]) => JSON.stringify(value))),
    textArray(said.map(() => by)),
    textArray(said.map(() => null)),
    int8Array(said.map(() => now)),
  ]);
}

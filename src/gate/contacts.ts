import type { Purpose } from '../consent/index.ts';
import { dayMs } from '../foundation/index.ts';
import { boolArray, int8Array, type Sql, textArray } from '../storage/index.ts';
import type { Contact, ContactState } from './contact.ts';
import { type ContactRow, contactsOf, deleteOldContacts, insertContacts, markContacts } from './queries/contact.ts';

// What the longest memory of attention asks for, and a month to look back at.
const keptDays = 400;
// More than anybody should ever get in a year; a person with more was not asked.
const contactsMax = 200;

/** Writes down what was sent, in the caller's transaction; a message that is known already stays as it is. */
export async function addContacts(sql: Sql, contacts: readonly Contact[]): Promise<void> {
  if (contacts.length === 0) return;
  await sql.prepared('gate_contact_add', insertContacts, [
    int8Array(contacts.map(({ identifierId }) => identifierId)),
    int8Array(contacts.map(({ at }) => at)),
    textArray(contacts.map(({ channel }) => channel)),
    textArray(contacts.map(({ purpose }) => purpose)),
    boolArray(contacts.map(({ isPromotion }) => isPromotion)),
    boolArray(contacts.map(({ isAnswer }) => isAnswer)),
    textArray(contacts.map(({ message }) => message)),
    textArray(contacts.map(({ state }) => state)),
  ]);
}

/** Writes down how messages were met; a state only goes forward (sent, failed, ignored, seen, used). Returns the identifiers concerned. */
export async function markContact(sql: Sql, met: readonly { readonly message: string; readonly state: ContactState }[]): Promise<number[]> {
  if (met.length === 0) return [];
  const rows = await sql.prepared<{ identifier_id: number }>('gate_contact_mark', markContacts, [
    textArray(met.map(({ message }) => message)),
    textArray(met.map(({ state }) => state)),
  ]);
  return rows.map((row) => row.identifier_id);
}

/** What was sent to some identifiers, the oldest first: what the gate goes by. One prepared statement over an index. */
export async function readContacts(sql: Sql, identifierIds: readonly number[], now: number): Promise<Contact[]> {
  const rows = await sql.prepared<ContactRow>('gate_contacts', contactsOf, [int8Array(identifierIds), now - keptDays * dayMs, contactsMax]);
  return rows.map((row) => ({
    identifierId: row.identifier_id,
    channel: row.channel,
    purpose: row.purpose as Purpose,
    isPromotion: row.is_promotion,
    isAnswer: row.is_answer,
    at: row.at,
    message: row.message,
    state: row.state as ContactState,
  }));
}

/** Forgets what was sent so long ago that nothing goes by it any more. */
export async function forgetContacts(sql: Sql, now: number): Promise<void> {
  await sql.query(deleteOldContacts, [now - keptDays * dayMs]);
}

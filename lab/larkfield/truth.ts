import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { placeholderEmails, placeholderPhones } from './dirt.ts';
import type { Evidence, Link } from './evidence.ts';
import type { FirmListing } from './firm-history.ts';
import type { Firm } from './firms.ts';
import type { Household } from './household.ts';
import type { Notebook } from './notebook.ts';
import type { Person } from './person.ts';
import type { PersonHistory } from './person-history.ts';
import { stores } from './places.ts';

// Lines that wait in memory before they go to disk.
const linesHeldMax = 2_000;

/** How many of what the truth holds. */
export interface TruthCounts {
  people: number;
  households: number;
  firms: number;
  contacts: number;
  customers: number;
  purchases: number;
  left: number;
  identifiers: number;
  sharedIdentifiers: number;
  certainLinks: number;
  probableLinks: number;
  /** Pairs of identifiers that certain links join, directly or by way of others. */
  certainPairs: number;
  referrals: number;
  keyedNumbers: number;
}

/** Writes what really is the case, into a folder that the product never sees. */
export class TruthWriter {
  readonly counts: TruthCounts = {
    people: 0,
    households: 0,
    firms: 0,
    contacts: 0,
    customers: 0,
    purchases: 0,
    left: 0,
    identifiers: 0,
    sharedIdentifiers: 0,
    certainLinks: 0,
    probableLinks: 0,
    certainPairs: 0,
    referrals: 0,
    keyedNumbers: 0,
  };
  readonly #folder: string;
  readonly #waiting = new Map<string, string[]>();

  constructor(folder: string) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#line('links.csv', 'person,kind,a_namespace,a_value,b_namespace,b_value,file');
    this.#line('shared.csv', 'namespace,value,people');
    for (const store of stores) for (const kiosk of store.kiosks) this.#line('shared.csv', `anonymous_id,${kiosk},everybody`);
    for (const value of placeholderEmails) this.#line('shared.csv', `email,${value},nobody`);
    for (const value of placeholderPhones) this.#line('shared.csv', `phone,${value},nobody`);
  }

  person(person: Person, history: PersonHistory, notebook: Notebook): void {
    const { life, referrer } = history;
    this.counts.people++;
    if (life.purchases.length > 0) this.counts.customers++;
    if (life.leftAt !== undefined) this.counts.left++;
    if (referrer !== undefined) this.counts.referrals++;
    this.counts.purchases += life.purchases.length;
    this.#write(person, notebook, {
      likesToBeCalled: person.likesToBeCalled,
      household: person.household.id,
      traits: person.traits,
      firstSeen: iso(life.firstSeen),
      purchases: life.purchases.map((time) => iso(time)),
      leftAt: life.leftAt === undefined ? null : iso(life.leftAt),
      referredBy: referrer === undefined ? null : `c${String(referrer).padStart(7, '0')}`,
    });
  }

  contact(person: Person, firm: Firm, notebook: Notebook): void {
    this.counts.contacts++;
    this.#write(person, notebook, { firm: firm.id, traits: person.traits });
  }

  #write(person: Person, notebook: Notebook, more: Record<string, unknown>): void {
    const known = notebook.evidence.identifiersOf(person.id);
    const links = notebook.evidence.linksOf(person.id);
    this.counts.identifiers += known.length;
    this.counts.certainPairs += pairsOf(links);
    this.#line(
      'people.ndjson',
      JSON.stringify({
        person: person.id,
        kind: person.kind,
        given: person.given,
        family: person.family,
        born: person.born,
        country: person.country.code,
        city: person.household.address.city.name,
        timezone: person.household.address.city.zone,
        language: person.language,
        ...more,
        identifiers: known,
        rows: notebook.rowsOf(person.id),
      }),
    );
    for (const { kind, a, b, file } of links) {
      if (kind === 'certain') this.counts.certainLinks++;
      else this.counts.probableLinks++;
      this.#line('links.csv', `${person.id},${kind},${a.namespace},${a.value},${b.namespace},${b.value},${file}`);
    }
  }

  household(household: Household): void {
    this.counts.households++;
    this.#line(
      'households.ndjson',
      JSON.stringify({
        household: household.id,
        members: household.members.map((member) => `c${String(member).padStart(7, '0')}`),
        street: household.address.street,
        postcode: household.address.postcode,
        city: household.address.city.name,
        landline: household.landline ?? null,
        tablet: household.tabletId ?? null,
      }),
    );
  }

  firm(firm: Firm, listings: readonly FirmListing[]): void {
    this.counts.firms++;
    this.#line(
      'firms.ndjson',
      JSON.stringify({
        firm: firm.id,
        name: firm.name,
        kind: firm.kind,
        city: firm.address.city.name,
        country: firm.address.country.code,
        sites: firm.sites,
        roles: firm.roles.map((role) => ({ ...role, since: iso(role.since) })),
        listedAs: listings,
        contacts: firm.contacts.map((contact) => ({ person: contact.person.id, buyingRole: contact.buyingRole })),
      }),
    );
  }

  /** What a notebook knows beyond single people: things that several share, numbers that must be sealed. */
  group(evidence: Evidence, keyedNumbers: readonly string[]): void {
    for (const { identifier, people } of evidence.shared()) {
      this.counts.sharedIdentifiers++;
      this.#line('shared.csv', `${identifier.namespace},${identifier.value},${people.join(' ')}`);
    }
    for (const number of keyedNumbers) this.#line('keyed-numbers.txt', number);
    this.counts.keyedNumbers += keyedNumbers.length;
  }

  /** Writes what waits, and `report` beside it. */
  finish(report: Record<string, unknown>): void {
    this.#line('company.json', JSON.stringify({ ...report, counts: this.counts }, undefined, 2));
    for (const file of this.#waiting.keys()) this.#flush(file);
  }

  #line(file: string, line: string): void {
    let lines = this.#waiting.get(file);
    if (lines === undefined) {
      lines = [];
      this.#waiting.set(file, lines);
    }
    lines.push(line);
    if (lines.length >= linesHeldMax) this.#flush(file);
  }

  #flush(file: string): void {
    const lines = this.#waiting.get(file) as string[];
    if (lines.length > 0) appendFileSync(join(this.#folder, file), `${lines.join('\n')}\n`);
    lines.length = 0;
  }
}

function iso(time: number): string {
  return new Date(Math.round(time)).toISOString();
}

/** Pairs within the groups that the certain links of one person make. */
function pairsOf(links: readonly Link[]): number {
  const groups = new Map<string, Set<string>>();
  for (const { kind, a, b } of links) {
    if (kind !== 'certain') continue;
    const [left, right] = [`${a.namespace}\t${a.value}`, `${b.namespace}\t${b.value}`];
    const joined = groups.get(left) ?? new Set([left]);
    for (const member of groups.get(right) ?? [right]) joined.add(member);
    for (const member of joined) groups.set(member, joined);
  }
  let pairs = 0;
  for (const group of new Set(groups.values())) pairs += (group.size * (group.size - 1)) / 2;
  return pairs;
}

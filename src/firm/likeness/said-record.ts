import { isJsonObject, type JsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import { numberIn } from '../intake/said-of-firm.ts';
import { type FirmNamespace, isOwnDomain } from '../number/firm-identifier.ts';
import { type SaidRow, saidOfFirms } from '../queries/likeness.ts';
import { type FirmRecord, normaliseFirm, type SaidRecord } from './firm-record.ts';

/** What is said of a record, and the form in which it is compared. */
export interface SaidFirm {
  readonly said: SaidRecord;
  readonly record: FirmRecord;
}

/** What is said of some records by now. */
export async function readSaidFirms(sql: Sql, ids: readonly number[]): Promise<Map<number, SaidFirm>> {
  const rows = await sql.prepared<SaidRow>('firm_said', saidOfFirms, [int8Array([...new Set(ids)])]);
  return new Map(
    rows.map((row) => {
      const said = saidRecord(row);
      return [row.id, { said, record: normaliseFirm(said) }];
    }),
  );
}

const townNames = ['city', 'town', 'billing_city', 'billingCity'];
const postcodeNames = ['postalCode', 'postal_code', 'postcode', 'zip'];
const countryNames = ['country', 'country_code', 'countryCode', 'billing_country', 'billingCountry'];
const phoneNames = ['phone', 'telephone', 'phoneNumber', 'phone_number'];

/** What is said of a record of a firm, in whatever names its lists say it (Segment's group spec, HubSpot's companies, Salesforce's accounts). Pure. */
function saidRecord({ name, facts, numbers, domains }: Pick<SaidRow, 'domains' | 'facts' | 'name' | 'numbers'>): SaidRecord {
  const said = (facts === null ? {} : JSON.parse(facts)) as JsonObject;
  const address = isJsonObject(said.address) ? said.address : {};
  const first = (names: readonly string[]): string | undefined =>
    names.map((one) => written(address[one]) ?? written(said[one])).find((text) => text !== undefined && text.trim() !== '');
  // A number that is another firm's already is none of this one's identifiers, but it still says so.
  const stated = Object.entries(said).flatMap(([trait, value]) => (value === undefined ? [] : (numberIn(trait, value) ?? [])));
  const inFacts = (namespace: FirmNamespace): string[] => stated.filter((one) => one.namespace === namespace).map(({ value }) => value);
  return {
    name,
    town: first(townNames),
    postcode: first(postcodeNames),
    country: first(countryNames),
    phone: first(phoneNames),
    domains: [...listOf(domains), ...inFacts('domain')].filter((domain) => domain !== '' && isOwnDomain(domain)),
    numbers: [
      ...listOf(numbers),
      ...(['vat', 'registration', 'lei', 'duns'] as const).flatMap((one) => inFacts(one).map((value) => `${one}:${value}`)),
    ],
  };
}

function listOf(json: string | null): string[] {
  return json === null ? [] : (JSON.parse(json) as string[]);
}

function written(value: JsonValue | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}

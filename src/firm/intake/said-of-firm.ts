import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonObject, type JsonValue, parseInstant, textOf } from '../../foundation/index.ts';
import { checkFirmIdentifier, type FirmIdentifier, type FirmNamespace, isOwnDomain } from '../number/firm-identifier.ts';
import { type BuyingRoleName, buyingRoleOf } from '../role/buying-role.ts';
import { type PartyRoleName, partyRoles } from '../role/party-role.ts';
import { dayOf } from '../role/span.ts';

/** What an event says of a firm. */
export interface SaidOfFirm {
  readonly groupId: string;
  /** Whether it speaks for the firm; without that it only names one, and makes none. */
  readonly describes: boolean;
  readonly name: string | undefined;
  /** Without the numbers and roles below. */
  readonly traits: JsonObject;
  /** Numbers that are right; wrong ones stay among the traits. */
  readonly identifiers: readonly FirmIdentifier[];
  readonly role: { readonly role: PartyRoleName; readonly context: string; readonly since: string } | undefined;
  readonly buyingRole: BuyingRoleName | undefined;
  /** The number, in the same systems, of the firm that it is a part of. */
  readonly parentGroupId: string | undefined;
  readonly isSite: boolean;
}

const groupIdLengthMax = 200;
const nameLengthMax = 200;
const contextLengthMax = 200;
// A firm is described by some dozens of traits; a program that sends more sends something else.
const traitsMax = 100;
const traitBytesMax = 2_000;

/** Under which names the systems of others send numbers (Segment's group spec, HubSpot's companies, Salesforce's accounts). */
const namesOfNumbers: Readonly<Record<Exclude<FirmNamespace, 'group_id'>, readonly string[]>> = {
  lei: ['lei', 'lei_code', 'legal_entity_identifier'],
  vat: ['vat', 'vat_number', 'vat_id', 'vatNumber', 'vatId', 'tax_id', 'taxId'],
  duns: ['duns', 'duns_number', 'dunsNumber', 'd_u_n_s'],
  registration: ['registration', 'registration_number', 'registrationNumber'],
  domain: ['domain', 'website', 'url', 'web_address'],
};
const roleNames = ['party_role', 'partyRole', 'listed_as', 'listedAs', 'relationship_type', 'type'];
const roleContextNames = ['role_context', 'roleContext', 'listed_context', 'listedContext'];
const roleSinceNames = ['role_since', 'roleSince'];
const buyingRoleNames = ['buying_role', 'buyingRole', 'roleInDecision', 'role_in_decision', 'hs_buying_role'];
const parentNames = ['parent_id', 'parentId', 'parent_group_id', 'parentGroupId', 'hs_parent_company_id'];
const siteNames = ['form', 'type', 'account_type', 'accountType'];
// HubSpot's types of a company.
const otherRoles: Readonly<Record<string, PartyRoleName>> = { vendor: 'supplier', reseller: 'partner', client: 'customer' };

/**
 * What an event says of a firm: a `group` call, traits of an `identify` call that name the firm with its number (`company: {id, name}`, or `companyNumber`
 * beside `company`), or a firm that any event carries in `context.groupId`. Undefined where it says nothing. Pure.
 */
export function saidOfFirm(event: CustomerEvent): SaidOfFirm | undefined {
  const { kind, groupId, traits, context } = event;
  if (kind === 'group') return groupId === undefined ? undefined : said(groupId, traits, event.time, true);
  if (kind === 'identify') {
    const { company } = traits;
    if (isJsonObject(company)) {
      const id = written(company.id);
      const { id: _, ...others } = company;
      if (id !== undefined) return said(id, { ...others, ...buyingRoleIn(traits) }, event.time, true);
    }
    const id = written(traits.companyNumber ?? traits.company_number ?? traits.company_id ?? traits.companyId);
    const name = textOf(company);
    if (id !== undefined) return said(id, { ...(name === undefined ? {} : { name }), ...buyingRoleIn(traits) }, event.time, true);
  }
  const named = written(context.groupId);
  return named === undefined ? undefined : said(named, {}, event.time, false);
}

function buyingRoleIn(traits: JsonObject): JsonObject {
  const name = buyingRoleNames.find((one) => traits[one] !== undefined);
  return name === undefined ? {} : { [name]: traits[name] as JsonValue };
}

function said(groupId: string, given: JsonObject, time: number, describes: boolean): SaidOfFirm | undefined {
  if (groupId.trim() === '' || groupId.length > groupIdLengthMax) return undefined;
  const traits: Record<string, JsonValue> = {};
  const identifiers: FirmIdentifier[] = [];
  const read = new Set<string>([...roleContextNames, ...roleSinceNames, ...buyingRoleNames, ...parentNames, 'name']);
  for (const [name, value] of Object.entries(given).slice(0, traitsMax)) {
    if (value === undefined || value === null || value === '') continue;
    const found = numberIn(name, value);
    if (found !== undefined) identifiers.push(found);
    if (!read.has(name) && JSON.stringify(value).length <= traitBytesMax) traits[name] = value;
  }
  const roleText = firstText(given, roleNames)?.toLowerCase();
  const role = partyRoles.find((one) => one === roleText) ?? (roleText === undefined ? undefined : otherRoles[roleText]);
  const since = firstText(given, roleSinceNames);
  const buying = firstText(given, buyingRoleNames);
  return {
    ...{ groupId: groupId.trim(), describes, traits, identifiers },
    name: textOf(given.name)?.trim().slice(0, nameLengthMax) || undefined,
    role:
      role === undefined
        ? undefined
        : {
            role,
            context: (firstText(given, roleContextNames) ?? '').slice(0, contextLengthMax),
            since: dayOf((since === undefined ? undefined : parseInstant(since)) ?? time),
          },
    buyingRole: buying === undefined ? undefined : buyingRoleOf(buying),
    parentGroupId: firstText(given, parentNames),
    isSite: firstText(given, siteNames)?.toLowerCase() === 'site',
  };
}

/** The number or domain that a trait says, in the form in which it is kept; undefined where it says none, or a wrong one. Pure. */
export function numberIn(name: string, value: JsonValue): FirmIdentifier | undefined {
  const namespace = (Object.keys(namesOfNumbers) as (keyof typeof namesOfNumbers)[]).find((one) => namesOfNumbers[one].includes(name));
  const text = written(value);
  if (namespace === undefined || text === undefined) return undefined;
  const checked = checkFirmIdentifier(namespace, text);
  if (!checked.ok || (namespace === 'domain' && !isOwnDomain(checked.value))) return undefined;
  return { namespace, value: checked.value };
}

function firstText(given: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = written(given[name]);
    if (text !== undefined && text.trim() !== '') return text.trim();
  }
  return undefined;
}

/** Numbers of lists are written as texts or as numbers. */
function written(value: JsonValue | undefined): string | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textOf(value);
}

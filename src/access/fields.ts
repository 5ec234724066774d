import { Type } from '@sinclair/typebox';
import { InvalidInput, isJsonObject, type JsonValue } from '../foundation/index.ts';
import type { AuditEntry } from '../governance/index.ts';
import { defineSetting, type Setting } from '../settings/index.ts';
import type { Caller } from './caller.ts';
import { type Role, roles } from './permission.ts';

export interface FieldRule {
  /** A field's name, however it is written (`accountNumber`, `account_number`); `*` stands for anything. */
  readonly field: string;
  /** Whole words that make it another field: `*margin*` is not about a name that holds the word `marginal`. */
  readonly except?: readonly string[];
  readonly hiddenFrom: readonly Role[];
  readonly why: string;
}

const paidByCustomer = ['delivery', 'postage', 'shipping'];
const everybody: Role[] = [...roles];
const front: Role[] = ['clerk', 'agent', 'supervisor', 'marketer', 'steward', 'engineer'];

/** What a product costs us and what we earn by it, in the words and spellings that systems use for it. */
const earnings: readonly Pick<FieldRule, 'except' | 'field'>[] = [
  { field: '*margin*', except: ['marginal', 'marginally', 'marginalised', 'marginalized', 'marginalia'] },
  { field: '*profit*', except: ['nonprofit', 'nonprofits'] },
  { field: 'cost*', except: ['costa', 'costar', 'costume', 'costumes', ...paidByCustomer] },
  // What sending costs is said to the customer on the bill.
  ...['*cost', '*costs', '*cost*amount', '*cost*price', '*cost*eur', '*cost*usd'].map((field) => ({ field, except: paidByCustomer })),
  { field: '*markup*' },
  { field: '*cogs' },
  { field: 'supplierPrice' },
  { field: 'buyingPrice' },
  { field: 'wholesalePrice' },
];

// With more, matching one long name could take seconds.
const starsMax = 2;
const nameCharactersCompared = 200;

/** Which fields of people and events a role does not see; `people.reveal` shows one, with a reason that is logged. */
export const fieldRulesSetting: Setting<{ rules: FieldRule[] }> = defineSetting({
  key: 'access.fields',
  alsoNeeds: 'fields.edit',
  title: 'Fields that not everyone sees',
  description: 'Fields of customers and events that stay hidden from a role. Whoever may reveal one gives a reason, which is logged.',
  schema: Type.Object(
    {
      rules: Type.Array(
        Type.Object(
          {
            field: Type.String({ minLength: 1, maxLength: 100, pattern: '[A-Za-z0-9]', description: 'name of the field; * for anything' }),
            except: Type.Optional(
              Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
                maxItems: 50,
                description: 'a name that holds one of these as a whole word is another field, and is shown',
              }),
            ),
            hiddenFrom: Type.Array(Type.Union(roles.map((role) => Type.Literal(role))), { uniqueItems: true }),
            why: Type.String({ maxLength: 200, description: 'shown where the value would be' }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 500 },
      ),
    },
    { additionalProperties: false },
  ),
  check: ({ rules }) =>
    rules.flatMap((rule, at) =>
      rule.field.split('*').length - 1 > starsMax ? [{ at: `rules[${at}].field`, message: `at most ${starsMax} stars in a name` }] : [],
    ),
  default: {
    rules: [
      ...earnings.map((rule) => ({
        ...rule,
        hiddenFrom: front,
        why: 'What a product costs us is no help to the customer.',
      })),
      ...['accountNumber', 'iban', 'bankAccount', 'cardNumber', 'nationalId', 'ssn', 'taxId', 'passportNumber'].map((field) => ({
        field,
        hiddenFrom: everybody,
        why: 'A full number is shown only when there is a reason for it.',
      })),
    ],
  },
});

/** Under either name a firm may hide what somebody brings. */
export const profitNames = ['margin', 'profit'] as const;

/** What one role does not see. */
export interface HiddenFields {
  /** The rule that hides `name`; undefined when it is shown. */
  ruleFor(name: string): FieldRule | undefined;
}

/** Whether what somebody brings us is hidden: by the name of the margin or of the profit. */
export function isProfitHidden({ ruleFor }: HiddenFields): boolean {
  return profitNames.some((name) => ruleFor(name) !== undefined);
}

const known = new WeakMap<readonly FieldRule[], Map<Role, HiddenFields>>();

/** The fields hidden from `role`; worked out once per version of the rules. */
export function hiddenFields(rules: readonly FieldRule[], role: Role): HiddenFields {
  const byRole = known.get(rules) ?? new Map<Role, HiddenFields>();
  known.set(rules, byRole);
  const found = byRole.get(role);
  if (found !== undefined) return found;
  const made = hiddenFieldsOf(rules.filter((rule) => rule.hiddenFrom.includes(role)));
  byRole.set(role, made);
  return made;
}

// Field names come from outside; this many are remembered before starting over.
const namesRememberedMax = 5_000;

interface Matcher {
  readonly rule: FieldRule;
  readonly except: ReadonlySet<string>;
  /** Undefined for a rule without a star, which is found by the name itself. */
  readonly pattern?: RegExp;
}

function hiddenFieldsOf(rules: readonly FieldRule[]): HiddenFields {
  const plain = new Map<string, Matcher[]>();
  const patterns: Matcher[] = [];
  for (const rule of rules) {
    const except = new Set((rule.except ?? []).map(plainName));
    if (rule.field.includes('*')) {
      patterns.push({ rule, except, pattern: new RegExp(`^${rule.field.split('*').map(plainName).join('.*')}$`, 's') });
    } else {
      const name = plainName(rule.field);
      plain.set(name, [...(plain.get(name) ?? []), { rule, except }]);
    }
  }
  const remembered = new Map<string, FieldRule | undefined>();
  return {
    ruleFor(name) {
      if (remembered.has(name)) return remembered.get(name);
      const flat = plainName(name);
      const words = wordsOf(name);
      const isMeant = ({ except }: Matcher): boolean => except.size === 0 || !words.some((word) => except.has(word));
      const found = plain.get(flat)?.find(isMeant) ?? patterns.find((one) => one.pattern?.test(flat) && isMeant(one));
      if (remembered.size >= namesRememberedMax) remembered.clear();
      remembered.set(name, found?.rule);
      return found?.rule;
    },
  };
}

/** `accountNumber`, `account_number` and `Account Number` are one field. */
function plainName(name: string): string {
  return name
    .slice(0, nameCharactersCompared)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words of `shippingCost`, `shipping_cost` and `Shipping Cost`. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, nameCharactersCompared)
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}

/** Stands where a hidden value was. */
export const hiddenMark = '•••';

/** A copy of a JSON value without what is hidden, at any depth; for raw events and exports. */
export function hideFields(value: JsonValue, hidden: HiddenFields): JsonValue {
  if (Array.isArray(value)) return value.map((item) => hideFields(item, hidden));
  if (!isJsonObject(value)) return value;
  const shown: [string, JsonValue][] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    shown.push([key, hidden.ruleFor(key) === undefined ? hideFields(inner, hidden) : hiddenMark]);
  }
  // fromEntries defines own properties, so that a key called __proto__ stays data.
  return Object.fromEntries(shown);
}

/** The log entry for showing a hidden field to somebody. @throws InvalidInput `access.reason_missing` */
export function revealEntry(caller: Caller, reveal: { subject: string; field: string; reason: string }): AuditEntry {
  const reason = reveal.reason.trim();
  if (reason === '') throw new InvalidInput('access.reason_missing', [{ at: 'reason', message: 'say why you need to see it' }]);
  return { actor: caller, action: 'people.reveal', subject: reveal.subject, reason, details: { field: reveal.field } };
}

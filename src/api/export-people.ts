import type { CustomerView } from '../profile/index.ts';

/** A customer in one line of JSON: what she is, without where each fact comes from. */
export function exportedPerson({ id, name, place, stats, traits, knownAs, permissions }: CustomerView): object {
  const shown = traits.filter((trait) => trait.hidden !== true);
  return {
    id,
    name: name.display,
    place,
    stats,
    traits: Object.fromEntries(shown.map((trait) => [trait.name, trait.value])),
    knownAs: knownAs.map(({ namespace, value }) => ({ namespace, value })),
    permissions: permissions.map(({ identifier, purpose, granted, time }) => ({ identifier, purpose, granted, time })),
  };
}

const columns: readonly (readonly [string, (view: CustomerView) => unknown])[] = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name.display],
  ['email', (view) => identifiersIn(view, 'email')],
  ['phone', (view) => identifiersIn(view, 'phone')],
  ['user_id', (view) => identifiersIn(view, 'user_id')],
  ['language', ({ place }) => place.language],
  ['country', ({ place }) => place.country],
  ['city', ({ place }) => place.city],
  ['first_seen', ({ stats }) => stats.firstSeen],
  ['last_seen', ({ stats }) => stats.lastSeen],
  ['events', ({ stats }) => stats.events],
  ['visits', ({ stats }) => stats.visits],
  ['orders', ({ stats }) => stats.orders],
  ['spent', ({ stats }) => stats.spent[0]?.amount],
  ['currency', ({ stats }) => stats.spent[0]?.currency],
  ['traits', (view) => JSON.stringify((exportedPerson(view) as { traits: object }).traits)],
];

/** The heading of the CSV. */
export const csvHeading = `${columns.map(([name]) => name).join(',')}\r\n`;

/** A customer in one line of CSV (RFC 4180); several values of one kind stand behind one another with a semicolon. */
export function csvLine(view: CustomerView): string {
  return `${columns.map(([, cell]) => csvCell(cell(view))).join(',')}\r\n`;
}

/**
 * Spreadsheets run a cell that begins with one of these as a formula, whatever the quotes say (OWASP, CSV injection); an apostrophe
 * makes it text. Phone numbers and amounts stay as they are.
 */
const formula = /^[=@\t\r]|^[+-](?![\d .()-]+$)/;

export function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = String(value);
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n;']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function identifiersIn({ knownAs }: CustomerView, namespace: string): string {
  return knownAs
    .filter((identifier) => identifier.namespace === namespace)
    .map(({ value }) => value)
    .join(';');
}

import { int8Array, type Sql, textArray } from '../../storage/index.ts';
import { wordsOfName } from '../keeping/name-firms.ts';
import { checkFirmIdentifier, firmNamespaces } from '../number/firm-identifier.ts';
import * as queries from '../queries/firm.ts';
import { type FirmInBrief, readFirmNames } from './read-firm.ts';

/** A firm that was found, and by what. */
export interface FoundFirm extends FirmInBrief {
  readonly why: { readonly kind: string; readonly text: string };
}

// What a word begins with this many firms at most are looked through: a beginning that more share finds some of them.
const bearersMax = 2_000;

/** Firms by their number here (`f12`), by any number or domain of theirs, or by beginnings of the words of their name. Three statements at most. */
export async function findFirms(sql: Sql, typed: string, limit: number): Promise<FoundFirm[]> {
  const text = typed.trim();
  if (text === '') return [];
  const values = [...new Set(firmNamespaces.flatMap((namespace) => valueIn(namespace, text)))];
  const own = /^f([1-9]\d{0,14})$/.exec(text.toLowerCase());
  const byNumber = await sql.prepared<queries.IdentifierRow>('firm_identifiers_of_value', queries.identifiersOfValue, [textArray(values)]);
  const words = wordsOfName(text);
  const byName = words.length === 0 ? [] : await firmsNamedLike(sql, words, limit);
  const why = new Map<number, FoundFirm['why']>();
  if (own !== null) why.set(Number(own[1]), { kind: 'firm', text: text.toLowerCase() });
  for (const { firm_id, namespace, value } of byNumber) if (!why.has(firm_id)) why.set(firm_id, { kind: namespace, text: value });
  const numbered = [...why.keys()];
  const rows = await sql.prepared<queries.FirmRow>('firm_by_id', queries.firmsById, [int8Array([...new Set([...numbered, ...byName])])]);
  const known = new Map(rows.map((row) => [row.id, row]));
  const shown = await readFirmNames(sql, [...known.keys()]);
  const met = new Set<number>();
  return [...numbered, ...byName.filter((id) => !why.has(id))]
    .flatMap((id): FoundFirm[] => {
      const row = known.get(id);
      const firm = shown.get(id);
      if (row === undefined || firm === undefined || met.has(firm.id)) return [];
      // The words that differ by more than a beginning were looked for by the two longest alone.
      const hasAll = words.every((word) => wordsOfName(row.name).some((one) => one.startsWith(word)));
      if (!why.has(id) && !hasAll) return [];
      met.add(firm.id);
      return [{ ...firm, why: why.get(id) ?? { kind: 'name', text: row.name } }];
    })
    .slice(0, limit);
}

function valueIn(namespace: (typeof firmNamespaces)[number], text: string): string[] {
  const checked = checkFirmIdentifier(namespace, text);
  return checked.ok ? [checked.value] : [];
}

async function firmsNamedLike(sql: Sql, words: readonly string[], limit: number): Promise<number[]> {
  // The longest words are the rarest.
  const [first, second] = [...words].sort((left, right) => right.length - left.length);
  const rows = await sql.prepared<{ firm_id: number }>('firm_with_words', queries.firmsWithWords, [
    first,
    after(first as string),
    second ?? null,
    second === undefined ? null : after(second),
    limit * 4,
    bearersMax,
  ]);
  return rows.map(({ firm_id }) => firm_id);
}

/** The first text, in byte order, that does not begin with this one. */
function after(beginning: string): string {
  return `${beginning}\u{10ffff}`;
}

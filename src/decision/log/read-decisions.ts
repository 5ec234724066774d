import type { Identifier } from '../../identity/index.ts';
import type { Sql, Warehouse } from '../../storage/index.ts';
import * as queries from '../queries/decision.ts';
import type { RecentDecision } from '../recent-decisions.ts';
import { askedAsOf } from './asked-as.ts';
import { noSuchDecision, parseDecisionId } from './decision-address.ts';
import type { DecisionRecord } from './decision-record.ts';
import { decodeRecord } from './record-text.ts';

interface BodyRow {
  readonly body: string;
}

// Nobody scrolls through a week of decisions; what is older is found by the person.
const newestWithinMs = 7 * 86_400_000;

/** One decision as it was made; `recent` has those that are on their way to the warehouse. @throws NotFound `decision.no_such_decision` */
export async function readDecision(
  warehouse: Warehouse,
  recent: (id: string) => DecisionRecord | undefined,
  id: string,
): Promise<DecisionRecord> {
  const { identifierId: identifier, time, sourceId: source, number } = parseDecisionId(id);
  const known = recent(id);
  if (known !== undefined) return known;
  const [row] = await warehouse.query<BodyRow>(queries.decisionByAddress, { identifier, time, source, number });
  if (row === undefined) throw noSuchDecision();
  return decodeRecord(row.body);
}

/** Decisions about a person, the newest first, those of a moment ago included, and those that were made before she was known by her identifiers. */
export async function decisionsAbout(
  warehouse: Warehouse,
  recent: Iterable<RecentDecision>,
  person: { readonly identifiers: readonly (Identifier & { readonly id: number; readonly shared: boolean })[]; readonly id: number },
  page: { readonly before: number; readonly limit: number },
): Promise<DecisionRecord[]> {
  const identifiers = person.identifiers.map(({ id }) => id);
  // What several people share names none of them.
  const askedAs = person.identifiers.filter(({ shared }) => !shared).map(askedAsOf);
  const rows = await warehouse.query<BodyRow>(queries.decisionsOfPeople, { identifiers, askedAs, ...page });
  const isHers = (one: RecentDecision): boolean =>
    one.personId === person.id || (one.askedAs !== undefined && askedAs.includes(one.askedAs));
  const own = [...recent].filter((one) => isHers(one) && one.at < page.before);
  return newest(own, rows, page.limit);
}

/** The newest decisions of all, within a week. */
export async function newestDecisions(
  warehouse: Warehouse,
  recent: Iterable<RecentDecision>,
  filter: { readonly place?: string | undefined; readonly onlyDefaults: boolean; readonly before: number; readonly limit: number },
): Promise<DecisionRecord[]> {
  const { place = '', onlyDefaults, before, limit } = filter;
  const fits = (one: RecentDecision): boolean =>
    one.at < before && (place === '' || one.place === place) && (!onlyDefaults || one.isDefault);
  const values = { from: before - newestWithinMs, before, place, onlyDefaults: onlyDefaults ? 1 : 0, limit };
  const rows = await warehouse.query<BodyRow>(queries.newestDecisions, values);
  return newest([...recent].filter(fits), rows, limit);
}

/** Of those in memory only as many are read as a page has. */
function newest(recent: readonly RecentDecision[], rows: readonly BodyRow[], limit: number): DecisionRecord[] {
  const lately = [...recent].sort((left, right) => right.at - left.at).slice(0, limit);
  const records = [...lately.map(({ kept }) => kept.toString()), ...rows.map(({ body }) => body)].map(decodeRecord);
  return [...new Map(records.map((record) => [record.id, record])).values()].sort((left, right) => right.at - left.at).slice(0, limit);
}

export const outcomes = ['seen', 'used', 'helped', 'ignored'] as const;
export type Outcome = (typeof outcomes)[number];

/** What happened to a choice that was shown. Reported as often as somebody likes: what was used stays used. */
export async function reportOutcome(
  sql: Sql,
  record: DecisionRecord,
  report: { readonly item: number | string; readonly outcome: Outcome; readonly value?: number | undefined; readonly at: number },
): Promise<void> {
  const choice = record.choices.find(({ id, key }) => key === report.item || id === report.item);
  if (choice === undefined) throw noSuchDecision();
  const { outcome, at } = report;
  const chances = Object.fromEntries(
    [...record.choices, ...record.rejected].flatMap(({ key, chance }) => (chance === undefined ? [] : [[key, chance] as const])),
  );
  const chosenBy =
    record.defaultBecause !== undefined
      ? 'default'
      : choice.override !== undefined
        ? 'colleague'
        : choice.rule !== undefined
          ? 'rule'
          : 'learned';
  const settled = outcome === 'seen' ? null : outcome === 'ignored' ? 0 : 1;
  await sql.prepared('decision_outcome_add', queries.addOutcome, [
    ...[record.id, choice.key, record.at, record.moment.place, choice.propensity, [...choice.features], JSON.stringify(chances), chosenBy],
    ...[choice.rule ?? null, at, settled === null ? null : at, settled, report.value ?? null],
  ]);
}

import type { Rule } from '../../audience/index.ts';
import { hourMs, type JsonObject, type PersonId, textOf } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import type { SendingDependencies } from './dispatch-due.ts';
import { isFresh, type NoticeRule, type NoticeRules, noticesFor, personRuleOf } from './notice-setting.ts';
import { type PlannedFor, planMessages } from './plan-messages.ts';
import * as queries from './queries/message.ts';
import * as signals from './queries/signal.ts';
import { messageNamedBy, receiptNamed } from './queue-signals.ts';
import { settleReceipt } from './settle-receipts.ts';

export interface SignalDependencies extends SendingDependencies {
  readonly notices: () => NoticeRules;
  /** Which of some people a rule holds for now. */
  readonly fits: (sql: Sql, people: readonly PersonId[], rule: Rule) => Promise<ReadonlySet<PersonId>>;
}

// Some ten milliseconds of work.
const signalsAtOnce = 100;

/**
 * Works off what events have said of messages, and what notice rules ask for: taken out in the transaction that writes what follows, so that neither is lost nor
 * done twice. Answers how many there were.
 */
export async function workSignals(dependencies: SignalDependencies): Promise<number> {
  const { postgres, clock } = dependencies;
  return postgres.transaction(async (sql) => {
    const rows = (await sql.query<signals.SignalRow>(signals.takeSignals, [signalsAtOnce])).sort((left, right) => left.id - right.id);
    if (rows.length === 0) return 0;
    for (const row of rows) await settleSignal(sql, row, clock.now());
    await planNotices(sql, rows, dependencies);
    return rows.length;
  });
}

async function settleSignal(sql: Sql, row: signals.SignalRow, now: number): Promise<void> {
  const state = receiptNamed(row.name);
  if (state === undefined) return;
  const properties = JSON.parse(row.properties) as JsonObject;
  const key = messageNamedBy(properties);
  const words = textOf(properties.reason) ?? textOf(properties.bounce_reason) ?? textOf(properties.description);
  const isPassing = state === 'bounced' && isSoft(properties);
  if (key !== undefined) {
    await settleReceipt(sql, { key, state, at: row.time, by: `event ${row.name}`, words, isPassing }, undefined, now);
  } else if (state === 'bounced' && !isPassing) {
    const value = textOf(properties.email)?.trim().toLowerCase() ?? null;
    const [address] = await sql.query<{ id: number }>(queries.selectMailAddress, [row.identifier_id, value]);
    if (address !== undefined) await sql.query(queries.addBounced, [address.id, row.time, words ?? '']);
  }
}

/** A mailbox that is full, or a server that is away, is no reason to give an address up. */
function isSoft(properties: JsonObject): boolean {
  const kind = [properties.bounce_type, properties.bounceType, properties.type, properties.class].find(
    (value) => typeof value === 'string',
  );
  return typeof kind === 'string' && /soft|transient|temporary|deferred/i.test(kind);
}

async function planNotices(sql: Sql, rows: readonly signals.SignalRow[], dependencies: SignalDependencies): Promise<void> {
  const now = dependencies.clock.now();
  const wanted = rows.flatMap((row) => {
    const properties = JSON.parse(row.properties) as JsonObject;
    const rules = noticesFor(dependencies.notices(), { name: row.name, properties });
    return rules.filter((rule) => isFresh(rule, row.time, now)).map((rule) => ({ row, rule, properties }));
  });
  if (wanted.length === 0) return;
  const ids = int8Array(wanted.map(({ row }) => row.identifier_id));
  const people = await sql.query<{ id: number; person_id: number }>(queries.peopleOf, [ids]);
  const personOf = new Map(people.map((one) => [one.id, one.person_id as PersonId]));
  const fitting = new Map<NoticeRule, ReadonlySet<PersonId>>();
  for (const { rule } of wanted) {
    const condition = personRuleOf(rule);
    if (condition === undefined || fitting.has(rule)) continue;
    const asked = wanted.filter((one) => one.rule === rule).flatMap(({ row }) => personOf.get(row.identifier_id) ?? []);
    fitting.set(rule, await dependencies.fits(sql, [...new Set(asked)], condition));
  }
  const planned = wanted.flatMap(({ row, rule, properties }): PlannedFor[] => {
    const person = personOf.get(row.identifier_id);
    if (person === undefined || fitting.get(rule)?.has(person) === false) return [];
    const { subject, text, content } = rule;
    const body = content === '' ? { text, ...(subject === '' ? {} : { subject }), data: properties } : { content };
    const wish = {
      ...{ ways: rule.channels, purpose: rule.purpose, isPromotion: rule.isPromotion, isAnswer: false, body, rule: rule.key },
      ...{ at: now, until: now + rule.usefulHours * hourMs, by: `rule ${rule.key}` },
    };
    return [{ person, identifierId: row.identifier_id, wish, once: `notice ${rule.key} ${row.source_id} ${row.message_id}` }];
  });
  await planMessages(sql, planned, dependencies, now);
}

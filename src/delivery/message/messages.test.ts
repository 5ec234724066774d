import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { consents, knownAs, type MessageHouse, messageHouse } from '../../../test/message-house.ts';
import { compileRule } from '../../audience/index.ts';
import { dayMs, hourMs, minuteMs, type PersonId } from '../../foundation/index.ts';
import { gateRulesSetting, readContacts } from '../../gate/index.ts';
import { connectorSetting } from './connector-setting.ts';
import { dispatchDue } from './dispatch-due.ts';
import { queueSignals } from './queue-signals.ts';
import { dropForGone, reviewMessages } from './review-messages.ts';
import { settleReceipt } from './settle-receipts.ts';

let house: MessageHouse;
let made = 0;
beforeAll(async () => {
  house = await messageHouse();
});
afterAll(() => house.engines.close());
beforeEach(async () => {
  await house.engines.postgres.query('DELETE FROM inbox');
  await house.engines.postgres.query("UPDATE message SET state = 'cancelled' WHERE state IN ('planned', 'held')");
  house.clock.set(Date.parse('2026-05-04T09:00:00Z') + made * 8 * dayMs);
  house.gate = gateRulesSetting.default;
  house.connectors = connectorSetting.default;
  house.refused.length = 0;
});

/** Somebody new with an e-mail address, a phone and an account, who allows what is said. */
function somebody(allowed: Readonly<Record<string, boolean>> = { marketing: true }, traits = {}): Promise<PersonId> {
  made += 1;
  const name = `may${made}`;
  return house.person({
    [`user_id:${name}`]: [knownAs({ firstName: 'May', ...traits }), consents(allowed)],
    [`email:${name}@okafor.test`]: [],
    [`phone:+35191000${made}`]: [],
  });
}

describe('a message', () => {
  test('to who allows it goes to the outbox with her name, once, and says plainly that nothing left the house', async () => {
    const may = await somebody();
    const planned = await house.plan(may);
    expect(planned).toMatchObject({ state: 'planned', reasons: [] });
    await house.settle();
    const sent = await house.message(planned.key);
    expect(sent).toMatchObject({ state: 'sent', connector: 'standIn', is_stand_in: true, words: JSON.stringify({ text: 'Hello May' }) });
    const told = await house.told();
    expect(told).toMatchObject([{ event: 'Email Kept In Outbox', properties: { message_id: planned.key, stand_in: true } }]);
    const [contact] = await readContacts(house.engines.postgres, [sent.address_id as number], house.clock.now());
    expect(contact).toMatchObject({ message: planned.key, channel: 'email', isPromotion: true, state: 'sent' });
  });

  test('to who never said yes is refused with the reason, and the gate counts it', async () => {
    const may = await somebody({});
    const planned = await house.plan(may);
    expect(planned).toMatchObject({ state: 'refused', reasons: [{ code: 'consent.unknown' }] });
    expect(house.refused).toMatchObject([
      { asker: 'message', purpose: 'marketing', channel: 'email', refusals: [{ code: 'consent.unknown' }] },
    ]);
    await house.settle();
    expect(await house.message(planned.key)).toMatchObject({ state: 'refused' });
    expect(await house.told()).toEqual([]);
  });

  test('asked for twice under one name is made once', async () => {
    const may = await somebody();
    const first = await house.plan(may, {}, 'token 1 welcome');
    const again = await house.plan(may, {}, 'token 1 welcome');
    expect(again).toMatchObject({ key: first.key, isNew: false });
  });

  test('waits for the moment that it was asked for, and is of no use after its time', async () => {
    const may = await somebody();
    const later = await house.plan(may, { at: house.clock.now() + hourMs });
    const night = house.clock.now() + 13 * hourMs;
    const tonight = await house.plan(may, { at: night, until: night + hourMs });
    expect(tonight).toMatchObject({ state: 'held', reasons: [{ code: 'quiet_hours' }] });
    await house.settle();
    expect(await house.message(later.key)).toMatchObject({ state: 'planned' });
    house.clock.advance(hourMs);
    await house.settle();
    expect(await house.message(later.key)).toMatchObject({ state: 'sent' });
    house.clock.advance(14 * hourMs);
    await house.settle();
    expect(await house.message(tonight.key)).toMatchObject({ state: 'dropped', reason: 'message.too_late' });
  });

  test('in the night of her zone is held until the morning, and goes then', async () => {
    const may = await somebody();
    house.clock.advance(13 * hourMs);
    const planned = await house.plan(may);
    expect(planned).toMatchObject({ state: 'held', reasons: [{ code: 'quiet_hours' }] });
    // Eight in the morning in Lisbon, which in May is seven by UTC.
    expect(new Date(planned.dueAt).toISOString()).toMatch(/T07:00:00/);
    house.clock.set(planned.dueAt - minuteMs);
    await house.settle();
    expect(await house.message(planned.key)).toMatchObject({ state: 'held' });
    house.clock.set(planned.dueAt);
    await house.settle();
    expect(await house.message(planned.key)).toMatchObject({ state: 'sent' });
  });
});

describe('attention', () => {
  const rules = (perWeek: number) => ({
    ...gateRulesSetting.default,
    caps: { all: {}, channels: {} },
    attention: { ...gateRulesSetting.default.attention, perWeek },
  });

  test('with two a week spent, a third promotion is held with the reason, whatever the channel, and a reply to her question goes at once', async () => {
    house.gate = rules(2);
    const may = await somebody({ marketing: true, sms_marketing: true });
    for (const way of ['email', 'sms'] as const) await house.plan(may, { ways: [way] });
    await house.settle();
    const third = await house.plan(may);
    expect(third).toMatchObject({ state: 'held', reasons: [{ code: 'attention.spent' }] });
    const reply = await house.plan(may, { isAnswer: true, isPromotion: false, purpose: 'service', body: { text: 'Yes, it climbs.' } });
    await house.settle();
    expect(await house.message(reply.key)).toMatchObject({ state: 'sent' });
    expect(await house.message(third.key)).toMatchObject({ state: 'held', reason: 'attention.spent' });
    house.clock.set(third.dueAt);
    await house.settle();
    expect(await house.message(third.key)).toMatchObject({ state: 'sent' });
  });

  test('ten promotions that are due at one moment never spend more than there is, in two copies of the product at once', async () => {
    house.gate = rules(2);
    const may = await somebody();
    const planned = await Promise.all(Array.from({ length: 10 }, () => house.plan(may)));
    await Promise.all([house.settle(house.runner()), house.settle(house.runner())]);
    const states = await Promise.all(planned.map(async ({ key }) => (await house.message(key)).state));
    expect(states.filter((state) => state === 'sent')).toHaveLength(2);
    expect(states.filter((state) => state === 'held')).toHaveLength(8);
  });
});

describe('her word', () => {
  test('withdrawn between planning and sending is obeyed, at once and not when it would have gone', async () => {
    const may = await somebody();
    const planned = await house.plan(may, { at: house.clock.now() + hourMs });
    await house.happened(`user_id:may${made}`, consents({ marketing: false }, house.clock.now()));
    expect(await reviewMessages(house.dependencies, [may])).toBe(1);
    expect(await house.message(planned.key)).toMatchObject({ state: 'refused', reason: 'consent.refused' });
  });

  test('withdrawn in the very moment is seen by the transaction that sends', async () => {
    const may = await somebody();
    const planned = await house.plan(may);
    await house.happened(`email:may${made}@okafor.test`, consents({ marketing: false }, house.clock.now()));
    await dispatchDue(house.dependencies, 4);
    expect(await house.message(planned.key)).toMatchObject({ state: 'refused', reason: 'consent.refused' });
    expect(await house.told()).toEqual([]);
  });

  test('“leave me be” stops every promotion on every channel with the reason; service goes', async () => {
    const may = await somebody({ marketing: true, sms_marketing: true, push: true });
    await house.happened(`user_id:may${made}`, { name: 'Relationship Chosen', properties: { relationship: 'leaveMeBe' } });
    for (const way of ['email', 'sms', 'call'] as const) {
      const offer = await house.plan(may, { ways: [way] });
      expect(offer.state).toBe('refused');
      expect(offer.reasons.map(({ code }) => code)).toContain('relationship.leave_me_be');
    }
    const service = await house.plan(may, { purpose: 'service', isPromotion: false, body: { text: 'Your order is on its way.' } });
    await house.settle();
    expect(await house.message(service.key)).toMatchObject({ state: 'sent' });
  });

  test('an open complaint holds offers, and its end lets them go without waiting', async () => {
    const may = await somebody();
    await house.happened(`user_id:may${made}`, { name: 'Complaint Made', properties: { complaint: 'Too late' } });
    const offer = await house.plan(may);
    expect(offer).toMatchObject({ state: 'held', reasons: [{ code: 'problem.open' }] });
    await house.happened(`user_id:may${made}`, { name: 'Case Closed', time: house.clock.now() });
    await reviewMessages(house.dependencies, [may]);
    await house.settle();
    expect(await house.message(offer.key)).toMatchObject({ state: 'sent' });
  });
});

describe('addresses', () => {
  test('a yes said by one address is no yes for another', async () => {
    made += 1;
    const may = await house.person({
      [`user_id:two${made}`]: [knownAs({})],
      [`email:yes${made}@x.test`]: [consents({ marketing: true })],
      [`email:other${made}@x.test`]: [],
    });
    const planned = await house.plan(may);
    await house.settle();
    const { address_id } = await house.message(planned.key);
    const [address] = await house.engines.postgres.query<{ value: string }>('SELECT value FROM identifier WHERE id = $1', [address_id]);
    expect(address?.value).toBe(`yes${made}@x.test`);
  });

  test('one that bounced is not used again, until something arrived there after all', async () => {
    const may = await somebody();
    const first = await house.plan(may);
    await house.settle();
    const receipt = (key: string, state: 'bounced' | 'delivered') =>
      house.engines.postgres.transaction((sql) =>
        settleReceipt(
          sql,
          { key, state, at: house.clock.now(), by: 'test', words: 'no such mailbox' },
          house.dependencies.source,
          house.clock.now(),
        ),
      );
    await receipt(first.key, 'bounced');
    expect(await house.plan(may)).toMatchObject({ state: 'refused', reasons: [{ code: 'address.bounced' }] });
    const byPhone = await house.plan(may, { ways: ['email', 'sms'], purpose: 'service', isPromotion: false });
    await house.settle();
    expect(await house.message(byPhone.key)).toMatchObject({ state: 'sent', way: 'sms' });
    house.clock.advance(minuteMs);
    await house.engines.postgres.query('UPDATE message_address SET bounced_at = bounced_at - 1');
    const { postgres } = house.engines;
    await postgres.query('UPDATE message SET receipt = NULL WHERE key = $1', [first.key]);
    await receipt(first.key, 'delivered');
    expect(await postgres.query('SELECT FROM message_address')).toEqual([]);
  });
});

describe('groups', () => {
  test('who leaves the group is dropped from what was planned, and never sent to', async () => {
    const { postgres } = house.engines;
    const may = await somebody();
    await postgres.query('INSERT INTO group_member VALUES (1, $1, 0)', [may]);
    const planned = await house.plan(may, { groupId: 1, at: house.clock.now() + hourMs });
    const now = await house.plan(may, { groupId: 1 });
    await postgres.query('DELETE FROM group_member WHERE person_id = $1', [may]);
    await dispatchDue(house.dependencies, 4);
    expect(await house.message(now.key)).toMatchObject({ state: 'dropped', reason: 'audience.left' });
    expect(await dropForGone(house.dependencies)).toBe(1);
    expect(await house.message(planned.key)).toMatchObject({ state: 'dropped', reason: 'audience.left' });
    expect(await house.plan(may, { groupId: 1 })).toMatchObject({ state: 'refused', reasons: [{ code: 'audience.left' }] });
  });
});

describe('audiences', () => {
  test('who leaves one is dropped from what was planned within a second, and whoever is not in it at that moment is never sent to', async () => {
    const { postgres } = house.engines;
    const may = await somebody();
    house.audience = (id) =>
      id === 5 ? compileRule({ all: [{ did: 'Question Asked', min: 1 }, { not: { did: 'Question Answered', min: 1 } }] }) : undefined;
    expect(await house.plan(may, { audienceId: 5 })).toMatchObject({ state: 'refused', reasons: [{ code: 'audience.left' }] });
    await house.happened(`user_id:may${made}`, { name: 'Question Asked' });
    const later = await house.plan(may, { audienceId: 5, at: house.clock.now() + hourMs });
    const now = await house.plan(may, { audienceId: 5 });
    expect([later.state, now.state]).toEqual(['planned', 'planned']);
    const runner = house.runner();
    await runner.step();
    expect(await house.message(now.key)).toMatchObject({ state: 'sent' });
    await house.happened(`user_id:may${made}`, { name: 'Question Answered' });
    const change =
      "INSERT INTO audience_change (audience_id, at, cause, size, came, went) VALUES (5, 0, 'event', 0, '{}', ARRAY[$1::int8])";
    await postgres.query(change, [may]);
    runner.audiencesChanged();
    await house.settle(runner);
    expect(await house.message(later.key)).toMatchObject({ state: 'dropped', reason: 'audience.left' });
  });
});

describe('notices', () => {
  const ready = async (name: string, properties = {}, time = house.clock.now()) => {
    const [row] = await house.engines.postgres.query<{ id: number }>(
      "SELECT id FROM identifier WHERE namespace = 'user_id' AND value = $1",
      [name],
    );
    const event = { messageId: `ready${made}${time}`, kind: 'track', name: 'Order Ready For Collection', sourceId: 1, time, properties };
    await house.engines.postgres.transaction((sql) =>
      queueSignals(sql, [{ event: event as never, identifierId: row?.id as never }], house.notices),
    );
  };
  const noticeOf = async (person: PersonId) => {
    const rows = await house.engines.postgres.query<{ key: string; state: string; way: string; words: string }>(
      'SELECT key, state, way, words FROM message WHERE identifier_id IN (SELECT id FROM identifier WHERE person_id = $1)',
      [person],
    );
    return rows;
  };

  test('an order that is ready is told at once, once, by the first channel that reaches her', async () => {
    const may = await somebody({});
    await ready(`may${made}`, { order_id: 'A 17', store: 'Porto\r\nBcc: all@x.test' });
    await ready(`may${made}`, { order_id: 'A 17', store: 'Porto' });
    await house.settle();
    const notices = await noticeOf(may);
    expect(notices).toMatchObject([{ state: 'sent', way: 'sms' }]);
    expect(JSON.parse(notices[0]?.words ?? '')).toEqual({
      subject: 'Your order is ready',
      text: 'Hello May, your order A 17 is ready for you at Porto Bcc: all@x.test.',
    });
  });

  test('what was ready a day ago is history and tells nobody', async () => {
    const may = await somebody({});
    await ready(`may${made}`, {}, house.clock.now() - dayMs);
    await house.settle();
    expect(await noticeOf(may)).toEqual([]);
  });

  test('an event that names a message says how it was met, and later ones that say less change nothing', async () => {
    const may = await somebody();
    const { key } = await house.plan(may);
    await house.settle();
    const [row] = await house.engines.postgres.query<{ id: number }>('SELECT id FROM identifier WHERE value = $1', [
      `may${made}@okafor.test`,
    ]);
    for (const name of ['Email Opened', 'Email Link Clicked', 'Email Delivered']) {
      const event = {
        messageId: `${name}${made}`,
        kind: 'track',
        name,
        sourceId: 1,
        time: house.clock.now(),
        properties: { message_id: key },
      };
      await house.engines.postgres.transaction((sql) =>
        queueSignals(sql, [{ event: event as never, identifierId: row?.id as never }], house.notices),
      );
    }
    await house.settle();
    expect(await house.message(key)).toMatchObject({ receipt: 'used' });
    const [contact] = await readContacts(house.engines.postgres, [row?.id as number], house.clock.now());
    expect(contact).toMatchObject({ message: key, state: 'used' });
    // What an event said stands on her timeline already.
    expect((await house.told()).map(({ event }) => event)).toEqual(['Email Kept In Outbox']);
  });
});

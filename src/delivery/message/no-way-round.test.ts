import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consents, knownAs, type MessageHouse, messageHouse, messageRules } from '../../../test/message-house.ts';
import { hourMs, type PersonId } from '../../foundation/index.ts';
import { type Act, mayWe, readContacts, standingOf } from '../../gate/index.ts';
import { readFragments } from '../../profile/index.ts';
import { type MessageWay, messageWays } from './message.ts';

let house: MessageHouse;
let made = 0;
beforeAll(async () => {
  house = await messageHouse();
});
afterAll(() => house.engines.close());

const channels: Readonly<Record<MessageWay, string>> = {
  ...{ email: 'email', sms: 'sms', push: 'push', inApp: 'inApp', call: 'phone', post: 'post', employee: 'employee' },
};
const word = fc.record({
  name: fc.constantFrom('marketing', 'email_marketing', 'sms', 'push', 'advice', 'contact', 'phone'),
  granted: fc.boolean(),
  by: fc.constantFrom('user_id', 'email', 'phone'),
});
const life = fc.record({
  words: fc.array(word, { maxLength: 5 }),
  relationship: fc.option(fc.constantFrom('leaveMeBe', 'justBasics', 'keepMePosted', 'helpMe'), { nil: undefined }),
  hasComplained: fc.boolean(),
  later: fc.array(word, { maxLength: 2 }),
  hour: fc.integer({ min: 0, max: 23 }),
});
const wishes = fc.array(
  fc.record({
    ways: fc.uniqueArray(fc.constantFrom(...messageWays), { minLength: 1, maxLength: 3 }),
    purpose: fc.constantFrom('service', 'advice', 'marketing'),
    isPromotion: fc.boolean(),
    isAnswer: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

/** What the gate says of an act now, asked anew, by nothing that sending has worked out. */
async function asked(person: PersonId, act: Act, except: string): Promise<readonly { code: string }[]> {
  const { postgres } = house.engines;
  const now = house.clock.now();
  const fragments = (await readFragments(postgres, [person])).get(person) ?? [];
  const ids = fragments.map(({ identifier }) => identifier.id);
  const contacts = (await readContacts(postgres, ids, now)).filter(({ message }) => !message.startsWith(except));
  const rules = messageRules();
  const standing = standingOf({ fragments, contacts, zone: 'Europe/Lisbon', country: 'PT' }, rules.consent(), rules.gate(), now);
  return mayWe(act, standing, rules.gate(), now).refusals;
}

test('whatever she said, whenever, and whatever is asked for: nothing goes that the gate refuses at that moment', async () => {
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(life, wishes, async ({ words, relationship, hasComplained, later, hour }, given) => {
      made += 1;
      const name = { user_id: `user_id:m${made}`, email: `email:m${made}@x.test`, phone: `phone:+3519${made}` };
      house.clock.set(Date.parse('2026-05-04T00:00:00Z') + made * 40 * 24 * hourMs + hour * hourMs);
      const address = { address: { street: 'Rua 1', city: 'Lisboa', country: 'PT' } };
      const may = await house.person({
        [name.user_id]: [knownAs(address)],
        [name.email]: [],
        [name.phone]: [],
        [`device_token:d${made}`]: [],
      });
      const say = async (said: typeof words, hoursAgo: number) => {
        for (const { name: purpose, granted, by } of said) {
          await house.happened(name[by as 'email'], consents({ [purpose]: granted }, house.clock.now() - hoursAgo * hourMs));
        }
      };
      await say(words, 3);
      if (relationship !== undefined) await house.happened(name.user_id, { name: 'Relationship Chosen', properties: { relationship } });
      if (hasComplained) await house.happened(name.user_id, { name: 'Complaint Made' });
      const planned = [];
      for (const wish of given) planned.push({ wish, ...(await house.plan(may, wish)) });
      // Said after all was planned, and told to nobody.
      await say(later, 0);
      await house.settle();
      for (const { key, wish } of planned) {
        const { state, way } = await house.message(key);
        if (state !== 'sent') continue;
        sent += 1;
        const { purpose, isPromotion, isAnswer } = wish;
        const act = { purpose, isPromotion, isAnswer, channel: channels[way as MessageWay], isOutbound: way !== 'employee' } as Act;
        // Its own contact and those of its companions, which may have gone after it, are no reason against it.
        const against = (await asked(may, act, 'm')).map(({ code }) => code);
        expect(against, `${key} by ${way}: ${JSON.stringify(wish)}`).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
  expect(sent).toBeGreaterThan(20);
}, 60_000);

test('only two files hand anything over, and both ask in the same breath', () => {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const holding = (what: RegExp) => files.filter((name) => what.test(readFileSync(new URL(name, folder), 'utf8')));
  // The queue of webhooks is written by one function, called where the verdict was given in the same transaction.
  expect(holding(/\binsertQueue\b/)).toEqual(['hand-over.ts']);
  expect(holding(/\bqueueForWebhooks\(/)).toEqual(['dispatch-due.ts', 'hand-over.ts']);
  // A mail leaves by one call, which is given the last question.
  expect(holding(/\.deliver\(/)).toEqual(['carry-mails.ts']);
  expect(readFileSync(new URL('carry-mails.ts', folder), 'utf8').match(/\.deliver\([^)]*\)/g)).toEqual([
    '.deliver(from.address, to, text, begin)',
    '.deliver(from.address, to, text, begin)',
  ]);
  // A message is given away in three states only, each written where a verdict said go.
  expect(holding(/state: '(?:sending|sent)'/)).toEqual(['carry-mails.ts', 'dispatch-due.ts', 'may-still-go.ts']);
});

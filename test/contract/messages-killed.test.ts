import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planMessages } from '../../src/delivery/index.ts';
import { type PersonId, systemClock } from '../../src/foundation/index.ts';
import { type MailServer, startMailServer } from '../mail-server.ts';
import { knownAs, type MessageHouse, messageHouse, messageRules } from '../message-house.ts';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const childFile = fileURLToPath(new URL('./send-messages-child.ts', import.meta.url));
const mails = 60;
const kills = 3;

let house: MessageHouse;
let server: MailServer;
beforeAll(async () => {
  house = await messageHouse();
  server = await startMailServer({ delayMs: 15 });
});
afterAll(async () => {
  await server.close();
  await house.engines.close();
});

it('loses no mail and sends none twice, however often its process is killed, and says of which it is not sure', async () => {
  const { postgres, urls } = house.engines;
  const people: PersonId[] = [];
  for (let at = 0; at < mails; at += 1) people.push(await house.person({ [`email:may${at}@x.test`]: [knownAs({})] }));
  const wish = { ways: ['email'], purpose: 'service', isPromotion: false, isAnswer: true, body: { text: 'x' }, by: 'Ana' } as const;
  const asked = people.map((person) => ({ person, identifierId: person, wish: { ...wish, at: systemClock.now() } }));
  await postgres.transaction((sql) => planMessages(sql, asked, { rules: messageRules(), content: () => undefined }, systemClock.now()));
  const open = async () => {
    const [row] = await postgres.query<{ messages: number }>(
      "SELECT count(*) AS messages FROM message WHERE state IN ('planned', 'held', 'sending')",
    );
    return row?.messages ?? 0;
  };
  for (let round = 0; round < 20 && (await open()) > 0; round += 1) {
    const child = spawn(process.execPath, ['--import', loader, childFile, urls.postgres, String(server.port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // In the middle of some mails, each time somewhere else; at last until all are settled.
    const wanted = round < kills ? server.taken.length + 7 + round : Number.POSITIVE_INFINITY;
    while (server.taken.length < wanted && (await open()) > 0 && child.exitCode === null) await sleep(5);
    if (round < kills) await sleep(3 * round);
    child.kill('SIGKILL');
    await once(child, 'exit');
    // What a dead process claimed is given back after minutes; nobody waits for them here.
    await postgres.query("UPDATE message SET claimed_until = 0 WHERE state = 'sending'");
  }
  const states = await postgres.query<{ state: string; value: string; reason: string | null }>(
    'SELECT state, reason, value FROM message JOIN identifier ON identifier.id = message.identifier_id ORDER BY message.id',
  );
  const taken = (value: string) => server.taken.filter(({ to }) => to[0] === value).length;
  for (const { state, value, reason } of states) {
    expect(['sent', 'unsure'], `${value} is ${state}`).toContain(state);
    expect(taken(value), value).toBeLessThanOrEqual(1);
    if (state === 'sent') expect(taken(value), value).toBe(1);
    else expect(reason).toBe('connector.unsure');
  }
  expect(states).toHaveLength(mails);
  expect(states.filter(({ state }) => state === 'sent').length).toBeGreaterThan(mails / 2);
}, 120_000);

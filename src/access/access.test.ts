import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { sealAsInstalled } from '../../test/seal.ts';
import { dayMs, fixedClock, hourMs, minuteMs } from '../foundation/index.ts';
import { type Audit, migrations as auditMigrations, createAudit } from '../governance/index.ts';
import { createSettings, type Settings, migrations as settingsMigrations } from '../settings/index.ts';
import { type Access, createAccess } from './access.ts';
import { fieldRulesSetting } from './fields.ts';
import { ownSpaceSetting } from './own-space-rules.ts';
import { sessionRulesSetting } from './session-rules.ts';
import { migrations } from './tables.ts';

const start = Date.parse('2026-05-04T08:00:00Z');
const password = 'green battery hill';
const address = '192.0.2.7';
const system = { kind: 'system' as const, name: 'test' };

let clock: ReturnType<typeof fixedClock>;
let engines: TestEngines;
let settings: Settings;
let audit: Audit;
let access: Access;

beforeEach(async () => {
  clock = fixedClock(start);
  engines = await testEngines({ migrations: [...settingsMigrations, ...auditMigrations, ...migrations] });
  const { postgres } = engines;
  settings = await createSettings({ postgres, clock, definitions: [fieldRulesSetting, ownSpaceSetting, sessionRulesSetting] });
  audit = createAudit({ seal: sealAsInstalled, postgres, clock, key: Buffer.alloc(32, 1) });
  access = await createAccess({ postgres, settings, audit, clock });
});
afterEach(async () => {
  await access.close();
  await audit.close();
  await settings.close();
  await engines.close();
});

const asking = (sessionToken: string, method = 'GET') =>
  access.authenticate({ method, sessionToken, requestedWith: method === 'GET' ? undefined : 'loyalty-console' });

/** An admin with a password, as the first start makes one. */
async function firstAdmin() {
  const link = await access.createFirstAccess('admin@localhost');
  const { sessionToken } = await access.signInByLink({ token: link?.token ?? '', address });
  const who = await asking(sessionToken);
  if (who === undefined) throw new Error('not signed in');
  await access.changePassword(who, { next: password, email: 'Root@Larkfield.example ', name: 'Rae Root', address });
  return { sessionToken, who };
}

/** Somebody with a password. */
async function addPerson(email: string, role: 'clerk' | 'admin' | 'steward' = 'clerk') {
  const link = await access.addUser({ email, name: 'Ana Reis', role }, system);
  const { sessionToken } = await access.signInByLink({ token: link.token, address });
  const who = await asking(sessionToken);
  if (who === undefined) throw new Error('not signed in');
  await access.changePassword(who, { next: password, address });
  return { id: link.account.id, sessionToken };
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: { code: string }) => error.code,
  );
const signingIn = (email: string, word = password, from = address) => access.signIn({ email, password: word, address: from });
const actions = async () => {
  await audit.flush();
  return (await audit.list({ limit: 100 })).entries.map(({ action }) => action);
};

describe('the first start', () => {
  test('lets one person in by a link that works until a password is chosen, and only while nobody has a password', async () => {
    const first = await access.createFirstAccess('admin@localhost');
    const second = await access.createFirstAccess('admin@localhost');
    expect(second?.account.id).toBe(first?.account.id);
    expect(await refusal(access.signInByLink({ token: first?.token ?? '', address }))).toBe('access.bad_link');
    const { sessionToken, mustSetPassword } = await access.signInByLink({ token: second?.token ?? '', address });
    expect(mustSetPassword).toBe(true);
    // Whatever else opened it: a mail program, a preview, the same person in a second window.
    const other = await access.signInByLink({ token: second?.token ?? '', address });
    const late = await asking(other.sessionToken);
    const who = await asking(sessionToken);
    expect(who?.caller).toMatchObject({ role: 'admin', mustSetPassword: true });
    expect(who?.caller.may('people.read')).toBe(false);
    if (who) await access.changePassword(who, { next: password, email: 'rae@larkfield.example', name: 'Rae Root', address });
    expect(await asking(other.sessionToken)).toBeUndefined();
    expect(late).toBeDefined();
    if (late) expect(await refusal(access.changePassword(late, { next: 'another long password', address }))).toBe('access.not_signed_in');
    expect(await refusal(access.signInByLink({ token: second?.token ?? '', address }))).toBe('access.bad_link');
    expect((await asking(sessionToken))?.caller).toMatchObject({ name: 'Rae Root', mustSetPassword: false });
    expect((await asking(sessionToken))?.caller.may('users.edit')).toBe(true);
    expect(await access.createFirstAccess('admin@localhost')).toBeUndefined();
    expect((await signingIn('rae@larkfield.example')).account.role).toBe('admin');
  });

  test('two instances that start at once make one admin', async () => {
    await Promise.all([access.createFirstAccess('admin@localhost'), access.createFirstAccess('admin@localhost')]);
    expect(await access.listUsers()).toHaveLength(1);
  });

  test('a new link ends what was entered by the one before, where no password was chosen', async () => {
    const first = await access.createFirstAccess('admin@localhost');
    const { sessionToken } = await access.signInByLink({ token: first?.token ?? '', address });
    expect(await asking(sessionToken)).toBeDefined();
    await access.createFirstAccess('admin@localhost');
    expect(await asking(sessionToken)).toBeUndefined();
  });

  test('a link ends by itself', async () => {
    const link = await access.createFirstAccess('admin@localhost');
    clock.advance(3 * dayMs);
    expect(await refusal(access.signInByLink({ token: link?.token ?? '', address }))).toBe('access.bad_link');
    await expect(access.signInByLink({ token: link?.token ?? '', address })).rejects.toThrow('npm start');
  });
});

describe('signing in', () => {
  test('takes the right password, whatever the case of the address, and says the same of all that is wrong', async () => {
    await firstAdmin();
    expect((await signingIn(' ROOT@larkfield.example')).account.name).toBe('Rae Root');
    expect(await refusal(signingIn('root@larkfield.example', 'wrong'))).toBe('access.wrong_password');
    expect(await refusal(signingIn('nobody@larkfield.example'))).toBe('access.wrong_password');
    expect(await refusal(signingIn('null\0byte'))).toBe('access.wrong_password');
    expect(await actions()).toEqual(
      expect.arrayContaining(['session.signed_in', 'session.refused', 'user.password_changed', 'user.link_made']),
    );
    const refused = (await audit.list({ action: 'session.refused' })).entries;
    expect(JSON.stringify(refused)).not.toContain('nobody@');
  });

  test('is slowed after five failures for an account, from wherever they come, until the wait is over', async () => {
    const { id } = await addPerson('ana@larkfield.example');
    for (let at = 0; at < 5; at += 1)
      expect(await refusal(signingIn('ana@larkfield.example', 'wrong', `192.0.2.${at}`))).toBe('access.wrong_password');
    const blocked = await signingIn('ana@larkfield.example', password, '198.51.100.1').catch((error: unknown) => error);
    expect(blocked).toMatchObject({ code: 'access.too_many_attempts', retryAfterSeconds: 2 });
    clock.advance(2_000);
    expect((await signingIn('ana@larkfield.example')).account.id).toBe(id);
    expect(await refusal(signingIn('ana@larkfield.example', 'wrong'))).toBe('access.wrong_password');
    expect((await signingIn('ana@larkfield.example')).account.id).toBe(id);
  });

  test('waits grow to minutes and no further, and many attempts at once do not slip through', async () => {
    await addPerson('ana@larkfield.example');
    const outcomes = await Promise.all(Array.from({ length: 15 }, () => refusal(signingIn('ana@larkfield.example', 'wrong'))));
    expect(outcomes.filter((outcome) => outcome === 'access.wrong_password')).toHaveLength(5);
    for (let at = 0; at < 20; at += 1) {
      clock.advance(5 * minuteMs);
      expect(await refusal(signingIn('ana@larkfield.example', 'wrong'))).toBe('access.wrong_password');
    }
    expect(await signingIn('ana@larkfield.example').catch((error: unknown) => error)).toMatchObject({ retryAfterSeconds: 300 });
  });

  test('an address that tries one account after another is slowed as well', async () => {
    for (let at = 0; at < 30; at += 1) await refusal(signingIn(`guess${at}@larkfield.example`, 'wrong'));
    expect(await refusal(signingIn('guess99@larkfield.example', 'wrong'))).toBe('access.too_many_attempts');
    expect(await refusal(signingIn('guess99@larkfield.example', 'wrong', '192.0.2.99'))).toBe('access.wrong_password');
  });

  test('an office that mistypes now and then for ever is never slowed', async () => {
    await addPerson('ana@larkfield.example');
    for (let at = 0; at < 120; at += 1) {
      clock.advance(minuteMs);
      expect(await refusal(signingIn(`colleague${at % 40}@larkfield.example`, 'wrong'))).toBe('access.wrong_password');
    }
    expect((await signingIn('ana@larkfield.example')).account.name).toBe('Ana Reis');
  });

  test('keeps no secret in the database', async () => {
    const { sessionToken } = await firstAdmin();
    const { token } = await access.addToken({ name: 'nightly', role: 'analyst' }, system);
    for (const table of ['account', 'session', 'sign_in_link', 'api_token', 'audit', 'sign_in_throttle']) {
      const rows = JSON.stringify(await engines.postgres.query(`SELECT t::text AS row FROM ${table} t`));
      for (const secret of [sessionToken, token, password]) expect(rows, table).not.toContain(secret);
      expect(rows, table).not.toContain(Buffer.from(sessionToken).toString('hex'));
    }
  });
});

describe('a session', () => {
  test('ends after idle hours, and after days however busy', async () => {
    const { sessionToken } = await firstAdmin();
    clock.advance(10 * hourMs - 1);
    expect(await asking(sessionToken)).toBeDefined();
    // The time of use is noted in passing; wait until it is.
    await new Promise((resolve) => setTimeout(resolve, 50));
    clock.advance(10 * hourMs - 2 * minuteMs);
    expect(await asking(sessionToken)).toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 50));
    clock.advance(10 * hourMs + 1);
    expect(await asking(sessionToken)).toBeUndefined();

    const second = (await signingIn('root@larkfield.example')).sessionToken;
    for (let at = 0; at < 20; at += 1) {
      clock.advance(8 * hourMs);
      expect(await asking(second)).toBeDefined();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    clock.advance(8 * hourMs);
    expect(await asking(second)).toBeUndefined();
  });

  test('follows a change of the rules at once', async () => {
    const { sessionToken } = await firstAdmin();
    clock.advance(2 * hourMs);
    await engines.postgres.transaction((sql) =>
      settings.change(sql, {
        key: 'access.sessions',
        value: { idleHours: 1, absoluteDays: 1 },
        version: 0,
        reason: 'shared desks',
        by: 'Rae',
      }),
    );
    await settings.refresh();
    expect(await asking(sessionToken)).toBeUndefined();
  });

  test('a change with a cookie needs the header that a strange page cannot send; reading does not', async () => {
    const { sessionToken } = await firstAdmin();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await refusal(access.authenticate({ method, sessionToken }))).toBe('access.missing_header');
      expect(await access.authenticate({ method, sessionToken, requestedWith: 'loyalty-console' })).toBeDefined();
    }
    expect(await access.authenticate({ method: 'GET', sessionToken })).toBeDefined();
    expect(await access.authenticate({ method: 'POST', sessionToken: 'unknown' })).toBeUndefined();
    expect(await access.authenticate({ method: 'GET' })).toBeUndefined();
  });

  test('a known caller costs microseconds', async () => {
    const { sessionToken } = await firstAdmin();
    await asking(sessionToken);
    const began = performance.now();
    for (let at = 0; at < 2_000; at += 1) await asking(sessionToken);
    expect((performance.now() - began) / 2_000).toBeLessThan(0.2);
  });

  test('ends when signed out, and everywhere when the password changes', async () => {
    const { sessionToken } = await addPerson('ana@larkfield.example');
    const other = (await signingIn('ana@larkfield.example')).sessionToken;
    const who = await asking(sessionToken);
    if (who === undefined) throw new Error('not signed in');
    expect(await refusal(access.changePassword(who, { current: 'wrong', next: 'another good one', address }))).toBe(
      'access.wrong_password',
    );
    expect(await refusal(access.changePassword(who, { current: password, next: 'short', address }))).toBe('access.weak_password');
    expect(await asking(other)).toBeDefined();
    await access.changePassword(who, { current: password, next: 'another good one', address });
    expect(await asking(other)).toBeUndefined();
    expect(await asking(sessionToken)).toBeDefined();
    await access.signOut(who);
    expect(await asking(sessionToken)).toBeUndefined();
    expect(await refusal(signingIn('ana@larkfield.example'))).toBe('access.wrong_password');
  });

  test('a revocation made by another instance counts within a second', async () => {
    await firstAdmin();
    const { id, sessionToken } = await addPerson('ana@larkfield.example');
    const elsewhere = await createAccess({ postgres: engines.postgres, settings, audit, clock });
    expect(await asking(sessionToken)).toBeDefined();
    await elsewhere.changeUser(id, { disabled: true }, system);
    const end = Date.now() + 1_000;
    let found = await asking(sessionToken);
    while (found !== undefined && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      found = await asking(sessionToken);
    }
    expect(found).toBeUndefined();
    await elsewhere.close();
  });
});

describe('users', () => {
  test('are added with a link, changed, disabled and let in again; each is in the log', async () => {
    await firstAdmin();
    const { id, sessionToken } = await addPerson('Ana@Larkfield.example');
    expect((await asking(sessionToken))?.caller.role).toBe('clerk');
    await access.changeUser(id, { role: 'steward', name: 'Ana R.' }, system);
    expect((await asking(sessionToken))?.caller).toMatchObject({ role: 'steward', name: 'Ana R.' });
    await access.changeUser(id, { disabled: true }, system);
    expect(await asking(sessionToken)).toBeUndefined();
    expect(await refusal(signingIn('ana@larkfield.example'))).toBe('access.wrong_password');
    expect(await refusal(access.createPasswordLink(id, system))).toBe('access.user_disabled');
    await access.changeUser(id, { disabled: false }, system);
    const link = await access.createPasswordLink(id, system);
    expect((await access.signInByLink({ token: link.token, address })).mustSetPassword).toBe(true);
    expect((await access.listUsers()).find((user) => user.id === id)).toMatchObject({
      role: 'steward',
      disabled: false,
      hasPassword: true,
    });
    expect(await actions()).toEqual(expect.arrayContaining(['user.added', 'user.changed', 'user.link_made']));
    expect((await access.userByEmail('ANA@larkfield.example')).id).toBe(id);
    expect(await audit.verify()).toMatchObject({ ok: true });
  });

  test('every problem is named, an address is taken once, and what is unknown is said to be', async () => {
    await addPerson('ana@larkfield.example');
    expect(await refusal(access.addUser({ email: 'ANA@larkfield.example', name: 'Again', role: 'clerk' }, system))).toBe(
      'access.email_taken',
    );
    const refused = await access.addUser({ email: 'nonsense', name: ' ', role: 'clerk' }, system).catch((error: unknown) => error);
    expect((refused as { problems: { at: string }[] }).problems.map(({ at }) => at)).toEqual(['email', 'name']);
    expect(await refusal(access.changeUser(999, {}, system))).toBe('access.unknown_user');
    expect(await refusal(access.createPasswordLink(999, system))).toBe('access.unknown_user');
    expect(await refusal(access.userByEmail('nobody@larkfield.example'))).toBe('access.unknown_user');
  });

  test('the last admin who can sign in stays one, also when two are taken away at once', async () => {
    const { who } = await firstAdmin();
    expect(await refusal(access.changeUser(who.caller.id, { role: 'clerk' }, system))).toBe('access.last_admin');
    expect(await refusal(access.changeUser(who.caller.id, { disabled: true }, system))).toBe('access.last_admin');
    const { id } = await addPerson('ana@larkfield.example', 'admin');
    const outcomes = await Promise.all([who.caller.id, id].map((admin) => refusal(access.changeUser(admin, { disabled: true }, system))));
    expect(outcomes.sort()).toEqual(['access.last_admin', 'went through']);
  });
});

describe('API tokens', () => {
  const bearing = (token: string, method = 'GET') => access.authenticate({ method, authorization: `Bearer ${token}` });

  test('carry a role, need no header for changes, come as Bearer or as a Basic user name, and end when told', async () => {
    const { token, details } = await access.addToken({ name: 'nightly export', role: 'analyst', days: 30 }, system);
    expect(token).toMatch(/^ll_[\w-]{43}$/);
    expect(details).toMatchObject({ prefix: token.slice(0, 9), role: 'analyst', expiresAt: start + 30 * dayMs });
    const found = await bearing(token, 'POST');
    expect(found?.caller).toMatchObject({ kind: 'token', name: 'nightly export', role: 'analyst' });
    expect(found?.caller.may('users.edit')).toBe(false);
    const basic = `Basic ${Buffer.from(`${token}:`).toString('base64')}`;
    expect(await access.authenticate({ method: 'GET', authorization: basic })).toBeDefined();
    expect(await bearing('ll_unknown')).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await access.listTokens())[0]).toMatchObject({ lastUsedAt: start });
    await access.endToken(details.id, system);
    expect(await bearing(token)).toBeUndefined();
    expect(await refusal(access.endToken(details.id, system))).toBe('access.unknown_token');
  });

  test('end by themselves, and do not last for ever', async () => {
    const { token } = await access.addToken({ name: 'short', role: 'clerk', days: 1 }, system);
    clock.advance(dayMs - 1);
    expect(await bearing(token)).toBeDefined();
    clock.advance(1);
    expect(await bearing(token)).toBeUndefined();
    expect(await refusal(access.addToken({ name: '', role: 'clerk', days: 10_000 }, system))).toBe('access.invalid_token');
  });

  test('a wrong token is not made good by a cookie', async () => {
    const { sessionToken } = await firstAdmin();
    expect(await access.authenticate({ method: 'GET', sessionToken, authorization: 'Bearer ll_wrong' })).toBeUndefined();
    expect(await access.authenticate({ method: 'GET', sessionToken, authorization: 'Bearer something-else' })).toBeDefined();
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { type SignedInCall, signedIn } from '../../test/signed-in.ts';
import { Conflict } from '../foundation/index.ts';
import { createJointChanges, type JointChanges } from '../governance/index.ts';
import { jointChangesRoutes } from './joint-changes.ts';

let server: TestServer;
let changes: JointChanges;
let cmo: SignedInCall;
let cio: SignedInCall;
let refreshed = 0;

beforeAll(async () => {
  server = await testServer({
    routes: (app, { postgres, audit, clock }) => {
      changes = createJointChanges({ postgres, clock, audit, seal: (value) => value });
      changes.register({
        kind: 'lamp.dim',
        problemsOf: ({ to }) => (typeof to === 'number' ? [] : [{ at: 'to', message: 'is no number' }]),
        describe: ({ to }) => `The lamp is dimmed to ${to}.`,
        carryOut: async (sql, { change, signatures }) => {
          if (change.to === 13) throw new Conflict('lamp.gone', 'there is no lamp any more');
          await sql.query('INSERT INTO lamp (dimmed) VALUES ($1)', [change.to]);
          return [{ actor: { kind: 'system', name: 'lamp' }, action: 'lamp.dim', subject: 'lamp:1', details: { by: signatures.length } }];
        },
        afterwards: async () => {
          refreshed += 1;
        },
      });
      jointChangesRoutes(app, { jointChanges: changes });
    },
  });
  await server.postgres.query('CREATE TABLE lamp (dimmed float8)');
  cmo = await signedIn(server, 'Clara', 'cmo');
  cio = await signedIn(server, 'Tomas', 'cio');
});
afterAll(() => server.close());

const lamps = async () => (await server.postgres.query<{ dimmed: number }>('SELECT dimmed FROM lamp')).map(({ dimmed }) => dimmed);
const propose = (to: unknown, subject = 'lamp:1') =>
  changes.propose({
    kind: 'lamp.dim',
    subject,
    change: { to: to as number },
    reason: 'it glares',
    by: { kind: 'user', id: 77, name: 'Ana' },
  });
const reason = { reason: 'agreed on Monday' };

test('nothing happens until two people have signed; then it happens with its entries in the log, once', async () => {
  const { id } = await propose(0.5);
  expect((await cmo('GET', '/v1/joint-changes?open=true')).body.changes).toMatchObject([
    { id, sentence: 'The lamp is dimmed to 0.5.', state: 'proposed', proposedBy: 'Ana', missingRoles: ['cmo', 'cio'], may: { sign: true } },
  ]);
  const first = await cmo('POST', `/v1/joint-changes/${id}/sign`, reason);
  expect(first.body).toMatchObject({ state: 'signed', missingRoles: ['cio'], may: { sign: false, refuse: true, withdraw: false } });
  expect(await lamps()).toEqual([]);
  const again = await cmo('POST', `/v1/joint-changes/${id}/sign`, reason);
  expect([again.status, again.body.error.code]).toEqual([409, 'governance.signed_already']);
  const token = await server.call('cio', 'POST', `/v1/joint-changes/${id}/sign`, reason);
  expect([token.status, token.body.error.code]).toEqual([403, 'governance.tokens_do_not_sign']);
  expect((await server.call('admin', 'POST', `/v1/joint-changes/${id}/sign`, reason)).status).toBe(403);
  expect(await lamps()).toEqual([]);
  const second = await cio('POST', `/v1/joint-changes/${id}/sign`, reason);
  expect(second.body).toMatchObject({ state: 'carriedOut', settled: { by: 'Tomas' }, signatures: [{ name: 'Clara' }, { name: 'Tomas' }] });
  expect([await lamps(), refreshed]).toEqual([[0.5], 1]);
  expect((await cio('POST', `/v1/joint-changes/${id}/sign`, reason)).body.error.code).toBe('governance.settled_already');
  const done = (await server.actions()).filter((action) => action.startsWith('joint_change.') || action.startsWith('lamp.'));
  expect(done).toEqual(['joint_change.propose', 'joint_change.sign', 'joint_change.sign', 'lamp.dim', 'joint_change.carry_out']);
});

test('a change that can no longer be made is not signed either', async () => {
  const { id } = await propose(13);
  await cio('POST', `/v1/joint-changes/${id}/sign`, reason);
  const last = await cmo('POST', `/v1/joint-changes/${id}/sign`, reason);
  expect([last.status, last.body.error.code]).toEqual([409, 'lamp.gone']);
  expect((await cmo('GET', `/v1/joint-changes/${id}`)).body).toMatchObject({ state: 'signed', missingRoles: ['cmo'] });
  const refused = await cio('POST', `/v1/joint-changes/${id}/refuse`, { reason: 'the lamp is gone' });
  expect(refused.body).toMatchObject({ state: 'refused', settled: { by: 'Tomas', reason: 'the lamp is gone' } });
});

test('two signatures at the same moment carry it out once', async () => {
  const before = (await lamps()).length;
  const { id } = await propose(0.25, 'lamp:2');
  const sign = (who: SignedInCall) => who('POST', `/v1/joint-changes/${id}/sign`, reason);
  const answers = await Promise.all([sign(cmo), sign(cio), sign(cmo), sign(cio)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
  expect((await lamps()).length).toBe(before + 1);
});

test('one change of a thing is open at a time; whoever proposed it takes it back, and a bad one is not taken', async () => {
  const { id } = await propose(0.1, 'lamp:3');
  await expect(propose(0.2, 'lamp:3')).rejects.toMatchObject({ code: 'governance.proposed_already' });
  await expect(propose('dark', 'lamp:4')).rejects.toMatchObject({ code: 'governance.bad_proposal', problems: [{ at: 'to' }] });
  expect((await cmo('POST', `/v1/joint-changes/${id}/withdraw`, reason)).body.error.code).toBe('governance.not_yours_to_withdraw');
  await changes.withdraw(id, { kind: 'user', id: 77, name: 'Ana' }, 'thought better');
  await propose(0.2, 'lamp:3');
  expect((await server.call('clerk', 'GET', '/v1/joint-changes')).status).toBe(403);
  const page = (await server.call('marketer', 'GET', '/v1/joint-changes?limit=1')).body;
  expect(page.changes).toHaveLength(1);
  expect((await server.call('marketer', 'GET', `/v1/joint-changes?limit=1&before=${page.next}`)).body.changes[0].id).toBeLessThan(
    page.changes[0].id,
  );
  expect((await cmo('GET', '/v1/joint-changes/999')).status).toBe(404);
});

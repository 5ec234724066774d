import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Administrator, administratorOf, type Product, startProduct, untilSettled } from '../../lab/product.ts';

// A public mention stands under its handle until she links it, and in her timeline from then on: the built product, from outside.

let product: Product;
let administrator: Administrator;
let folder: string;
let keys: Record<'shop' | 'social', string>;

beforeAll(async () => {
  const rooms = resolve(import.meta.dirname, '..', '..', '.loyalty');
  mkdirSync(rooms, { recursive: true });
  folder = mkdtempSync(join(rooms, 'social-'));
  product = await startProduct({ dataDir: folder });
  administrator = administratorOf(product);
  const [shop, social] = [await administrator.addSource('Shop'), await administrator.addSource('Social listening', 'social')];
  keys = { shop: shop.writeKey, social: social.writeKey };
}, 120_000);
afterAll(async () => {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

const handle = [{ type: 'x_handle', id: '@Maya_Rides', collection: 'users', encoding: 'none' }];

async function send(by: keyof typeof keys, ...batch: object[]): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${keys[by]}:`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const answer = await fetch(`${product.address}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch }) });
  expect(answer.ok).toBe(true);
  await untilSettled(administrator, 60_000);
}

interface Entry {
  readonly title: string;
  readonly channel: string;
}
const titlesOf = async (namespace: string, value: string): Promise<string[]> => {
  const { id } = await administrator.request<{ id: string }>('GET', `/v1/customers/by/${namespace}/${encodeURIComponent(value)}`);
  const { entries } = await administrator.request<{ entries: Entry[] }>('GET', `/v1/customers/${id}/timeline`);
  return entries.filter(({ channel }) => channel === 'social').map(({ title }) => title);
};
const mentioned = 'Posted on x: “The new hub is quiet!”';
const wrote = 'Wrote a direct message on x: “Do you open on Sunday?”';

it('keeps a mention under its handle, and shows it in her timeline after she has linked it, until she takes that back', async () => {
  await send('shop', { type: 'identify', userId: 'maya', traits: { name: 'Maya Okafor', email: 'maya@okafor.test' } });
  // The e-mail address is what somebody thought; it is not evidence.
  const said = { type: 'track', context: { externalIds: handle, traits: { email: 'maya@okafor.test' } } };
  await send(
    'social',
    { ...said, event: 'Social Mention', properties: { network: 'x', text: 'The new hub is quiet!' } },
    { ...said, event: 'Social Direct Message', properties: { network: 'x', text: 'Do you open on Sunday?' } },
  );
  expect(await titlesOf('user_id', 'maya')).toEqual([]);
  const { results } = await administrator.request<{ results: { id: string; name: string }[] }>('GET', '/v1/find?q=%40maya_rides');
  expect(results).toMatchObject([{ name: '@maya_rides' }]);
  expect((await titlesOf('x_handle', 'maya_rides')).sort()).toEqual([mentioned, wrote]);

  // Without her agreement a link is not kept.
  const links = { type: 'track', event: 'Social Handle Linked', userId: 'maya', properties: { network: 'x' } };
  await send('shop', { ...links, context: { externalIds: handle } });
  expect(await titlesOf('user_id', 'maya')).toEqual([]);
  await send('shop', { ...links, context: { externalIds: handle, consent: { categoryPreferences: { social: true } } } });
  expect((await titlesOf('user_id', 'maya')).sort()).toEqual([mentioned, wrote]);

  // What comes later is hers too.
  await send('social', { ...said, event: 'Social Mention', properties: { network: 'x', text: 'Thank you' } });
  expect(await titlesOf('user_id', 'maya')).toHaveLength(3);

  // To take it back needs no agreement, and holds for what was said before.
  await send('shop', {
    type: 'track',
    event: 'Consent Preference Updated',
    userId: 'maya',
    context: { consent: { categoryPreferences: { social: false } } },
  });
  await send('shop', { ...links, event: 'Social Handle Unlinked', context: { externalIds: handle } });
  expect(await titlesOf('user_id', 'maya')).toEqual([]);
  expect(await titlesOf('x_handle', '@MAYA_RIDES')).toHaveLength(3);
}, 180_000);

it('leaves one handle to whom it belongs while two people speak of it: the word of one is about her own link alone', async () => {
  const rides = [{ ...handle[0], id: '@Nora_Rides' }];
  const word = (userId: string, event: string): object => ({
    ...{ type: 'track', event, userId, properties: { network: 'x' } },
    context: { externalIds: rides, consent: { categoryPreferences: { social: true } } },
  });
  const said = { type: 'track', event: 'Social Mention', context: { externalIds: rides }, properties: { network: 'x', text: 'Quiet!' } };
  const posted = ['Posted on x: “Quiet!”'];
  const shown = async () => [await titlesOf('user_id', 'nora'), await titlesOf('user_id', 'otto')];
  for (const [userId, name] of [
    ['nora', 'Nora Lind'],
    ['otto', 'Otto Brandt'],
  ])
    await send('shop', { type: 'identify', userId, traits: { name, email: `${userId}@x.test` } });
  await send('social', said);
  await send('shop', word('nora', 'Social Handle Linked'));
  expect(await shown()).toEqual([posted, []]);

  // He never linked it: what he takes back is nothing of hers.
  await send('shop', word('otto', 'Social Handle Unlinked'));
  expect(await shown()).toEqual([posted, []]);
  const { id } = await administrator.request<{ id: string }>('GET', '/v1/customers/by/user_id/otto');
  const { links } = await administrator.request<{ links: { state: string; reason?: string }[] }>('GET', `/v1/customers/${id}/graph`);
  expect(links).toContainEqual(expect.objectContaining({ state: 'refused', reason: 'she took back that it is hers' }));

  // Both say that it is theirs: it is nobody's, until one of them takes that back.
  await send('shop', word('otto', 'Social Handle Linked'));
  expect(await shown()).toEqual([[], []]);
  expect(await titlesOf('x_handle', 'nora_rides')).toEqual(posted);
  await send('shop', word('nora', 'Social Handle Unlinked'));
  expect(await shown()).toEqual([[], posted]);
  await send('shop', word('nora', 'Social Handle Linked'), word('otto', 'Social Handle Unlinked'));
  expect(await shown()).toEqual([posted, []]);
}, 180_000);

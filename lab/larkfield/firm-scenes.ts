import type { ConnectedProduct } from '../../src/app/index.ts';

const dayMs = 86_400_000;
const reason = 'part of the demonstration';
const source = 'Firms of the field team';

interface Person {
  readonly userId: string;
  readonly name: string;
  readonly group: string;
  readonly buyingRole: string;
}

const people: readonly Person[] = [
  { userId: 'hotel-dora', name: 'Dora Matos', group: 'HG-100', buyingRole: 'decider' },
  { userId: 'hotel-ines', name: 'Inês Alves', group: 'HG-100', buyingRole: 'influencer' },
  { userId: 'hotel-udo', name: 'Udo Brandt', group: 'HG-101', buyingRole: 'user' },
  { userId: 'lease-ana', name: 'Ana Prado', group: 'LS-200', buyingRole: 'buyer' },
];

/**
 * Firms for whoever looks at the demonstration: a hotel group with two sites, its people and a complaint that is open; a leasing firm that is partner and competitor at once; and a firm that
 * two lists write differently. Does nothing where they are there already. Answers how many firms they are.
 */
export async function loadFirmScenes(product: Pick<ConnectedProduct, 'address' | 'request'>, now: number): Promise<number> {
  const { sources } = await product.request<{ sources: { name: string }[] }>('GET', '/v1/sources');
  if (sources.some(({ name }) => name === source)) return 0;
  const owners = { marketingOwner: 'Field team', technologyOwner: 'Data team' };
  const { writeKey } = await product.request<{ writeKey: string }>('POST', '/v1/sources', {
    name: source,
    channel: 'own',
    kind: 'sdk',
    ...owners,
  });
  const sent = await fetch(`${product.address}/v1/batch?receipt=1`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: [...firmEvents(), ...peopleEvents(now)] }),
  });
  if (!sent.ok) throw new Error(`the firms of the demonstration were not taken: ${sent.status}`);
  await writeRoles(product);
  return 6;
}

function firmEvents(): object[] {
  const group = (groupId: string, traits: object) => ({ type: 'group', groupId, traits: { country: 'PT', ...traits } });
  return [
    group('HG-100', {
      name: 'Estuário Hotéis, SA',
      city: 'Lisboa',
      website: 'estuario-hoteis.example',
      industry: 'hotels',
      employees: 420,
    }),
    group('HG-101', { name: 'Estuário Hotel do Cais', parent_id: 'HG-100', type: 'site', city: 'Lisboa' }),
    group('HG-102', { name: 'Estuário Hotel da Serra', parent_id: 'HG-100', type: 'site', city: 'Braga' }),
    group('LS-200', { name: 'Mobilar Leasing, Lda.', city: 'Porto', website: 'mobilar-leasing.example' }),
    group('C-300', {
      name: 'Hotel Miramar, Lda.',
      city: 'Faro',
      website: 'miramar-faro.example',
      party_role: 'customer',
      role_context: 'buys bikes for its guests',
    }),
    group('S-301', {
      name: 'MIRAMMAR HOTEL',
      city: 'Faro',
      website: 'miramar-faro.example',
      party_role: 'supplier',
      role_context: 'rooms for our fairs',
    }),
  ];
}

function peopleEvents(now: number): object[] {
  const at = (daysAgo: number): string => new Date(now - daysAgo * dayMs).toISOString();
  const belonging = people.flatMap(({ userId, name, group, buyingRole }) => [
    { type: 'identify', userId, timestamp: at(60), traits: { name, email: `${userId}@firms.example` } },
    { type: 'group', userId, groupId: group, timestamp: at(60), traits: { buying_role: buyingRole } },
    ...[40, 20, 6].map((days) => ({
      type: 'track',
      userId,
      event: 'Product Viewed',
      timestamp: at(days),
      properties: { name: 'Charging station' },
    })),
  ]);
  const text = 'Two of the chargers at the quay have been dead since the weekend.';
  return [
    ...belonging,
    { type: 'track', userId: 'hotel-udo', event: 'Complaint Made', timestamp: at(2), properties: { text, owner: 'Priya Nair' } },
  ];
}

/** What colleagues know of them: roles, each in its matter, and who leases to whom. */
async function writeRoles(product: Pick<ConnectedProduct, 'request'>): Promise<void> {
  const firm = (groupId: string) => product.request<{ id: string }>('GET', `/v1/firms/by/group_id/${groupId}`);
  const [hotels, leasing] = await Promise.all([untilThere(() => firm('HG-100')), untilThere(() => firm('LS-200'))]);
  const role = (id: string, body: object) => product.request('POST', `/v1/firms/${id}/roles`, { ...body, reason });
  await role(hotels.id, { role: 'customer', context: 'buys bikes and chargers for its houses', since: '2024-03-01' });
  await role(leasing.id, { role: 'partner', context: 'leases our product to hotels', since: '2024-01-10' });
  await role(leasing.id, { role: 'competitor', context: 'bids against us for installations', since: '2025-06-01' });
  await product.request('POST', `/v1/firms/${leasing.id}/relations`, { kind: 'leases to', firm: hotels.id, since: '2024-02-01', reason });
  await product.request('PUT', '/v1/price-floors', { items: [{ product: 'Charging station', amount: 410, currency: 'EUR' }] });
}

const triesMax = 60;
const tryEveryMs = 1_000;

/** What was sent is there some moments later. */
async function untilThere<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = triesMax; left > 1; left--) {
    try {
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, tryEveryMs));
    }
  }
  return ask();
}

interface RouteExample {
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

const mapping = { kind: 'identify', time: { now: true }, identifiers: { user_id: 'Customer' }, traits: { firstName: 'Name' } };
const reason = 'she told us on the telephone';

/** What to send where the required fields alone would say nothing, by method and address as the description has them. */
export const routeExamples: Readonly<Record<string, RouteExample>> = {
  'post /v1/identify': { body: { userId: 'maya', traits: { firstName: 'Maya', email: 'maya@example.com' } } },
  'post /v1/track': {
    query: { receipt: 1 },
    body: { userId: 'maya', event: 'Order Completed', properties: { order_id: 'A1', total: 42, currency: 'EUR' } },
  },
  'post /v1/page': { body: { userId: 'maya', name: 'Home', properties: { url: 'https://example.com/' } } },
  'post /v1/batch': { body: { batch: [{ type: 'track', userId: 'maya', event: 'Product Viewed', properties: { name: 'Trail 5' } }] } },
  'post /v1/events': { body: { type: 'track', userId: 'maya', event: 'Product Viewed' } },
  'get /v1/find': { query: { q: 'maya' } },
  'get /v1/live': { query: { customer: 'p1042' } },
  'get /v1/customers/{id}/timeline': { query: { kind: 'order', limit: 20 } },
  'post /v1/customers/{id}/settle': { body: { trait: 'plan', value: 'gold', reason } },
  'post /v1/sources': {
    body: { name: 'Web shop', channel: 'web', kind: 'sdk', marketingOwner: 'Maya Okafor', technologyOwner: 'Tomas Lind' },
  },
  'patch /v1/sources/{id}': { body: { technologyOwner: 'Ana Prado' } },
  'post /v1/files': { query: { name: 'customers.csv' } },
  'post /v1/files/{fileId}/inspect': { body: { file: { delimiter: ';', encoding: 'windows-1252' } } },
  'put /v1/mappings/{name}': { body: { mapping } },
  'post /v1/imports': { body: { fileId: 'f1', sourceId: 1, mapping, dryRun: true } },
  'post /v1/pulls': { body: { sourceId: 1, url: 'https://example.com/orders?since={cursor}', cursorField: 'changed', mapping } },
  'patch /v1/pulls/{id}': { body: { everySeconds: 600 } },
  'post /v1/hooks': { body: { sourceId: 1, mapping: { ...mapping, messageId: ['Number'] } } },
  'post /v1/hooks/{token}': { body: [{ Number: 7, Customer: 'maya', Name: 'Maya' }] },
  'patch /v1/quarantine/{id}': { body: { event: { type: 'track', userId: 'maya', event: 'Order Completed' } } },
  'post /v1/quarantine/replay': { body: { reason: 'event.no_identity' } },
  'post /v1/content': {
    body: {
      kind: 'answer',
      title: 'May it stand in the rain?',
      keyFact: 'Yes: battery and plug are tight against rain and spray.',
      fields: { question: 'May the bike stand outside in the rain?', answer: 'Yes. Take the battery in when it freezes.' },
      state: 'active',
      tags: [{ kind: 'question', value: 'how-to-look-after' }],
    },
  },
  'put /v1/content/{id}': { body: { keyFact: 'Yes, summer and winter.', version: 1, reason: 'asked for winter too' } },
  'get /v1/content/{id}/renditions': { query: { device: 'sms' } },
  'post /v1/content/{id}/tags': {
    body: { confirm: [{ kind: 'question', value: 'how-to-look-after' }], refuse: [{ kind: 'mood', value: 'hurried' }] },
  },
  'patch /v1/users/{id}': { body: { role: 'steward' } },
  'post /v1/users': { body: { email: 'ana@example.com', name: 'Ana Prado', role: 'analyst' } },
  'post /v1/tokens': { body: { name: 'nightly report', role: 'analyst' } },
  'put /v1/settings/{key}': {
    body: {
      value: {
        ...{ visit: 'stay', visits: 'stays', customer: 'guest', customers: 'guests' },
        ...{ order: 'booking', orders: 'bookings', store: 'hotel', stores: 'hotels' },
      },
      version: 0,
      reason: 'we are a hotel',
    },
  },
  'post /v1/groups': {
    body: { name: 'Silent for a season', about: 'No visit for three months.', rule: { measure: 'silentDays', min: 90 }, reason },
  },
  'put /v1/groups/{id}': {
    body: { name: 'Silent for half a year', about: '', rule: { measure: 'silentDays', min: 180 }, version: 1, reason },
  },
  'post /v1/groups/preview': {
    body: {
      rule: {
        all: [
          { measure: 'visitsSoFar', min: 3 },
          { measure: 'silentGaps', min: 2 },
        ],
      },
    },
  },
  'post /v1/customers/{id}/exceptions': { body: { group: 1, stance: 'never', note: 'rides in Chile all winter', reviewBy: '2027-03-01' } },
  'post /v1/exceptions/{id}/keep': { body: { reviewBy: '2027-09-01', reason } },
  'put /v1/own/relationship': { body: { relationship: 'keepMePosted' } },
  'put /v1/own/permission': { body: { purpose: 'marketing', channel: 'email', granted: false } },
  'put /v1/own/handle': { body: { network: 'x_handle', handle: '@maya_rides' } },
  'delete /v1/own/handle': { body: { network: 'x_handle', handle: '@maya_rides' } },
  'post /v1/customers/{id}/answers': { body: { field: 'preference', answer: 'quiet bikes', channel: 'store' } },
  'post /v1/own/refused-signals': { body: { signal: 'visitNumber' } },
  'get /v1/firms': { query: { q: 'harbour' } },
  'get /v1/firms/{id}/brief': { query: { context: 'installation bid' } },
  'put /v1/price-floors': { body: { items: [{ product: 'bike', amount: 1890, currency: 'EUR' }] } },
  'post /v1/firms': { body: { name: 'Harbour Hotels', identifiers: { vat: 'PT501964843', domain: 'harbour.example' }, reason } },
  'put /v1/firms/{id}': { body: { name: 'Harbour Hotels Group', reason } },
  'post /v1/firms/{id}/roles': { body: { role: 'competitor', context: 'bids against us for installations', since: '2026-03-01', reason } },
  'post /v1/firms/{id}/contacts': { body: { customer: 'p1042', role: 'decider', reason } },
  'post /v1/webhooks': { body: { url: 'https://example.com/loyalty', events: ['Order Completed'], purpose: 'service' } },
  'patch /v1/webhooks/{id}': { body: { enabled: true } },
  'put /v1/clock': { body: { at: '2026-12-01T08:00:00Z' } },
};

import type { WireCall, WireProtocol } from '../event/index.ts';

/** An address that takes events, and what it says about the body. */
export interface CollectAddress {
  readonly path: string;
  readonly protocol: WireProtocol;
  readonly call: WireCall;
  /** Shown in the description of the API; the other spellings of the same are left out there. */
  readonly summary?: string;
  /** 204 without a body. */
  readonly silent?: true;
}

const letters = { i: 'identify', t: 'track', p: 'page', s: 'screen', g: 'group', a: 'alias' } as const;
const calls = Object.values(letters);

const segment: CollectAddress[] = [
  ...calls.map((call) => ({ path: `/v1/${call}`, protocol: 'segment' as const, call, summary: `One ${call} call (Segment's HTTP API)` })),
  { path: '/v1/batch', protocol: 'segment', call: 'batch', summary: 'Up to 2,500 calls (Segment, RudderStack, Customer.io)' },
  { path: '/v1/import', protocol: 'segment', call: 'batch', summary: 'As /v1/batch' },
  { path: '/v1/b', protocol: 'segment', call: 'batch' },
  ...Object.entries(letters).map(([letter, call]) => ({ path: `/v1/${letter}`, protocol: 'segment' as const, call })),
];

// Whose SDKs have an address without a version: Segment's with such an apiHost, Jitsu, and PostHog's old /batch/ and /track/, which are
// told by their bodies.
const unversioned: CollectAddress[] = segment.map(({ path, call }) => ({ path: path.slice('/v1'.length), protocol: 'segment', call }));

const rudderstack: CollectAddress[] = [
  { path: '/v1/merge', protocol: 'rudderstack', call: 'merge', summary: 'Several identifiers of one person (RudderStack)' },
  { path: '/beacon/v1/batch', protocol: 'rudderstack', call: 'batch', summary: 'A batch sent while a page closes (RudderStack)' },
];

const posthog: CollectAddress[] = ['/i/v0/e', '/e', '/capture', '/engage'].map((path) => ({
  path,
  protocol: 'posthog',
  call: 'any',
  ...(path === '/i/v0/e' ? { summary: "One event or a batch (PostHog); PostHog's /batch, /e and older addresses work alike" } : {}),
}));

const jitsu: CollectAddress[] = ['/api/s', '/api/s/s2s'].flatMap((path) => [
  ...calls.map((call) => ({ path: `${path}/${call}`, protocol: 'jitsu' as const, call })),
  ...Object.entries(letters).map(([letter, call]) => ({ path: `${path}/${letter}`, protocol: 'jitsu' as const, call })),
  { path: `${path}/event`, protocol: 'jitsu' as const, call: 'any' as const, summary: 'One event of any type (Jitsu)' },
  { path: `${path}/batch`, protocol: 'jitsu' as const, call: 'batch' as const },
]);

const dittofeed: CollectAddress[] = [...calls, 'batch' as const].map((call) => ({
  path: `/api/public/apps/${call}`,
  protocol: 'segment',
  call,
  silent: true,
}));

const snowplow: CollectAddress[] = [
  {
    path: '/com.snowplowanalytics.snowplow/tp2',
    protocol: 'snowplow',
    call: 'any',
    summary: 'Events of a Snowplow tracker; its app id is the write key',
  },
];

const own: CollectAddress[] = [
  { path: '/v1/events', protocol: 'loyalty', call: 'any', summary: 'One event or a list of them; always answers with what became of each' },
];

/** Every address that takes events by POST. */
export const collectAddresses: readonly CollectAddress[] = [
  ...segment,
  ...unversioned,
  ...rudderstack,
  ...posthog,
  ...jitsu,
  ...dittofeed,
  ...snowplow,
  ...own,
];

/** Every address that takes one event by GET and shows a pixel. */
export const pixelAddresses: readonly CollectAddress[] = [
  ...calls.map((call) => ({ path: `/v1/pixel/${call}`, protocol: 'segment' as const, call })),
  ...(['track', 'page'] as const).map((call) => ({ path: `/pixel/v1/${call}`, protocol: 'rudderstack' as const, call })),
  ...calls.map((call) => ({ path: `/api/px/${call}`, protocol: 'jitsu' as const, call })),
  ...Object.entries(letters).map(([letter, call]) => ({ path: `/api/px/${letter}`, protocol: 'jitsu' as const, call })),
  { path: '/i', protocol: 'snowplow', call: 'any' },
];

import { Type } from '@sinclair/typebox';
import type { ConnectorRules } from '../delivery/index.ts';
import type { ApiServer } from './server.ts';
import { list, oneOf, shape } from './shapes/shape.ts';

const states = ['real', 'standIn', 'missing'] as const;

interface Adapter {
  readonly id: string;
  readonly state: (typeof states)[number];
  readonly name: string;
  readonly what: string;
  readonly howToReplace: string;
}

const notYet = 'Nothing can be set yet.';
const byWebhook = 'Settings, Who delivers messages: choose one of your webhooks';

/** A channel of messages: a stand-in that writes to the outbox until somebody says who delivers. */
function channelOfMessages(id: string, name: string, { via }: { readonly via: string }, howToReplace: string): Adapter {
  const what =
    via === 'standIn'
      ? 'Each goes through permissions and quiet hours and is written to the outbox. Nothing leaves the house, and each says so.'
      : via === 'smtp'
        ? 'They go to your mail server.'
        : 'They go, signed, to the webhook that you named.';
  return { id, state: via === 'standIn' ? 'standIn' : 'real', name, what, howToReplace: `${howToReplace}.` };
}

/** Every way to the world outside, and whether it is the real one, a stand-in, or not there yet: the one place where this is said. */
export function adaptersNow(connectors: ConnectorRules): readonly Adapter[] {
  return [
    channelOfMessages(
      'customerMail',
      'E-mail to customers',
      connectors.email,
      'Settings, Who delivers messages: name your mail server, or one of your webhooks',
    ),
    channelOfMessages('sms', 'Text messages', connectors.sms, byWebhook),
    channelOfMessages('push', 'App notifications', connectors.push, byWebhook),
    channelOfMessages('letters', 'Letters', connectors.post, byWebhook),
    ...others,
  ];
}

const others: readonly Adapter[] = [
  {
    id: 'inApp',
    state: 'real',
    name: 'Messages in your app and on your pages',
    what: 'They wait here until the app or page asks for them, and are asked about again in that moment.',
    howToReplace: 'Let the app or page call GET /v1/messages/inbox.',
  },
  {
    id: 'social',
    state: 'missing',
    name: 'Social networks',
    what: 'Nothing is fetched from or posted to a network. Posts arrive when another system sends them.',
    howToReplace: `${notYet} Send posts to a source, or let a pull fetch them.`,
  },
  {
    id: 'advertising',
    state: 'missing',
    name: 'Advertising',
    what: 'No list of people goes to an advertising network, and no cost comes from one.',
    howToReplace: notYet,
  },
  {
    id: 'telephony',
    state: 'missing',
    name: 'Telephony',
    what: 'No call is made, taken or routed. Calls that a rule or a colleague asks for are shown to colleagues; calls made arrive as events of a telephone system.',
    howToReplace: `${byWebhook} for calls to make. Point the call events of your telephone system at an incoming address of a source.`,
  },
  {
    id: 'exchangeRates',
    state: 'missing',
    name: 'Exchange rates',
    what: 'Amounts are never turned into another currency: each currency is added up by itself.',
    howToReplace: notYet,
  },
  {
    id: 'colleagueMail',
    state: 'standIn',
    name: 'E-mail to colleagues',
    what: 'Links for first sign-ins and lost passwords are shown on the screen of whoever asked, to be handed on. No mail is sent.',
    howToReplace: `${notYet} Hand the link over by the way you trust.`,
  },
  {
    id: 'alarms',
    state: 'standIn',
    name: 'Notices about webhooks',
    what: 'A webhook that was switched off is marked on its page and written to the log as an error. Nobody is called.',
    howToReplace: 'Watch the log for errors, or /metrics, with the alarm that you have.',
  },
  {
    id: 'events',
    state: 'real',
    name: 'Events of sites, apps and servers',
    what: 'What is sent with a write key is taken in as it happens.',
    howToReplace: 'Sources: make a source and use its write key.',
  },
  {
    id: 'files',
    state: 'real',
    name: 'Files, pulls and incoming addresses',
    what: 'Files are read, addresses are asked at an interval, and other systems can send their JSON.',
    howToReplace: 'Import, and the page of each source.',
  },
  {
    id: 'webhooksOut',
    state: 'real',
    name: 'Webhooks out',
    what: 'Signed messages go to the addresses that you name.',
    howToReplace: 'Webhooks out: add an address.',
  },
  {
    id: 'postgres',
    state: 'real',
    name: 'PostgreSQL',
    what: 'A real server runs inside the product until another one is named.',
    howToReplace: 'LOYALTY_POSTGRES_URL names your own.',
  },
  {
    id: 'clickhouse',
    state: 'real',
    name: 'ClickHouse',
    what: 'The real engine runs inside the product until a server is named.',
    howToReplace: 'LOYALTY_CLICKHOUSE_URL names your own.',
  },
];

const standIn = shape(
  'StandIn',
  {
    id: Type.String(),
    state: oneOf(states, 'the real one, a stand-in for it, or not there yet'),
    name: Type.String(),
    what: Type.String({ description: 'what happens here today' }),
    howToReplace: Type.String({ description: 'how the real one is set' }),
  },
  'a way to the world outside',
);
const standInsAnswer = Type.Object({ standIns: list(standIn) });

/** What here is real, what stands in for something, and what is not there. */
export function standInsRoutes(app: ApiServer, connectors: () => ConnectorRules): void {
  app.get('/v1/stand-ins', {
    config: { permission: 'operations.read' },
    schema: {
      tags: ['Operations'],
      summary: 'What is real, what is a stand-in, and what is not there yet',
      response: { 200: standInsAnswer },
    },
    handler: async () => ({ standIns: adaptersNow(connectors()) }),
  });
}

import { type Static, Type } from '@sinclair/typebox';
import type { Problem } from '../../foundation/index.ts';
import { defineSetting } from '../../settings/index.ts';
import type { MessageWay } from './message.ts';
import { isMailAddress } from './smtp/mail-text.ts';

const webhook = Type.Integer({ minimum: 0, description: 'the number of the webhook that takes them, with `via` webhook; else 0' });
const outside = (description: string) =>
  Type.Object(
    { via: Type.Union([Type.Literal('standIn'), Type.Literal('webhook')], { description }), webhook },
    { additionalProperties: false },
  );

const schema = Type.Object(
  {
    email: Type.Object(
      {
        via: Type.Union([Type.Literal('standIn'), Type.Literal('smtp'), Type.Literal('webhook')], {
          description: 'who takes e-mails: a stand-in (nothing leaves the house), your mail server, or a webhook',
        }),
        webhook,
      },
      { additionalProperties: false },
    ),
    sms: outside('who takes text messages'),
    push: outside('who takes notifications for apps'),
    post: outside('who takes letters'),
    call: Type.Object(
      {
        via: Type.Union([Type.Literal('console'), Type.Literal('webhook')], {
          description: 'calls to make: shown to colleagues, or a webhook',
        }),
        webhook,
      },
      { additionalProperties: false },
    ),
    smtp: Type.Object(
      {
        host: Type.String({ maxLength: 253, description: 'the mail server; its password is set apart and kept sealed' }),
        port: Type.Integer({ minimum: 1, maximum: 65_535 }),
        security: Type.Union([Type.Literal('starttls'), Type.Literal('tls'), Type.Literal('none')], {
          description: 'tls from the first byte (465), starttls (587), none only for a server of your own network',
        }),
        user: Type.String({ maxLength: 200, description: 'empty for a server that asks for none' }),
        from: Type.String({ maxLength: 254, description: 'the address that mails come from' }),
        fromName: Type.String({ maxLength: 80, description: 'the name that they come from' }),
        replyTo: Type.String({ maxLength: 254, description: 'where answers go; empty: to where they come from' }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export type ConnectorRules = Static<typeof schema>;

/** Who takes messages of each channel. Until somebody says so, nothing leaves the house. */
export const connectorSetting = defineSetting({
  key: 'messages.connectors',
  title: 'Who delivers messages',
  description:
    'For each channel: a stand-in that only writes to the outbox (nothing leaves the house), your mail server, or one of your webhooks. In force for the next message.',
  schema,
  default: {
    email: { via: 'standIn', webhook: 0 },
    sms: { via: 'standIn', webhook: 0 },
    push: { via: 'standIn', webhook: 0 },
    post: { via: 'standIn', webhook: 0 },
    call: { via: 'console', webhook: 0 },
    smtp: { host: '', port: 587, security: 'starttls', user: '', from: '', fromName: '', replyTo: '' },
  },
  alsoNeeds: 'delivery.edit',
  check: problemsOfConnectors,
});

function problemsOfConnectors(rules: ConnectorRules): Problem[] {
  const problems: Problem[] = [];
  for (const way of ['email', 'sms', 'push', 'post', 'call'] as const) {
    if (rules[way].via === 'webhook' && rules[way].webhook === 0) {
      problems.push({ at: `${way}.webhook`, message: 'name the webhook that takes them by its number' });
    }
  }
  const { smtp } = rules;
  if (rules.email.via === 'smtp') {
    if (!/^[A-Za-z0-9.:-]+$/.test(smtp.host)) problems.push({ at: 'smtp.host', message: 'is the name of a mail server' });
    if (!isMailAddress(smtp.from)) problems.push({ at: 'smtp.from', message: 'is the address that mails come from' });
  }
  if (smtp.replyTo !== '' && !isMailAddress(smtp.replyTo)) problems.push({ at: 'smtp.replyTo', message: 'is no mail address' });
  if (smtp.security === 'none' && smtp.user !== '') {
    problems.push({ at: 'smtp.security', message: 'a password is never sent without encryption: choose starttls or tls' });
  }
  return problems;
}

/** Who takes a message: the name that stands beside it ever after. */
export type Connector =
  | { readonly kind: 'standIn' }
  | { readonly kind: 'smtp' }
  | { readonly kind: 'inApp' }
  | { readonly kind: 'console' }
  | { readonly kind: 'webhook'; readonly webhook: number };

/** Who takes messages of a channel now. Pure. */
export function connectorOf(way: MessageWay, rules: ConnectorRules): Connector {
  if (way === 'inApp') return { kind: 'inApp' };
  if (way === 'employee') return { kind: 'console' };
  const { via, webhook: id } = rules[way];
  return via === 'webhook' ? { kind: 'webhook', webhook: id } : { kind: via };
}

/** `webhook:3`, `standIn`. */
export function nameOfConnector(connector: Connector): string {
  return connector.kind === 'webhook' ? `webhook:${connector.webhook}` : connector.kind;
}

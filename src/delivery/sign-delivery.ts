import { createHmac, randomBytes } from 'node:crypto';

const secretPrefix = 'whsec_';
// Standard Webhooks asks for 24 to 64 random bytes.
const secretBytes = 32;

export function newWebhookSecret(): string {
  return secretPrefix + randomBytes(secretBytes).toString('base64');
}

/** One signature of `id.timestamp.body` (HMAC-SHA256, base64), as Standard Webhooks has it: `v1,…`. Time in seconds since 1970. */
export function signatureOf(secret: string, id: string, timestampSeconds: number, body: string): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`;
}

/** The headers of a delivery; while a secret is being changed both sign, so that the receiver may change at leisure. */
export function deliveryHeaders(
  secrets: readonly string[],
  delivery: { id: string; timestampSeconds: number; body: string },
): Record<string, string> {
  const { id, timestampSeconds, body } = delivery;
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'loyalty-loop-webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': secrets.map((secret) => signatureOf(secret, id, timestampSeconds, body)).join(' '),
  };
}

import { describe, expect, test } from 'vitest';
import { createSecretBox } from './seal-secret.ts';
import { deliveryHeaders, newWebhookSecret, signatureOf } from './sign-delivery.ts';

describe('a signature', () => {
  test('is the one that the Standard Webhooks specification prints for its example', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const body = '{"test": 2432232314}';
    expect(signatureOf(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, body)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('is made with both secrets while one is being changed', () => {
    const secrets = [newWebhookSecret(), newWebhookSecret()];
    const delivery = { id: 'evt_1', timestampSeconds: 1, body: '{}' };
    const headers = deliveryHeaders(secrets, delivery);
    expect(headers['webhook-signature']?.split(' ')).toEqual(secrets.map((secret) => signatureOf(secret, 'evt_1', 1, '{}')));
    expect(headers).toMatchObject({
      'webhook-id': 'evt_1',
      'webhook-timestamp': '1',
      'content-type': expect.stringContaining('cloudevents'),
    });
  });
});

describe('a sealed secret', () => {
  test('opens with the key it was sealed with, and with no other, nor after a change', () => {
    const box = createSecretBox(Buffer.alloc(32, 1));
    const secret = newWebhookSecret();
    const sealed = box.seal(secret);
    expect(sealed.toString('latin1')).not.toContain(secret);
    expect(box.open(sealed)).toBe(secret);
    expect(box.seal(secret)).not.toEqual(sealed);
    expect(createSecretBox(Buffer.alloc(32, 2)).open(sealed)).toBeUndefined();
    for (const at of [0, 15, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(box.open(changed)).toBeUndefined();
    }
    expect(box.open(Buffer.alloc(5))).toBeUndefined();
  });
});

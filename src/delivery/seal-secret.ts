import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** Keeps secrets that must be read again (a signature needs the secret itself, so a hash will not do). */
export interface SecretBox {
  seal(secret: string): Buffer;
  /** Undefined when it was sealed with another key, or changed. */
  open(sealed: Buffer): string | undefined;
}

/** AES-256-GCM under a key made from the installation's, for this purpose alone: a stolen database holds no usable secret. */
export function createSecretBox(installationKey: Buffer): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', installationKey, '', 'loyalty webhook secrets', keyBytes));
  return {
    seal(secret) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open(sealed) {
      if (sealed.length < nonceBytes + tagBytes) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
      decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** The letters of the mobile network's seven-bit alphabet (3GPP TS 23.038, default alphabet), and those that take two places in it. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('\f^{}\\[~]|€');

export interface SmsLength {
  readonly encoding: 'gsm7' | 'ucs2';
  /** Messages of the network that it takes. */
  readonly segments: number;
}

// One message alone, and each of several that a header puts together (3GPP TS 23.040).
const rooms = { gsm7: { alone: 160, together: 153 }, ucs2: { alone: 70, together: 67 } } as const;

/** How a text travels: 160 letters of the seven-bit alphabet in one message, or 70 where a single letter is not in it. Pure. */
export function smsLength(text: string): SmsLength {
  const letters = [...text];
  const encoding = letters.every((letter) => basic.has(letter) || extended.has(letter)) ? 'gsm7' : 'ucs2';
  const places = letters.map((letter) => (encoding === 'ucs2' ? letter.length : extended.has(letter) ? 2 : 1));
  const { alone, together } = rooms[encoding];
  if (places.reduce((sum, count) => sum + count, 0) <= alone) return { encoding, segments: 1 };
  let segments = 1;
  let used = 0;
  for (const count of places) {
    // A letter of two places never lies across two messages.
    if (used + count > together) {
      segments += 1;
      used = 0;
    }
    used += count;
  }
  return { encoding, segments };
}

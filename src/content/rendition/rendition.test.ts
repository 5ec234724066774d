import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleItem } from '../../../test/content-samples.ts';
import type { JsonObject } from '../../foundation/index.ts';
import { problemsOfItem } from '../item/check-item.ts';
import type { ContentBody } from '../item/content-item.ts';
import { type ContentKind, contentKindNames } from '../item/content-kind.ts';
import { tidyItem } from '../item/tidy-item.ts';
import { type DeviceLimits, deviceNames, devices } from './device.ts';
import { renditionOf } from './rendition.ts';
import { shorten } from './shorten.ts';
import { smsLength } from './sms-length.ts';

/** Any text at all: other scripts, signs of several parts, control characters, halves of pairs, markup. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'Climbs',
        'hills. ',
        'ção ',
        '€',
        '[b]',
        '<b>',
        '</p><script>',
        '&amp;',
        '"',
        "'",
        '漢字。',
        '👩‍👩‍👧',
        '\u202e',
        '\n\n',
        '- ',
        '\ud800',
      ),
      {
        maxLength: 300,
      },
    )
    .map((parts) => parts.join(' ')),
);

/** An item of a kind with other texts in all of its places, tidied as it would be kept. */
const anyItem = fc
  .tuple(fc.constantFrom(...contentKindNames), anyText, anyText, anyText, anyText)
  .map(([kind, title, keyFact, long, short]) => {
    const sample = sampleItem(kind);
    const written = JSON.parse(JSON.stringify(sample.fields), (name, value: unknown) => {
      if (typeof value !== 'string' || ['address', 'begins', 'ends', 'saidOn'].includes(name)) return value;
      return value.length > 60 ? long : short;
    });
    return tidyItem({
      ...sample,
      title: title.slice(0, 100),
      keyFact: keyFact.slice(0, 140),
      fields: written,
    } as unknown as JsonObject) as unknown as ContentBody;
  })
  .filter((item) => problemsOfItem(item).length === 0);

describe('renditions', () => {
  it('are within the limits of the device and keep the key fact, whatever people write', () => {
    let tried = 0;
    fc.assert(
      fc.property(anyItem, fc.constantFrom(...deviceNames), fc.constantFrom(undefined, 'de', 'pt', 'ja'), (item, device, language) => {
        tried += 1;
        const limits: DeviceLimits = devices[device];
        const rendition = renditionOf(item, device, language === undefined ? {} : { language });
        expect(rendition.text).toContain(item.keyFact);
        expect(rendition.text.length).toBeLessThanOrEqual(limits.textMax);
        expect(rendition.title.length).toBeLessThanOrEqual(limits.titleMax);
        if (limits.segmentsMax !== undefined) expect(smsLength(rendition.text).segments).toBeLessThanOrEqual(limits.segmentsMax);
        expect(rendition.html === undefined).toBe(!limits.isHtml);
        expect(rendition.picture?.width ?? 0).toBeLessThanOrEqual(limits.picture?.width ?? 0);
        expect(rendition.picture?.height ?? 0).toBeLessThanOrEqual(limits.picture?.height ?? 0);
        expect(renditionOf(item, device, language === undefined ? {} : { language })).toEqual(rendition);
      }),
      { numRuns: 600 },
    );
    expect(tried).toBeGreaterThan(500);
  });

  it('have no markup but our own in what goes into a page', () => {
    fc.assert(
      fc.property(anyItem, fc.constantFrom('web' as const, 'phone' as const, 'email' as const), (item, device) => {
        const html = renditionOf(item, device).html ?? '';
        const own = html.replace(/<\/?(?:p|br|ul|ol|li)>/g, '');
        expect(own).not.toMatch(/[<>"'`]/);
        expect(own.replace(/&(?:amp|lt|gt|quot|#39|#96);/g, '')).not.toContain('&');
      }),
      { numRuns: 300 },
    );
  });

  it('change on every device when the one source is changed', () => {
    for (const kind of contentKindNames) {
      const before = sampleItem(kind);
      const after = { ...before, keyFact: 'Now it climbs two hills on one charge.' };
      for (const device of deviceNames) {
        expect(renditionOf(before, device).text).toContain(before.keyFact);
        expect(renditionOf(after, device).text).toContain(after.keyFact);
        expect(renditionOf(after, device).text).not.toContain(before.keyFact);
      }
    }
  });

  it('keep what would be wrong to leave out: a code and its end, whose words they are, where and when', () => {
    for (const device of deviceNames) {
      expect(renditionOf(sampleItem('offer'), device).text).toContain('Code HILLS24');
      expect(renditionOf(sampleItem('offer'), device).text).toContain('Until 30 September');
      expect(renditionOf(sampleItem('review'), device).text).toContain('— Ana M., Porto');
      expect(renditionOf(sampleItem('event'), device).text).toMatch(/Porto store[\s\S]+Sat 12 September 10:00/);
    }
    const later = Date.parse('2026-09-12T12:00:00Z');
    expect(renditionOf(sampleItem('event'), 'kiosk', { now: later }).text).toContain('Sat 19 September 10:00');
  });

  it('give addresses only where they lead somewhere', () => {
    const item = sampleItem('article');
    const at = (device: (typeof deviceNames)[number], body: ContentBody = item) => renditionOf(body, device).action?.address;
    expect([at('web'), at('email'), at('kiosk'), at('car'), at('voice')]).toEqual([
      item.action?.address,
      item.action?.address,
      undefined,
      undefined,
      undefined,
    ]);
    expect(renditionOf(item, 'sms').text).toContain(item.action?.address);
    const path = { ...item, action: { label: 'Read it', address: '/hills' } };
    expect([at('web', path), at('email', path), renditionOf(path, 'sms').text.includes('/hills')]).toEqual(['/hills', undefined, false]);
    const call = { ...item, action: { label: 'Call us', address: 'tel:+351220000000' } };
    expect([at('car', call), at('voice', call)]).toEqual(['tel:+351220000000', 'tel:+351220000000']);
  });

  it('say nothing in a car that would have to be read, and cut no spoken sentence', () => {
    const long = { ...sampleItem('article'), fields: { body: 'One sentence about the hill. '.repeat(40).trim() } } as ContentBody;
    const rendition = renditionOf(long, 'car');
    expect(rendition).toMatchObject({ isSpoken: true, isShortened: true });
    expect(rendition.text.endsWith('hill.')).toBe(true);
    expect(rendition.html).toBeUndefined();
    expect(rendition.picture).toBeUndefined();
  });

  it('end where something is said: no crumb of a word, and no announcement of what is not there', () => {
    const body = `${'It did 41 km with two bags. '.repeat(11).trim()}\n\nWhat takes range:\n- cold below five degrees and wind from the sea`;
    const item = { ...sampleItem('article'), fields: { body } } as ContentBody;
    for (const device of ['kiosk', 'agent', 'store'] as const) expect(renditionOf(item, device).text, device).toMatch(/bags\.$/);
    expect(renditionOf(item, 'phone').text).toMatch(/sea$/);
  });

  it('tell the item in the words of a variant where one is asked for', () => {
    const item = { ...sampleItem('article'), variants: [{ name: 'short', keyFact: 'Hills? Two of them.' }] } as ContentBody;
    expect(renditionOf(item, 'sms', { variant: 'short' })).toMatchObject({ variant: 'short' });
    expect(renditionOf(item, 'sms', { variant: 'short' }).text).toContain('Hills? Two of them.');
    expect(renditionOf(item, 'sms', { variant: 'unknown' })).toMatchObject({ variant: 'own' });
  });
});

describe('problems of an item', () => {
  it('are none for one of each kind', () => {
    for (const kind of contentKindNames) expect(problemsOfItem(sampleItem(kind)), kind).toEqual([]);
  });

  it('are told all at once', () => {
    const wrong = {
      ...sampleItem('offer'),
      key: 'Not a key',
      title: '',
      purpose: 'advice',
      from: '2026-02-30',
      action: { label: 'x', address: 'javascript:alert(1)' },
    };
    const places = problemsOfItem({ ...wrong, fields: { benefit: 'x', code: 7, hue: 1 } }).map(({ at }) => at);
    expect(places).toEqual(['key', 'title', 'fields.hue', 'fields.terms', 'fields.code', 'from', 'purpose', 'action.address']);
  });

  it('say where even the key fact has no room, unless it never gets there', () => {
    const item = {
      ...sampleItem('article'),
      keyFact: `Vence duas subidas da cidade com uma só carga — mesmo com a criança atrás e as compras à frente, e ainda sobra para voltar à noite.`,
    };
    expect(problemsOfItem(item)).toEqual([]);
    const code = { ...sampleItem('offer'), keyFact: item.keyFact } as ContentBody;
    expect(problemsOfItem(code)).toEqual([expect.objectContaining({ at: 'keyFact', message: expect.stringContaining('text messages') })]);
    expect(problemsOfItem({ ...code, rights: { holder: 'us', channels: ['web', 'email'] } })).toEqual([]);
  });

  it('know a wrong address in every place that has one', () => {
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      'https://a b',
      'java\nscript:x',
      'https://user:pw@a.example',
      '"><script>',
    ]) {
      expect(
        problemsOfItem({ ...sampleItem('tool'), fields: { address, asks: ['a'], tells: 'b' } }).map(({ at }) => at),
        address,
      ).toContain('fields.address');
    }
  });
});

describe('shortening', () => {
  it('cuts at sentences, then at words, then at letters with their marks', () => {
    const within = (max: number) => (text: string) => text.length <= max;
    expect(shorten('First it climbs. Then it rolls on.', within(20))).toBe('First it climbs.');
    expect(shorten('First it climbs and rolls', within(14))).toBe('First it...');
    expect(shorten('About approx. 5 km of it', within(14))).toBe('About...');
    expect(shorten('Donaudampfschifffahrt', within(10))).toBe('Donauda...');
    expect(shorten('👩‍👩‍👧👩‍👩‍👧', within(12))).toBe('👩‍👩‍👧...');
    expect(shorten('坂を登る。もう一つ登る。', within(6))).toBe('坂を登る。');
    expect(shorten('One. Two is too long', within(10), true)).toBe('One.');
    expect(shorten('No whole sentence fits', within(10), true)).toBe('');
  });

  it('gives a beginning that fits, of any text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 200 }), (text, max) => {
        const short = shorten(text, (candidate) => candidate.length <= max);
        expect(short.length).toBeLessThanOrEqual(Math.max(max, 0));
        if (text.length > max) expect(text.startsWith(short.endsWith('...') ? short.slice(0, -3) : short)).toBe(true);
      }),
    );
  });
});

describe('a text message', () => {
  it('has 160 letters of the network, or 70, and less where several are put together', () => {
    expect(smsLength('a'.repeat(160))).toEqual({ encoding: 'gsm7', segments: 1 });
    expect(smsLength('a'.repeat(161))).toEqual({ encoding: 'gsm7', segments: 2 });
    expect(smsLength('a'.repeat(306)).segments).toBe(2);
    expect(smsLength('a'.repeat(307)).segments).toBe(3);
    expect(smsLength('€'.repeat(80)).segments).toBe(1);
    // A letter of two places is not split: 152 of 153 places are used.
    expect(smsLength('€'.repeat(153)).segments).toBe(3);
    expect(smsLength(`ã${'a'.repeat(69)}`)).toEqual({ encoding: 'ucs2', segments: 1 });
    expect(smsLength(`ã${'a'.repeat(70)}`)).toEqual({ encoding: 'ucs2', segments: 2 });
    expect(smsLength('😀'.repeat(35)).segments).toBe(1);
  });
});

it('knows every kind', () => {
  const kinds: readonly ContentKind[] = contentKindNames;
  expect(kinds).toHaveLength(9);
});

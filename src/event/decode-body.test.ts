import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBody, jsonProblem } from './decode-body.ts';

const limits = { unpackedBytesMax: 4_096_000 };
const json = '{"event":"Ordér","n":1}';
const plain = Buffer.from(json);

async function textOf(raw: Buffer, headers = {}): Promise<string> {
  const decoded = await decodeBody(raw, headers, limits);
  return decoded.ok ? decoded.text : decoded.code;
}

describe('a body is read by what it is', () => {
  test('plain, with a byte order mark, packed with and without a header, and unpacked by a proxy that left the header', async () => {
    expect(await textOf(plain)).toBe(json);
    expect(await textOf(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]))).toBe(json);
    expect(await textOf(gzipSync(plain))).toBe(json);
    expect(await textOf(gzipSync(plain), { contentEncoding: 'gzip', contentType: 'application/x-www-form-urlencoded' })).toBe(json);
    expect(await textOf(plain, { contentEncoding: 'gzip' })).toBe(json);
    expect(await textOf(gzipSync(gzipSync(plain)))).toBe(json);
    expect(await textOf(deflateSync(plain), { contentEncoding: 'deflate' })).toBe(json);
    expect(await textOf(brotliCompressSync(plain), { contentEncoding: 'br' })).toBe(json);
    expect(await textOf(Buffer.from(json, 'utf16le'), {})).not.toBe(json);
    expect(await textOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(json, 'utf16le')]))).toBe(json);
  });

  test('forms with a data field: percent-encoded, base64, base64 of gzip', async () => {
    expect(await textOf(Buffer.from(`data=${encodeURIComponent(json)}&ip=1`))).toBe(json);
    expect(await textOf(Buffer.from(`data=${encodeURIComponent(plain.toString('base64'))}`))).toBe(json);
    expect(await textOf(Buffer.from(`data=${plain.toString('base64')}`))).toBe(json);
    expect(await textOf(Buffer.from(`data=${gzipSync(plain).toString('base64')}&compression=gzip-js`))).toBe(json);
  });

  test('Windows-1252 has its own letters where Latin-1 has control characters', async () => {
    const price = Buffer.concat([
      Buffer.from('{"price":"9 '),
      Buffer.from([0x80, 0x20, 0x96, 0x20, 0x93, 0x8a, 0xe9, 0x94]),
      Buffer.from('"}'),
    ]);
    expect(await textOf(price)).toBe('{"price":"9 € – “Šé”"}');
  });

  test('bytes that are no UTF-8: Windows-1252 as a whole, a cut letter alone', async () => {
    const windows = await decodeBody(Buffer.from('{"name":"M\xfcller"}', 'latin1'), {}, limits);
    expect(windows).toMatchObject({ ok: true, text: '{"name":"Müller"}', repaired: 'windows-1252' });
    const cut = Buffer.concat([Buffer.from('{"name":"Müller Bäcker","note":"'), Buffer.from([0xc3]), Buffer.from('"}')]);
    expect(await decodeBody(cut, {}, limits)).toMatchObject({
      ok: true,
      text: '{"name":"Müller Bäcker","note":"\ufffd"}',
      repaired: 'replaced',
    });
  });
});

describe('bombs', () => {
  test.each([
    ['gzip', gzipSync(Buffer.alloc(200_000_000, 32)), {}],
    ['gzip twice', gzipSync(gzipSync(Buffer.alloc(200_000_000, 32))), {}],
    ['deflate', deflateSync(Buffer.alloc(200_000_000, 32)), { contentEncoding: 'deflate' }],
    ['brotli', brotliCompressSync(Buffer.alloc(50_000_000, 32)), { contentEncoding: 'br' }],
  ])('%s is refused without being unpacked', async (_, bomb, headers) => {
    const before = process.memoryUsage().rss;
    expect(await textOf(bomb, headers)).toBe('event.body_too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000);
  });

  test('too much of anything is refused, an ordinary ratio is not', async () => {
    expect(await textOf(Buffer.alloc(limits.unpackedBytesMax + 1, 32))).toBe('event.body_too_large');
    const batch = Buffer.from(
      JSON.stringify({
        batch: Array.from({ length: 2000 }, (_, at) => ({
          messageId: `m-${at}-${(at * 7919) % 1009}`,
          type: 'track',
          event: 'Product Viewed',
          userId: `u${at}`,
          properties: { sku: `A-${at % 40}`, price: at / 7 },
        })),
      }),
    );
    expect(await textOf(gzipSync(batch))).toBe(batch.toString());
    expect(await textOf(gzipSync(gzipSync(gzipSync(plain))))).toBe('event.bad_compression');
    expect(await textOf(gzipSync(plain).subarray(0, 20))).toBe('event.bad_compression');
  });
});

describe('what is wrong with a JSON text', () => {
  test.each([
    ['{"a":1', 'line 1, column 7', /comma or a closing brace/],
    ['{"a":1,\n  b:2}', 'line 2, column 3', /name in double quotes/],
    ['{"a" 1}', 'line 1, column 6', /colon/],
    ['{"a":"\u0000"}', 'line 1, column 7', /control character/],
    ['', 'character 0', /ends too early/],
    ['<x/>', 'line 1, column 1', /XML or HTML/],
    ['  <html>\n</html>', 'line 1, column 1', /XML or HTML/],
    ['NaN', 'line 1, column 1', /NaN is no value of JSON; write null/],
    ['{"NaN":NaN}', 'line 1, column 8', /NaN is no value/],
    ['{"name":"Maya Okafor",\n"price":NaN,"other":"Maya Okafor"}', 'line 2, column 9', /NaN is no value/],
    ['{"name":"Maya Okafor of Lisbon","price":-Infinity}', 'line 1, column 42', /Infinity is no value/],
    ['{"isMember":True}', 'line 1, column 13', /True is no value of JSON; write true/],
    ['[1,]', 'line 1, column 4', /unexpected character/],
    ['{"a":{"b":<x/>}}', 'line 1, column 11', /unexpected character/],
  ])('%j is explained with its place', (text, at, message) => {
    try {
      JSON.parse(text);
      throw new Error('parsed');
    } catch (error) {
      expect(jsonProblem(error, text)).toMatchObject({ at, message: expect.stringMatching(message) });
    }
  });

  test('the explanation quotes nothing of the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const secret = `{"a":"4111111111111111" ${text}`;
        try {
          JSON.parse(secret);
        } catch (error) {
          expect(JSON.stringify(jsonProblem(error, secret))).not.toContain('4111');
        }
      }),
    );
  });
});

test('any bytes under any headers end in a text or a known refusal', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 200 }).map((body) => Uint8Array.from([0x1f, 0x8b, 8, ...body])),
    fc.string().map((text) => Buffer.from(`data=${text}`)),
    fc.string().map((text) => gzipSync(text)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(undefined, 'gzip', 'deflate', 'br', 'zstd, br', 'x'), async (body, contentEncoding) => {
      const decoded = await decodeBody(Buffer.from(body), { contentEncoding }, { unpackedBytesMax: 10_000 });
      if (decoded.ok) expect(decoded.text.isWellFormed()).toBe(true);
      else expect(['event.body_too_large', 'event.bad_compression']).toContain(decoded.code);
    }),
    { numRuns: 500 },
  );
});

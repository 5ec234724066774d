import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEvents, type ServerEvent } from './read-events.ts';

const text =
  'retry: 1000\n\n: still here\n\nevent: changed\ndata: {"customer":"p1"}\n\nevent: changed\r\ndata:{"name":"Zoë"}\r\n\r\ndata: two\ndata: lines\n\nevent: changed\ndata: cut off';
const bytes = new TextEncoder().encode(text);

async function read(cuts: readonly number[]): Promise<ServerEvent[]> {
  const places = [0, ...[...cuts].sort((left, right) => left - right), bytes.length];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const [index, place] of places.slice(1).entries()) controller.enqueue(bytes.slice(places[index], place));
      controller.close();
    },
  });
  const found: ServerEvent[] = [];
  for await (const event of readEvents(body)) found.push(event);
  return found;
}

it('reads messages, however the network cuts them', async () => {
  const expected = [
    { event: 'changed', data: '{"customer":"p1"}' },
    { event: 'changed', data: '{"name":"Zoë"}' },
    { event: 'message', data: 'two\nlines' },
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 }), async (cuts) => {
      expect(await read(cuts)).toEqual(expected);
    }),
  );
});

it('gives the stream back when the reader has had enough', async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const { data } of readEvents(body)) {
    expect(data).toBe('x');
    break;
  }
  expect(cancelled).toBe(true);
});

it('does not gather a message without an end', async () => {
  const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(400_000).fill(97)) });
  await expect(readEvents(body).next()).rejects.toThrow(RangeError);
});

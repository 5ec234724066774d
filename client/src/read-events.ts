/** One message of a stream of server-sent events. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

// A message of the product is a line; something that never ends one is no stream of ours.
const charactersMax = 1_000_000;

/** The messages of a `text/event-stream`, as the HTML standard cuts them; comments are passed over. Ends with the stream. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const messages = rest.replaceAll('\r\n', '\n').split('\n\n');
      rest = messages.pop() ?? '';
      if (rest.length > charactersMax) throw new RangeError('the stream has a message without an end');
      for (const message of messages) {
        const read = eventOf(message);
        if (read !== undefined) yield read;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function eventOf(message: string): ServerEvent | undefined {
  let event = 'message';
  const data: string[] = [];
  for (const line of message.split('\n')) {
    const [, field, value = ''] = /^([^:]*)(?::\s?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return data.length === 0 ? undefined : { event, data: data.join('\n') };
}

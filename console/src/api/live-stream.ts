import { addressOf } from './request.ts';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

export type LiveSubject =
  | { customer: string }
  | { firm: string }
  | {
      topic:
        | 'operations'
        | 'quarantine'
        | 'imports'
        | 'joins'
        | 'singleView'
        | 'value'
        | 'groups'
        | 'audiences'
        | 'content'
        | 'messages'
        | 'moments';
    };

export interface LiveListener {
  readonly subject: LiveSubject;
  changed(): void;
  stateIs(state: LiveState): void;
}

// What a server refused, or a proxy before it, is asked again by us: the browser only comes back by itself to a connection that broke.
const askAgainMs = 5_000;
const askAgainMsMax = 60_000;

/** With whether it has followed a stream already: what happened since that one ended was not heard. */
const listeners = new Map<LiveListener, boolean>();
let stream: EventSource | undefined;
let address = '';
let timer: ReturnType<typeof setTimeout> | undefined;
let refusals = 0;

/**
 * Tells of changes until the returned function is called. A browser has six connections to one server for all its tabs together, and a stream holds one as long
 * as it is open: so a tab has one stream for all its listeners, and none while nobody looks at it.
 */
export function followLive(listener: LiveListener): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', look);
  listeners.set(listener, false);
  lookSoon();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', look);
    lookSoon();
  };
}

/** A page that opens has several listeners: they are looked at together. */
function lookSoon(afterMs = 0): void {
  clearTimeout(timer);
  timer = setTimeout(look, afterMs);
}

function look(): void {
  const wanted = document.visibilityState === 'hidden' ? '' : addressFor([...listeners.keys()]);
  if (wanted === address) return;
  if (stream !== undefined) leave(stream);
  address = wanted;
  if (wanted !== '') stream = open(wanted);
}

function leave(own: EventSource): void {
  own.close();
  stream = undefined;
  address = '';
}

function addressFor(all: readonly LiveListener[]): string {
  const said = new Set(all.map(({ subject }) => addressOf('', subject).slice(1)));
  return said.size === 0 ? '' : `/v1/live?${[...said].sort().join('&')}`;
}

function open(from: string): EventSource {
  const own = new EventSource(from);
  own.addEventListener('changed', ({ data }) => {
    const { topic } = JSON.parse(data as string) as { topic?: string };
    for (const listener of listeners.keys())
      if (('topic' in listener.subject ? listener.subject.topic : undefined) === topic) listener.changed();
  });
  own.onopen = () => {
    refusals = 0;
    for (const [listener, hasFollowed] of listeners) {
      listener.stateIs('live');
      if (hasFollowed) listener.changed();
      listeners.set(listener, true);
    }
  };
  own.onerror = () => {
    if (own !== stream) return;
    for (const listener of listeners.keys()) listener.stateIs('reconnecting');
    if (own.readyState !== EventSource.CLOSED) return;
    leave(own);
    lookSoon(Math.min(askAgainMs * 2 ** refusals++, askAgainMsMax));
  };
  return own;
}

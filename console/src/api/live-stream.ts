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
// The server counts from when it is asked, and a request may wait long for one of the browser's connections; less is covered by the server's head start.
const waitMsMax = 200;

interface Heard {
  /** In milliseconds of this page's clock: until then it has what was to be known. Undefined while it follows a stream. */
  until: number | undefined;
  /** A stream broke, or was opened late: nobody knows what was missed, and what the page shows is fetched anew. */
  mayHaveMissed: boolean;
}

const listeners = new Map<LiveListener, Heard>();
let stream: EventSource | undefined;
let followed = '';
let timer: ReturnType<typeof setTimeout> | undefined;
let refusals = 0;

/**
 * Tells of changes until the returned function is called. A browser has six connections to one server for all its tabs together, and a stream holds one as long
 * as it is open: so a tab has one stream for all its listeners, and none while nobody looks at it.
 */
export function followLive(listener: LiveListener): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', look);
  listeners.set(listener, { until: performance.now(), mayHaveMissed: false });
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
  const wanted = document.visibilityState === 'hidden' ? '' : subjectsOf([...listeners.keys()]);
  if (wanted === followed) {
    if (stream?.readyState === EventSource.OPEN) allHear();
    return;
  }
  if (stream !== undefined) leave(stream);
  followed = wanted;
  if (wanted !== '') stream = open(wanted);
}

function allHear(): void {
  for (const [listener, heard] of listeners) {
    if (heard.until === undefined && !heard.mayHaveMissed) continue;
    listener.stateIs('live');
    if (heard.mayHaveMissed) listener.changed();
    listeners.set(listener, { until: undefined, mayHaveMissed: false });
  }
}

function leave(own: EventSource): void {
  own.close();
  stream = undefined;
  followed = '';
  for (const heard of listeners.values()) heard.until ??= performance.now();
}

function subjectsOf(all: readonly LiveListener[]): string {
  return [...new Set(all.map(({ subject }) => addressOf('', subject).slice(1)))].sort().join('&');
}

/** What changed while the page was fetched, and between one stream and the next, the server tells at once. */
function open(subjects: string): EventSource {
  const now = performance.now();
  const heardAgoMs = Math.ceil(Math.max(...[...listeners.values()].map(({ until = now }) => now - until)));
  const own = new EventSource(`/v1/live?${subjects}&heardAgoMs=${heardAgoMs}`);
  own.addEventListener('changed', ({ data }) => {
    const { topic } = JSON.parse(data as string) as { topic?: string };
    for (const listener of listeners.keys())
      if (('topic' in listener.subject ? listener.subject.topic : undefined) === topic) listener.changed();
  });
  own.onopen = () => {
    refusals = 0;
    if (performance.now() - now > waitMsMax) for (const heard of listeners.values()) heard.mayHaveMissed = true;
    allHear();
  };
  own.onerror = () => {
    if (own !== stream) return;
    for (const [listener, heard] of listeners) {
      listener.stateIs('reconnecting');
      heard.mayHaveMissed = true;
    }
    if (own.readyState !== EventSource.CLOSED) return;
    leave(own);
    lookSoon(Math.min(askAgainMs * 2 ** refusals++, askAgainMsMax));
  };
  return own;
}

import { isJsonObject, type JsonObject, type JsonValue } from '../foundation/index.ts';
import { type Channel, isChannel } from '../source/index.ts';
import type { EventKind } from './event.ts';

// Words of SDKs for channels that have another name here.
const channelOfWord: Readonly<Record<string, Channel>> = { mobile: 'app', browser: 'web' };
// A site, an app and a server share one key often enough to be told apart by the event; a shop's or a kiosk's own screens are not an app.
const digital: ReadonlySet<Channel> = new Set(['web', 'app', 'server']);

/**
 * The channel of an event: its source's, unless the event itself names one of ours (`context.channel`, then `channel`), or its device or
 * call shows that a digital source was an app; a browser on a phone is none. `server` names nothing: every server SDK says it, whatever channel it speaks for.
 */
export function channelOfEvent(own: Channel, said: JsonValue | undefined, context: JsonObject, kind: EventKind): Channel {
  const named = channelNamed(context.channel) ?? channelNamed(said);
  if (named !== undefined) return named;
  if (!digital.has(own)) return own;
  if (kind === 'screen') return 'app';
  if (own === 'web' && (kind === 'page' || isBrowser(context))) return own;
  const { device } = context;
  if (device === undefined || !isJsonObject(device)) return own;
  const { type } = device;
  return typeof type === 'string' && (type === 'ios' || type === 'android' || /^(?:ios|android)$/i.test(type)) ? 'app' : own;
}

/** Whether a browser's library sent the event: it describes the page. */
function isBrowser({ page, library }: JsonObject): boolean {
  if (page !== undefined && isJsonObject(page) && (typeof page.url === 'string' || typeof page.path === 'string')) return true;
  const name = library !== undefined && isJsonObject(library) ? library.name : undefined;
  return typeof name === 'string' && /(?:^|[^a-z])(?:js|javascript|browser|web|analytics-next)(?:$|[^a-z])/i.test(name);
}

function channelNamed(word: JsonValue | undefined): Channel | undefined {
  if (typeof word !== 'string' || word === 'server') return undefined;
  return isChannel(word) ? word : Object.hasOwn(channelOfWord, word) ? channelOfWord[word] : undefined;
}

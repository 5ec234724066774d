import { isJsonObject, type JsonObject, type JsonValue } from '../foundation/index.ts';
import { type Channel, isChannel } from '../source/index.ts';

// Words of SDKs for channels that have another name here.
const channelOfWord: Readonly<Record<string, Channel>> = { mobile: 'app', browser: 'web' };
// A site, an app and a server share one key often enough to be told apart by the event; a shop's or a kiosk's own screens are not an app.
const digital: ReadonlySet<Channel> = new Set(['web', 'app', 'server']);

/**
 * The channel of an event: its source's, unless the event itself names one of ours (`context.channel`, then `channel`), or its device or
 * call shows that a digital source was an app. `server` names nothing: every server SDK says it, whatever channel it speaks for.
 */
export function channelOfEvent(own: Channel, said: JsonValue | undefined, context: JsonObject, isScreen: boolean): Channel {
  const named = channelNamed(context.channel) ?? channelNamed(said);
  if (named !== undefined) return named;
  if (!digital.has(own)) return own;
  if (isScreen) return 'app';
  const { device } = context;
  if (device === undefined || !isJsonObject(device)) return own;
  const { type } = device;
  return typeof type === 'string' && (type === 'ios' || type === 'android' || /^(?:ios|android)$/i.test(type)) ? 'app' : own;
}

function channelNamed(word: JsonValue | undefined): Channel | undefined {
  if (typeof word !== 'string' || word === 'server') return undefined;
  return isChannel(word) ? word : Object.hasOwn(channelOfWord, word) ? channelOfWord[word] : undefined;
}

import { isJsonObject, type JsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { cutDepth } from '../cut-depth.ts';
import type { WireEvent } from '../event.ts';
import type { SharedFields, WireCall } from './protocol.ts';

/**
 * An event of a Snowplow tracker (tracker protocol 2): short names, all values text. Page views become `page`, screen views `screen`,
 * self-describing events `track` under the name of their schema, structured events `track` under their action.
 */
export function fromSnowplow(item: JsonObject, _call: WireCall, _shared: SharedFields): WireEvent {
  const contexts = selfDescribing(item.co) ?? selfDescribing(item.cx, 'base64url');
  const event: WireEvent = {
    type: 'track',
    messageId: item.eid ?? null,
    userId: item.uid ?? null,
    anonymousId: item.duid ?? sessionUser(contexts) ?? item.nuid ?? null,
    // A time that the sender knows to be true is not corrected for its clock.
    ...(item.ttm === undefined ? { timestamp: item.dtm ?? null, sentAt: item.stm ?? null } : { timestamp: item.ttm }),
    channel: channelOfPlatform[textOf(item.p) ?? ''] ?? null,
    context: contextOf(item, contexts),
    properties: unreadOf(item),
  };
  describe(event, item);
  return event;
}

const channelOfPlatform: Readonly<Record<string, string>> = { web: 'web', mob: 'app', app: 'app', srv: 'server', iot: 'product' };

function describe(event: WireEvent, item: JsonObject): void {
  const properties = event.properties as JsonObject;
  if (item.e === 'pv') {
    event.type = 'page';
    event.name = item.page ?? null;
  } else if (item.e === 'se') {
    event.event = item.se_ac ?? null;
    Object.assign(properties, {
      category: item.se_ca,
      action: item.se_ac,
      label: item.se_la,
      property: item.se_pr,
      value: numberOf(item.se_va),
    });
  } else if (item.e === 'ue') {
    const described = selfDescribing(item.ue_pr) ?? selfDescribing(item.ue_px, 'base64url');
    const inner = isJsonObject(described) ? described : {};
    const schema = textOf(inner.schema) ?? '';
    const name = /^iglu:[^/]+\/([^/]+)\//.exec(schema)?.[1];
    event.event = name ?? null;
    event.properties = isJsonObject(inner.data) ? { ...properties, ...inner.data } : { ...properties, data: inner.data ?? null };
    (event.context as JsonObject).schema = schema;
    if (name === 'screen_view') {
      event.type = 'screen';
      event.name = isJsonObject(inner.data) ? (inner.data.name ?? null) : null;
    }
  } else if (item.e === 'tr') {
    event.event = 'Order Completed';
    const money = { total: numberOf(item.tr_tt), tax: numberOf(item.tr_tx), shipping: numberOf(item.tr_sh), currency: item.tr_cu };
    Object.assign(properties, { order_id: item.tr_id, affiliation: item.tr_af, ...money });
  } else event.event = item.e === 'pp' ? 'Page Ping' : (item.e ?? null);
}

/** A payload inside a payload: `{schema, data}` as JSON text, in base64 or plain; the outer schema only says that there is an inner one. */
function selfDescribing(text: JsonValue | undefined, encoding?: 'base64url'): JsonValue | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    const outer = JSON.parse(cutDepth(encoding === undefined ? text : Buffer.from(text, encoding).toString('utf8'))) as JsonValue;
    return isJsonObject(outer) ? outer.data : undefined;
  } catch {
    return undefined;
  }
}

/** On phones there is no cookie: the session's user is the installation. */
function sessionUser(contexts: JsonValue | undefined): JsonValue | undefined {
  if (!Array.isArray(contexts)) return undefined;
  const session = contexts.find((one) => isJsonObject(one) && typeof one.schema === 'string' && one.schema.includes('/client_session/'));
  return isJsonObject(session) && isJsonObject(session.data) ? session.data.userId : undefined;
}

function contextOf(item: JsonObject, contexts: JsonValue | undefined): JsonObject {
  const context: JsonObject = { library: { name: 'snowplow', version: item.tv ?? null } };
  if (item.url !== undefined)
    context.page = { url: item.url, ...(item.page ? { title: item.page } : {}), ...(item.refr ? { referrer: item.refr } : {}) };
  if (item.ua !== undefined) context.userAgent = item.ua;
  if (item.lang !== undefined) context.locale = item.lang;
  if (item.tz !== undefined) context.timezone = item.tz;
  if (item.ip !== undefined) context.ip = item.ip;
  if (item.sid !== undefined) context.sessionId = item.sid;
  const [width, height] = typeof item.res === 'string' ? item.res.split('x').map(Number) : [];
  if (Number.isFinite(width) && Number.isFinite(height)) context.screen = { width, height };
  if (contexts !== undefined) context.contexts = contexts;
  return context;
}

// Read above, or (aid) the sender's key.
const readFields = new Set(
  'e eid uid duid nuid dtm stm ttm p aid tv url page refr ua lang tz ip sid res co cx ue_pr ue_px se_ca se_ac se_la se_pr se_va tr_id tr_af tr_tt tr_tx tr_sh tr_cu'.split(
    ' ',
  ),
);

function unreadOf(item: JsonObject): JsonObject {
  const entries = Object.entries(item).filter(([name]) => !readFields.has(name));
  return Object.fromEntries(entries);
}

function numberOf(text: JsonValue | undefined): number | undefined {
  const value = typeof text === 'string' && text !== '' ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Opens the base64 fields of a tracker's payload, so that what is stored can be read, and numbers in it be sealed. Changes the body. */
export function openPackedFields(body: JsonValue): boolean {
  const items = isJsonObject(body) && Array.isArray(body.data) ? body.data : [body];
  let opened = false;
  for (const item of items) {
    if (!isJsonObject(item)) continue;
    for (const [packed, plain] of [
      ['ue_px', 'ue_pr'],
      ['cx', 'co'],
    ] as const) {
      const text = item[packed];
      if (typeof text !== 'string') continue;
      delete item[packed];
      item[plain] = Buffer.from(text, 'base64url').toString('utf8');
      opened = true;
    }
  }
  return opened;
}

import { nameKeysWith } from '../summary/event-meaning.ts';
import { type EpisodeKind, episodeKinds, isInWords } from '../timeline/episode.ts';

/** An event of history as ClickHouse gives it; 64-bit numbers may come as text. */
export interface HistoryRow {
  readonly identifier_id: number | string;
  readonly at: number | string;
  readonly received: number | string;
  readonly source_id: number;
  readonly message_id: string;
  readonly kind: string;
  readonly name: string;
  readonly channel: string;
  readonly revenue_minor: number | string;
  readonly currency: string;
  readonly body: string;
}

/** Which events of which identifiers; all narrowings hold together. */
export interface TimelineQuestion {
  readonly identifierIds: readonly number[];
  /** Events before this place, in the order time, source, message. */
  readonly before?: { readonly time: number; readonly sourceId: number; readonly messageId: string } | undefined;
  /** A sort of moment (`order`, `care` …) or a call (`page`, `track` …). */
  readonly kind?: string | undefined;
  readonly channel?: string | undefined;
  /** Milliseconds since 1970, both included. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Text anywhere in the event, in any case. */
  readonly text?: string | undefined;
  readonly limit: number;
}

const columns = `identifier_id, toUnixTimestamp64Milli(time) AS at, toUnixTimestamp64Milli(received_at) AS received, source_id, message_id,
  kind, name, channel, revenue_minor, currency, body`;

const nameKeySql = `lower(replaceRegexpAll(name, '[^A-Za-z0-9]', ''))`;

/**
 * One page of history, newest first. The table is sorted by identifier and time, so each identifier is read backwards from where the
 * page begins, and ClickHouse fetches the bodies of the page's rows alone (lazy materialisation). Pure.
 */
export function timelinePage(question: TimelineQuestion): { text: string; params: Record<string, unknown> } {
  const conditions = ['identifier_id IN {ids:Array(UInt64)}'];
  const params: Record<string, unknown> = { ids: question.identifierIds, limit: question.limit };
  const { before, kind, channel, from, until, text } = question;
  if (before !== undefined) {
    conditions.push(`(time, source_id, message_id) < (fromUnixTimestamp64Milli({time:Int64}, 'UTC'), {source:UInt32}, {message:String})`);
    Object.assign(params, { time: before.time, source: before.sourceId, message: before.messageId });
  }
  if (kind !== undefined) conditions.push(kindCondition(kind, params));
  if (channel !== undefined) {
    conditions.push('channel = {channel:String}');
    params.channel = channel;
  }
  if (from !== undefined) {
    conditions.push(`time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')`);
    params.from = from;
  }
  if (until !== undefined) {
    conditions.push(`time <= fromUnixTimestamp64Milli({until:Int64}, 'UTC')`);
    params.until = until;
  }
  if (text !== undefined) {
    conditions.push('positionCaseInsensitiveUTF8(body, {text:String}) > 0');
    // Bodies are JSON text, in which a quotation mark is written with a stroke before it.
    params.text = JSON.stringify(text).slice(1, -1);
  }
  return {
    text: `SELECT ${columns} FROM event WHERE ${conditions.join(' AND ')}
ORDER BY time DESC, source_id DESC, message_id DESC LIMIT {limit:UInt32}`,
    params,
  };
}

const namedKinds = ['care', 'opinion', 'order', 'search'] as const;

/** The condition for a sort of moment, the same that `episodeKindOf` tells from the other side. */
function kindCondition(kind: string, params: Record<string, unknown>): string {
  if (!episodeKinds.includes(kind as EpisodeKind)) {
    params.kind = kind;
    return 'kind = {kind:String}';
  }
  const named = (keys: readonly string[], list: string): string => {
    params[list] = keys;
    return `${nameKeySql} IN {${list}:Array(String)}`;
  };
  const isTrack = `kind = 'track'`;
  const own = (): string =>
    named(
      nameKeysWith((meaning) => namedKinds.some((each) => meaning[each] !== undefined) || isInWords(meaning)),
      'own',
    );
  const passive = (): string =>
    named(
      nameKeysWith((meaning) => meaning.passive === true),
      'passive',
    );
  const permission = (): string =>
    named(
      nameKeysWith((meaning) => meaning.permission !== undefined),
      'permission',
    );
  switch (kind as EpisodeKind) {
    case 'words':
      return `${isTrack} AND ${named(nameKeysWith(isInWords), 'names')}`;
    case 'profile':
      return `(kind IN ('identify', 'group', 'alias') OR (${isTrack} AND ${permission()}))`;
    case 'product':
      return `channel = 'product'`;
    case 'message':
      return `${isTrack} AND channel != 'product' AND NOT ${own()} AND NOT ${permission()} AND (channel IN ('email', 'print') OR ${passive()})`;
    case 'visit':
      return `(kind IN ('page', 'screen') OR (${isTrack} AND channel NOT IN ('product', 'email', 'print') AND NOT ${own()} AND NOT ${permission()} AND NOT ${passive()}))`;
    default:
      return `${isTrack} AND ${named(
        nameKeysWith((meaning) => meaning[kind as (typeof namedKinds)[number]] !== undefined),
        'names',
      )}`;
  }
}

/** One event by its place; by its message id alone where a wrong clock was corrected after its id was given out. */
export const oneEvent = `
SELECT ${columns} FROM event
WHERE identifier_id = {identifier:UInt64} AND source_id = {source:UInt32} AND message_id = {message:String}
  AND time = fromUnixTimestamp64Milli({time:Int64}, 'UTC')
LIMIT 1`;

export const oneEventAnyTime = `
SELECT ${columns} FROM event
WHERE identifier_id = {identifier:UInt64} AND source_id = {source:UInt32} AND message_id = {message:String}
LIMIT 1`;

/** Which raw events of which identifiers, as Segment's Profile API asks. */
export interface EventsQuestion {
  readonly identifierIds: readonly number[];
  /** Names of track events; all when empty. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Milliseconds since 1970: from `start`, up to but not at `end`. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly isAscending: boolean;
  /** The last event of the page before. */
  readonly after?: { readonly time: number; readonly sourceId: number; readonly messageId: string } | undefined;
  readonly limit: number;
}

/** One page of raw events. Pure. */
export function eventsPage(question: EventsQuestion): { text: string; params: Record<string, unknown> } {
  const { identifierIds, include, exclude, start, end, isAscending, after, limit } = question;
  const conditions = ['identifier_id IN {ids:Array(UInt64)}'];
  const params: Record<string, unknown> = { ids: identifierIds, limit };
  const add = (condition: string, bound: Record<string, unknown>): void => {
    conditions.push(condition);
    Object.assign(params, bound);
  };
  if (include.length > 0) add('name IN {include:Array(String)}', { include });
  if (exclude.length > 0) add('name NOT IN {exclude:Array(String)}', { exclude });
  if (start !== undefined) add(`time >= fromUnixTimestamp64Milli({start:Int64}, 'UTC')`, { start });
  if (end !== undefined) add(`time < fromUnixTimestamp64Milli({end:Int64}, 'UTC')`, { end });
  if (after !== undefined) {
    const compared = isAscending ? '>' : '<';
    add(`(time, source_id, message_id) ${compared} (fromUnixTimestamp64Milli({time:Int64}, 'UTC'), {source:UInt32}, {message:String})`, {
      time: after.time,
      source: after.sourceId,
      message: after.messageId,
    });
  }
  const direction = isAscending ? 'ASC' : 'DESC';
  return {
    text: `SELECT ${columns} FROM event WHERE ${conditions.join(' AND ')}
ORDER BY time ${direction}, source_id ${direction}, message_id ${direction} LIMIT {limit:UInt32}`,
    params,
  };
}

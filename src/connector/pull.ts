import { InvalidInput, type Problem, type SourceId } from '../foundation/index.ts';
import { checkMapping } from './check-mapping.ts';
import { addressProblem, type NetworkGuard } from './fetch-address.ts';
import { connectorLimits } from './limits.ts';
import type { Mapping } from './mapping.ts';

/** An address that is asked at an interval. */
export interface Pull {
  readonly id: number;
  readonly sourceId: SourceId;
  /** `{cursor}` in it is replaced by the cursor. */
  readonly url: string;
  /** Names of the request headers; their values are never shown again. */
  readonly everySeconds: number;
  /** Dotted path to the rows in a JSON answer; '' for the whole answer, or for other formats. */
  readonly rowsPath: string;
  /** The field whose largest value is the next cursor. */
  readonly cursorField: string | undefined;
  readonly cursor: string | undefined;
  readonly mapping: Mapping;
  readonly isEnabled: boolean;
  /** Milliseconds since 1970, all four. */
  readonly nextAt: number;
  readonly lastAt: number | undefined;
  readonly lastOkAt: number | undefined;
  readonly createdAt: number;
  readonly failures: number;
  /** What went wrong the last time; undefined when it went well. */
  readonly error: string | undefined;
  readonly rowsAccepted: number;
  readonly rowsKnown: number;
  readonly rowsRefused: number;
  readonly createdBy: string;
}

/** What a person says of a pull. */
export interface PullInput {
  readonly url?: unknown;
  readonly headers?: unknown;
  readonly everySeconds?: unknown;
  readonly rows?: unknown;
  readonly cursorField?: unknown;
  readonly cursor?: unknown;
  readonly mapping?: unknown;
  readonly enabled?: unknown;
}

export interface PullFields {
  readonly url: string;
  /** Undefined: those that were given before stay. */
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly everySeconds: number;
  readonly rowsPath: string;
  readonly cursorField: string | undefined;
  readonly cursor: string | undefined;
  readonly mapping: Mapping;
  readonly isEnabled: boolean;
}

// A field-name token and a value without line breaks (RFC 9110): what would otherwise let a value add headers of its own.
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
const headerValue = /^[\t\u0020-\u007e\u0080-\u00ff]{0,4000}$/;

/** @throws InvalidInput `connector.bad_pull` with every problem at once, those of the mapping included */
export function checkPull(input: PullInput, guard: NetworkGuard | undefined, before?: Pull): PullFields {
  const problems: Problem[] = [];
  const say = (at: string, message: string): void => {
    problems.push({ at, message });
  };
  const url = input.url ?? before?.url;
  // The cursor may stand anywhere; a harmless one takes its place for the check.
  const addressFault = typeof url === 'string' ? addressProblem(withCursor(url, '1'), guard) : 'say which address is asked';
  if (addressFault !== undefined) say('url', addressFault);
  const everySeconds = input.everySeconds ?? before?.everySeconds ?? 300;
  const { pullSecondsMin, pullIntervalSecondsMax } = connectorLimits;
  if (
    typeof everySeconds !== 'number' ||
    !Number.isInteger(everySeconds) ||
    everySeconds < pullSecondsMin ||
    everySeconds > pullIntervalSecondsMax
  ) {
    say('everySeconds', `a whole number from ${pullSecondsMin} to ${pullIntervalSecondsMax}`);
  }
  const rowsPath = input.rows ?? before?.rowsPath ?? '';
  if (typeof rowsPath !== 'string' || rowsPath.length > 200)
    say('rows', 'the dotted path to the rows in the answer, for example data.orders');
  const cursorField = input.cursorField === null ? undefined : (input.cursorField ?? before?.cursorField);
  if (cursorField !== undefined && (typeof cursorField !== 'string' || cursorField === ''))
    say('cursorField', 'the field whose largest value is asked from next');
  if (typeof url === 'string' && url.includes('{cursor}') && cursorField === undefined)
    say('cursorField', 'the address uses {cursor}: say which field it is taken from');
  const cursor = input.cursor === null ? undefined : (input.cursor ?? before?.cursor);
  if (cursor !== undefined && (typeof cursor !== 'string' || cursor.length > 500)) say('cursor', 'a text of at most 500 characters');
  const headers = input.headers;
  if (headers !== undefined && !isHeaders(headers)) say('headers', 'an object of header names and texts');
  const enabled = input.enabled ?? before?.isEnabled ?? true;
  if (typeof enabled !== 'boolean') say('enabled', 'is true or false');
  let mapping: Mapping | undefined;
  try {
    mapping = checkMapping(input.mapping ?? before?.mapping);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    problems.push(...error.problems);
  }
  if (problems.length > 0 || mapping === undefined) throw new InvalidInput('connector.bad_pull', problems);
  return {
    url: url as string,
    headers: headers as Record<string, string> | undefined,
    everySeconds: everySeconds as number,
    rowsPath: rowsPath as string,
    cursorField: cursorField as string | undefined,
    cursor: cursor as string | undefined,
    mapping,
    isEnabled: enabled as boolean,
  };
}

/** The address with the cursor in its place, '' before the first. */
export function withCursor(url: string, cursor: string | undefined): string {
  return url.replaceAll('{cursor}', encodeURIComponent(cursor ?? ''));
}

/** The larger of two cursors: numbers by size, all else as text (ISO times sort as text). */
export function laterCursor(left: string | undefined, right: string): string {
  if (left === undefined || left === '') return right;
  const [one, two] = [Number(left), Number(right)];
  if (left.trim() !== '' && right.trim() !== '' && !Number.isNaN(one) && !Number.isNaN(two)) return two > one ? right : left;
  return right > left ? right : left;
}

function isHeaders(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= 50 && entries.every(([name, text]) => headerName.test(name) && typeof text === 'string' && headerValue.test(text))
  );
}

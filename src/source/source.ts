import { type Branded, InvalidInput, type Problem, type SourceId } from '../foundation/index.ts';
import { type Channel, channelNames, isChannel } from './channel.ts';

/** How a source's events come in. */
export const sourceKinds = ['sdk', 'file', 'pull', 'webhook'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export type WriteKeyId = Branded<number, 'WriteKeyId'>;

/** One place that events come from: named, in one channel, with one person in marketing and one in technology to ask. */
export interface Source {
  readonly id: SourceId;
  readonly name: string;
  readonly channel: Channel;
  readonly kind: SourceKind;
  readonly marketingOwner: string;
  readonly technologyOwner: string;
  /** IANA zone of local times in its files. */
  readonly timezone: string;
  /** ISO 4217, for amounts that come without one. */
  readonly currency: string | undefined;
  readonly enabled: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** What a person fills in. */
export interface SourceInput {
  readonly name?: unknown;
  readonly channel?: unknown;
  readonly kind?: unknown;
  readonly marketingOwner?: unknown;
  readonly technologyOwner?: unknown;
  readonly timezone?: unknown;
  readonly currency?: unknown;
  readonly enabled?: unknown;
}

export type SourceFields = Omit<Source, 'id' | 'createdAt'>;

// Names stand in lists and in front of every fact; longer ones would be cut there.
const nameCharactersMax = 80;

/**
 * Checks the fields of a source, those of `before` filled in where the input does not name them.
 * @throws InvalidInput `source.invalid` with every problem at once
 */
export function checkSource(input: SourceInput, before?: Source): SourceFields {
  const problems: Problem[] = [];
  const text = (field: 'name' | 'marketingOwner' | 'technologyOwner', missing: string): string => {
    const value = input[field] === undefined ? before?.[field] : input[field];
    const trimmed = typeof value === 'string' ? value.trim() : '';
    if (trimmed === '') problems.push({ at: field, message: missing });
    else if (trimmed.length > nameCharactersMax) problems.push({ at: field, message: `at most ${nameCharactersMax} characters` });
    else if (/\p{Cc}/u.test(trimmed)) problems.push({ at: field, message: 'has control characters' });
    return trimmed;
  };
  const name = text('name', 'give the source a name that people recognise, for example "Web shop"');
  const marketingOwner = text('marketingOwner', 'name the person in marketing who answers for what this source says about customers');
  const technologyOwner = text('technologyOwner', 'name the person in technology who answers for its delivery');
  const channel = input.channel ?? before?.channel;
  if (!isChannel(channel)) problems.push({ at: 'channel', message: `choose the channel: ${channelNames.join(', ')}` });
  const kind = input.kind ?? before?.kind;
  if (!isKind(kind)) problems.push({ at: 'kind', message: `say how events come in: ${sourceKinds.join(', ')}` });
  const timezone = input.timezone ?? before?.timezone ?? 'UTC';
  if (typeof timezone !== 'string' || !isTimeZone(timezone))
    problems.push({ at: 'timezone', message: 'use a time zone such as Europe/Lisbon' });
  const currency = input.currency === null ? undefined : (input.currency ?? before?.currency);
  if (currency !== undefined && !isCurrency(currency)) problems.push({ at: 'currency', message: 'use a currency code such as EUR' });
  const enabled = input.enabled ?? before?.enabled ?? true;
  if (typeof enabled !== 'boolean') problems.push({ at: 'enabled', message: 'is true or false' });
  if (problems.length > 0) throw new InvalidInput('source.invalid', problems);
  return {
    name,
    channel: channel as Channel,
    kind: kind as SourceKind,
    marketingOwner,
    technologyOwner,
    timezone: timezone as string,
    currency: (currency as string | undefined)?.toUpperCase(),
    enabled: enabled as boolean,
  };
}

function isKind(value: unknown): value is SourceKind {
  return (sourceKinds as readonly unknown[]).includes(value);
}

function isCurrency(value: unknown): boolean {
  return typeof value === 'string' && Intl.supportedValuesOf('currency').includes(value.toUpperCase());
}

/** True for a name of the IANA time zone database, for `UTC` and for fixed offsets such as `+02:00`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

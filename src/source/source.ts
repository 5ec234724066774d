import { InvalidInput, isJsonObject, type Problem, type SourceId } from '../foundation/index.ts';
import { type Channel, channelNames, isChannel } from './channel.ts';

/** How a source's events come: by an SDK, from files, fetched by us, or posted by a stranger's webhook. */
export const sourceKinds = ['sdk', 'file', 'pull', 'webhook'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Where events come from, who answers for them, and what they mean by default. Times are milliseconds since 1970. */
export interface Source {
  readonly id: SourceId;
  readonly name: string;
  readonly channel: Channel;
  readonly kind: SourceKind;
  /** Who in marketing answers for what it says. */
  readonly marketingOwner: string;
  /** Who in technology answers for how it comes. */
  readonly technologyOwner: string;
  /** IANA name: times without a zone are read in it. */
  readonly timezone: string;
  /** ISO 4217: amounts without a currency are in it. */
  readonly currency: string;
  readonly enabled: boolean;
  readonly createdAt: number;
}

export type SourceWish = Pick<Source, 'name' | 'channel' | 'kind' | 'marketingOwner' | 'technologyOwner' | 'timezone' | 'currency'>;
export type SourceChange = Partial<Omit<SourceWish, 'kind'> & { enabled: boolean }>;

const nameLengthMax = 100;

/** Every problem of a new source at once. @throws InvalidInput `source.invalid` */
export function checkSource(input: unknown): SourceWish {
  const fields = isJsonObject(input) ? input : {};
  const problems: Problem[] = [];
  const text = (at: string, advice: string, fallback?: string): string => {
    const value = fields[at] ?? fallback;
    if (typeof value === 'string' && value.trim() !== '' && value.length <= nameLengthMax) return value.trim();
    problems.push({ at, message: advice });
    return '';
  };
  const wish = {
    name: text('name', 'give the source a name of at most 100 characters'),
    channel: text('channel', `say one of ${channelNames.join(', ')}`),
    kind: text('kind', `say one of ${sourceKinds.join(', ')}`, 'sdk'),
    marketingOwner: text('marketingOwner', 'name who in marketing answers for what this source says'),
    technologyOwner: text('technologyOwner', 'name who in technology answers for how it comes'),
    timezone: text('timezone', 'give an IANA name such as Europe/Lisbon', 'UTC'),
    currency: text('currency', 'give a currency such as EUR', 'USD').toUpperCase(),
  };
  problems.push(...problemsOfValues(wish));
  if (!(sourceKinds as readonly string[]).includes(wish.kind) && wish.kind !== '') {
    problems.push({ at: 'kind', message: `say one of ${sourceKinds.join(', ')}` });
  }
  if (problems.length > 0) throw new InvalidInput('source.invalid', problems);
  return wish as SourceWish;
}

/** Problems of the values that have a closed form; fields that are absent have none. */
export function problemsOfValues(fields: { channel?: string; timezone?: string; currency?: string }): Problem[] {
  const problems: Problem[] = [];
  if (fields.channel && !isChannel(fields.channel)) problems.push({ at: 'channel', message: `say one of ${channelNames.join(', ')}` });
  if (fields.timezone && !isTimezone(fields.timezone))
    problems.push({ at: 'timezone', message: 'is no time zone; use a name such as Europe/Lisbon' });
  if (fields.currency && !/^[A-Z]{3}$/.test(fields.currency))
    problems.push({ at: 'currency', message: 'is no currency; use three letters such as EUR' });
  return problems;
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

import { purposes, reachingChannels } from '../../consent/index.ts';
import { firstChange } from '../rule/acts.ts';
import type { Portrait } from './portrait.ts';

/** One thing that can be asked for: a purpose, in a channel or in any; or a name that firms use. */
interface ListedPermission {
  readonly permission: string;
  readonly channel?: string;
}

const listed: readonly ListedPermission[] = [
  ...purposes.flatMap((permission) => [{ permission }, ...reachingChannels.map((channel) => ({ permission, channel }))]),
  ...reachingChannels.flatMap((channel) => [{ permission: channel }, { permission: `${channel}_marketing` }]),
  ...['newsletter', 'analytics', 'contact'].map((permission) => ({ permission })),
];

/** As one name; undefined for what is not listed, of which only the predicate knows. Pure. */
export function permissionName({ permission, channel }: ListedPermission): string | undefined {
  const name = nameOf({ permission, ...(channel === undefined ? {} : { channel }) });
  return listedNames.has(name) ? name : undefined;
}

const nameOf = ({ permission, channel }: ListedPermission): string =>
  channel === undefined ? permission.toLowerCase() : `${permission} by ${channel}`;
const listedNames: ReadonlySet<string> = new Set(listed.map(nameOf));

/** Everything listed that she allows, and until when (ms); Infinity where no yes that it rests on runs out. Pure. */
export function permittedBy(portrait: Portrait, now: number): [name: string, until: number][] {
  return listed.flatMap((one): [string, number][] =>
    portrait.permits(one.permission, one.channel, now) ? [[nameOf(one), flipOfPermission(one, portrait, now)]] : [],
  );
}

/** The moment at which time alone changes whether she allows it; exact. Pure. */
export function flipOfPermission({ permission, channel }: ListedPermission, portrait: Portrait, now: number): number {
  const { permissionEnds } = portrait;
  if (permissionEnds.length === 0) return Number.POSITIVE_INFINITY;
  return firstChange(permissionEnds, now, (at) => portrait.permits(permission, channel, at));
}

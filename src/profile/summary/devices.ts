import Bowser from 'bowser';
import type { CustomerEvent } from '../../event/index.ts';
import { BoundedCache, isJsonObject, type JsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { meaningOf } from './event-meaning.ts';
import { smallHash } from './stable-hash.ts';
import { cutText } from './statements.ts';

export const deviceKinds = ['phone', 'tablet', 'computer', 'television', 'kiosk', 'product', 'other'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** A device as an event describes it. `key` is the same for every event of that device. */
export interface DescribedDevice {
  readonly key: number;
  readonly kind: DeviceKind;
  /** `Chrome on Windows`, `iPhone 15`: without versions, so that an update does not make a new device. */
  readonly label: string;
}

interface DescribedUserAgent {
  readonly kind: DeviceKind;
  readonly label: string;
  readonly labelHash: number;
  /** A program of somebody's server that names itself: `python-requests/2.31`, `node-fetch`. */
  readonly isProgram: boolean;
}

// A firm's visitors bring some thousands of user agents; parsing one takes 20 µs, finding it again 0.1.
const userAgentsCachedMax = 20_000;
const userAgentLengthMax = 400;
const labelLengthMax = 60;
const userAgents = new BoundedCache<string, DescribedUserAgent>(userAgentsCachedMax);

/** Where a user agent is hers: elsewhere it is a till's, a colleague's or a partner's. */
const channelsOfHers: ReadonlySet<string> = new Set(['app', 'server', 'web']);

/**
 * The device an event came from: by its own id, else by the browser's anonymous id together with what the user agent says, else, where a
 * server tells of her, by the user agent alone; a connected product by its serial number. Undefined when the event tells of none. Pure
 * (what was parsed is remembered).
 */
export function deviceOf(event: CustomerEvent): DescribedDevice | undefined {
  const { context } = event;
  if (event.channel === 'product') return productOf(event);
  const device = isJsonObject(context.device) ? context.device : undefined;
  const id = textOf(device?.id);
  const userAgent = textOf(context.userAgent);
  if (id !== undefined) return { key: smallHash(id), ...describe(device as JsonObject, userAgent) };
  if (userAgent === undefined && device === undefined && serialIn(context.externalIds) !== undefined) return productOf(event);
  if (userAgent === undefined) return undefined;
  const { kind, label, labelHash, isProgram } = describeUserAgent(userAgent);
  if (isProgram) return undefined;
  if (event.anonymousId !== undefined) return { key: smallHash(event.anonymousId, labelHash), kind, label };
  // Mails are opened by machines that fetch their pictures.
  const isPassive = event.kind === 'track' && meaningOf(event.name).passive === true;
  if (kind === 'other' || isPassive || !channelsOfHers.has(event.channel)) return undefined;
  return { key: sortKey(kind, label), kind, label };
}

/** The key of a device of which only the sort is known: of each sort a person has one such. */
export function sortKey(kind: string, label: string): number {
  return smallHash(label, smallHash(kind));
}

function productOf(event: CustomerEvent): DescribedDevice | undefined {
  const { properties, context } = event;
  const device = isJsonObject(context.device) ? context.device : undefined;
  const serial =
    textOf(properties.serial_number) ??
    textOf(properties.serial) ??
    textOf(properties.device_id) ??
    textOf(device?.id) ??
    serialIn(context.externalIds);
  if (serial === undefined) return undefined;
  const label = textOf(properties.model) ?? textOf(device?.model) ?? textOf(device?.name) ?? 'Connected product';
  return { key: smallHash(serial), kind: 'product', label: cutText(label, labelLengthMax) };
}

/** The serial number under which a product sends, where it says nothing else of itself. */
function serialIn(externalIds: JsonValue | undefined): string | undefined {
  if (!Array.isArray(externalIds)) return undefined;
  const found = externalIds.find(
    (one) => isJsonObject(one) && typeof one.type === 'string' && /^(?:product_)?serial(?:_?number|_?no)?$/i.test(one.type),
  );
  return isJsonObject(found) ? textOf(found.id) : undefined;
}

function describe(device: JsonObject, userAgent: string | undefined): { kind: DeviceKind; label: string } {
  const parsed = userAgent === undefined ? undefined : describeUserAgent(userAgent);
  const model = textOf(device.model) ?? textOf(device.name);
  const type = (textOf(device.type) ?? '').toLowerCase();
  return {
    kind: kindOfType(type) ?? parsed?.kind ?? 'other',
    label: cutText(model ?? parsed?.label ?? (type === '' ? 'Device' : type), labelLengthMax),
  };
}

function kindOfType(type: string): DeviceKind | undefined {
  if (/tablet|ipad/.test(type)) return 'tablet';
  if (/phone|mobile|ios|android/.test(type)) return 'phone';
  if (/desktop|laptop|computer|browser/.test(type)) return 'computer';
  if (/tv|television/.test(type)) return 'television';
  return type === 'kiosk' ? 'kiosk' : undefined;
}

function describeUserAgent(userAgent: string): DescribedUserAgent {
  const text = userAgent.length > userAgentLengthMax ? userAgent.slice(0, userAgentLengthMax) : userAgent;
  let described = userAgents.get(text);
  if (described === undefined) {
    const { browser, os, platform } = Bowser.parse(text);
    const label = [browser.name, os.name].filter((name) => name !== undefined && name !== '').join(' on ');
    const kind: DeviceKind =
      platform.type === 'mobile'
        ? 'phone'
        : platform.type === 'tablet'
          ? 'tablet'
          : platform.type === 'tv'
            ? 'television'
            : platform.type === 'desktop'
              ? 'computer'
              : 'other';
    const shown = cutText(label === '' ? text : label, labelLengthMax);
    // What people hold says `Mozilla/5.0`, or is a phone; a server's program may name the system that it runs on.
    const isProgram = (kind === 'computer' || kind === 'other') && !/^(?:Mozilla|Opera)\/|\bCFNetwork\//.test(text);
    described = { kind, label: shown, labelHash: smallHash(shown), isProgram };
    userAgents.set(text, described);
  }
  return described;
}

import { isIP } from 'node:net';
import type { Problem } from '../foundation/index.ts';
import { isPublicAddress } from './public-address.ts';
import type { WebhookRow } from './queries/webhook.ts';

/** A subscriber outside: where events are posted, which ones, and what for. Times are milliseconds since 1970. */
export interface Webhook {
  readonly id: number;
  readonly url: string;
  readonly description: string;
  /** Kinds (`identify`) and names (`Order Completed`) that it wants; none means all. */
  readonly events: readonly string[];
  /** What the subscriber does with them; other than `service`, only events of people who permit it are sent. */
  readonly purpose: string;
  readonly enabled: boolean;
  readonly disabledReason?: string;
  readonly failingSince?: number;
  readonly lastError?: string;
  readonly createdBy: string;
  readonly createdAt: number;
}

export interface WebhookWish {
  readonly url: string;
  readonly description: string;
  readonly events: readonly string[];
  readonly purpose: string;
}

/** Doing what the customer asked for: the one purpose that needs no permission of its own. */
export const servicePurpose = 'service';

const urlCharactersMax = 2_000;
const descriptionCharactersMax = 500;
const eventsMax = 100;
const eventCharactersMax = 200;

export function webhookOf(row: WebhookRow): Webhook {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events,
    purpose: row.purpose,
    enabled: row.enabled,
    ...(row.disabled_reason === null ? {} : { disabledReason: row.disabled_reason }),
    ...(row.failing_since === null ? {} : { failingSince: row.failing_since }),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

/** Purposes are written in many ways in the consent that people give; they are compared in small letters. */
export function normalPurpose(purpose: string): string {
  return purpose.trim().toLowerCase();
}

/** `*` is how others write that everything is wanted. */
export function normalEvents(events: readonly string[]): readonly string[] {
  return events.includes('*') ? [] : events;
}

/** True when a subscriber to `events` wants an event of this kind and name. */
export function wantsEvent(events: readonly string[], event: { kind: string; name: string }): boolean {
  return events.length === 0 || events.includes(event.kind) || (event.name !== '' && events.includes(event.name));
}

/** Every reason why a subscriber cannot be had like this; names that resolve to private addresses are refused at each delivery. */
export function problemsOfWebhook(wish: WebhookWish, allowPrivateAddresses: boolean): Problem[] {
  const problems = problemsOfUrl(wish.url, allowPrivateAddresses).map((message) => ({ at: 'url', message }));
  if (wish.description.length > descriptionCharactersMax || wish.description.includes('\0')) {
    problems.push({ at: 'description', message: `is text of at most ${descriptionCharactersMax} characters` });
  }
  if (wish.events.length > eventsMax) problems.push({ at: 'events', message: `name at most ${eventsMax}, or none for all` });
  for (const [at, name] of wish.events.entries()) {
    if (name.trim() === '' || name.length > eventCharactersMax || name.includes('\0')) {
      problems.push({ at: `events[${at}]`, message: `is a kind or name of at most ${eventCharactersMax} characters` });
    }
  }
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}$/u.test(wish.purpose))
    problems.push({ at: 'purpose', message: 'is a purpose such as service' });
  return problems;
}

/** Whether a host is this machine or one of a private network, as far as its name tells: names there have one part, or a reserved last one. */
function isInside(host: string): boolean {
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return !host.includes('.') || /\.(?:localhost|internal|local|lan|home\.arpa)$/.test(host);
}

function problemsOfUrl(text: string, allowPrivateAddresses: boolean): string[] {
  if (text.length > urlCharactersMax || !URL.canParse(text)) return ['is not an address (https://…)'];
  const url = new URL(text);
  const problems: string[] = [];
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowPrivateAddresses && isInside(host))) {
    problems.push('begins with https://, since what is sent concerns people');
  }
  if (url.username !== '' || url.password !== '') problems.push('has no user name or password in it: deliveries are signed instead');
  if (!allowPrivateAddresses && (host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && !isPublicAddress(host)))) {
    problems.push('leads into a private network; that is allowed only where the operator has said so at the start');
  }
  return problems;
}

/** What stands around a decision: where it is shown, on what, and how she came there. Times in milliseconds since 1970. */
export interface Moment {
  /** Of our channels (web, app, phone, store, kiosk, email …). */
  readonly channel: string;
  /** Where on it: the name of a slot, such as `home`. */
  readonly place: string;
  /** What it is shown on (phone, desktop, kiosk, agent, sms …). */
  readonly device: string;
  /** BCP 47, when it is known. */
  readonly language?: string;
  /** How many choices are wanted, from 1. */
  readonly limit: number;
  /** Whether we begin it (a message) or she does (a page, a call). */
  readonly isOutbound: boolean;
  /** How she came in, as the call itself says it: route, source, medium, campaign, search term. For a visit that began with an event, her summary knows it. */
  readonly entry?: readonly string[];
}

/** Channels on which she is there herself when a decision is asked for. */
export const presentChannels: ReadonlySet<string> = new Set(['web', 'app', 'store', 'kiosk', 'phone', 'chat']);

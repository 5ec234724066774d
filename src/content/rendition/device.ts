import type { ContentChannel } from '../item/content-channel.ts';

/** What there is room for where an item is shown, and what can be done there. */
export interface DeviceLimits {
  /** The channels in which it is the device: an item that may be shown in none of them never gets there. */
  readonly channels: readonly ContentChannel[];
  /** Characters of a title; 0 where there is no place for one. Counted as UTF-16 units, as most screens' own programs do. */
  readonly titleMax: number;
  /** Characters of the text. */
  readonly textMax: number;
  /** Messages of the mobile network that the text may take. */
  readonly segmentsMax?: number;
  /** Pixels that a picture may have. */
  readonly picture?: { readonly width: number; readonly height: number };
  /** `all`: any address; `absolute`: not paths of a site; `text`: written out in the text; `calls`: telephone numbers alone. */
  readonly links: 'all' | 'absolute' | 'text' | 'calls' | 'none';
  readonly isHtml: boolean;
  /** Read aloud and never shown: somebody drives, or holds a telephone to her ear. Whole sentences only. */
  readonly isSpoken: boolean;
}

// What a sentence is spoken at: about 15 characters a second.
const spokenCharactersPerSecond = 15;

/** The limits of each device, each with the reason for its value. */
export const devices = {
  /** Room for everything: a text of the longest kind with all of its fields. */
  web: {
    channels: ['web', 'social'],
    titleMax: 100,
    textMax: 12_000,
    picture: { width: 1600, height: 900 },
    links: 'all',
    isHtml: true,
    isSpoken: false,
  },
  /** Two screens of a telephone in the hand. */
  phone: {
    channels: ['web', 'social'],
    titleMax: 60,
    textMax: 900,
    picture: { width: 800, height: 800 },
    links: 'all',
    isHtml: true,
    isSpoken: false,
  },
  /** A card of one screen. */
  app: {
    channels: ['app'],
    titleMax: 60,
    textMax: 600,
    picture: { width: 1080, height: 1080 },
    links: 'all',
    isHtml: false,
    isSpoken: false,
  },
  /** What a locked screen shows of a notice that is pulled open. */
  push: {
    channels: ['push'],
    titleMax: 50,
    textMax: 240,
    links: 'all',
    isHtml: false,
    isSpoken: false,
  },
  /** Read standing, at arm's length, in large letters; nothing leads out of the kiosk. */
  kiosk: {
    channels: ['kiosk'],
    titleMax: 50,
    textMax: 400,
    picture: { width: 1920, height: 1080 },
    links: 'none',
    isHtml: false,
    isSpoken: false,
  },
  /** Programs cut subjects at about seventy characters, and 600 pixels are the width of an e-mail's column. */
  email: {
    channels: ['email'],
    titleMax: 70,
    textMax: 2_500,
    picture: { width: 600, height: 600 },
    links: 'absolute',
    isHtml: true,
    isSpoken: false,
  },
  /** Two messages put together: a third costs more than it says. */
  sms: { channels: ['sms', 'whatsapp'], titleMax: 0, textMax: 306, segmentsMax: 2, links: 'text', isHtml: false, isSpoken: false },
  /** What an agent takes in while somebody talks to her. */
  agent: {
    channels: ['phone', 'chat'],
    titleMax: 60,
    textMax: 360,
    picture: { width: 320, height: 320 },
    links: 'absolute',
    isHtml: false,
    isSpoken: false,
  },
  /** The screen of a clerk's handheld, held between two people. */
  store: {
    channels: ['store'],
    titleMax: 50,
    textMax: 320,
    picture: { width: 480, height: 480 },
    links: 'absolute',
    isHtml: false,
    isSpoken: false,
  },
  /** A title that one glance of two seconds reads, and 16 seconds to listen to; nothing to read or to press while driving. */
  car: { channels: ['product'], titleMax: 30, textMax: 16 * spokenCharactersPerSecond, links: 'calls', isHtml: false, isSpoken: true },
  /** Half a minute: what is said later in a telephone menu nobody remembers. */
  voice: { channels: ['phone'], titleMax: 0, textMax: 30 * spokenCharactersPerSecond, links: 'calls', isHtml: false, isSpoken: true },
} as const satisfies Readonly<Record<string, DeviceLimits>>;

export type Device = keyof typeof devices;
export const deviceNames = Object.keys(devices) as Device[];

/** The devices that an item with these channels gets to; all where no channels are said. Pure. */
export function devicesOf(channels: readonly ContentChannel[] | undefined): readonly Device[] {
  if (channels === undefined) return deviceNames;
  return deviceNames.filter((device) => devices[device].channels.some((channel) => channels.includes(channel)));
}

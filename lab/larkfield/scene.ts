import type { Campaign } from './campaigns.ts';
import type { Identifier } from './evidence.ts';
import type { Life, Registration } from './life.ts';
import type { Notebook } from './notebook.ts';
import type { Device, Person } from './person.ts';
import type { Random } from './random.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** All that the episodes of one person share. */
export interface Scene {
  readonly person: Person;
  readonly life: Life;
  readonly random: Random;
  readonly notebook: Notebook;
  readonly campaigns: readonly Campaign[];
  /** Browsers on which she is signed in, as cookies remember it. */
  readonly signedInOn: Set<string>;
  readonly askedConsentOn: Set<string>;
  /** When she withdraws her permission for marketing, if she does. */
  readonly withdrawsAt: number;
  /** Bikes she has registered, with what they report. */
  readonly bikes: OwnedBike[];
}

export interface OwnedBike {
  readonly serial: string;
  readonly model: string;
  readonly since: number;
}

export function hasSince(registration: Registration | undefined, time: number): registration is Registration {
  return registration !== undefined && registration.since <= time;
}

/** Her account at `time`, if she has one by then. */
export function accountAt(scene: Scene, time: number): string | undefined {
  return hasSince(scene.life.account, time) ? scene.life.account.number : undefined;
}

export function cardAt(scene: Scene, time: number): string | undefined {
  return hasSince(scene.life.card, time) ? scene.life.card.number : undefined;
}

export function identifier(namespace: string, value: string | undefined): Identifier[] {
  return value === undefined || value === '' ? [] : [{ namespace, value }];
}

/** One of her browsers; the first is the one she uses most. */
export function pickBrowser(scene: Scene): Device {
  const { browsers } = scene.person.devices;
  return scene.random.weighted(browsers, (browser) => (browser.shared ? 0.5 : 1) / (1 + browsers.indexOf(browser)));
}

/** What a browser or app says about its surroundings with every event, as JSON text. */
export function surroundings(scene: Scene, more: Record<string, unknown>): string {
  const { person } = scene;
  return JSON.stringify({
    ip: person.household.ip,
    locale: `${person.language}-${person.country.code}`,
    timezone: person.household.address.city.zone,
    ...(person.traits.globalPrivacyControl ? { gpc: true } : {}),
    ...more,
  });
}

/** The consent object as the site's banner keeps it. */
export function consentOf(scene: Scene, time: number): Record<string, unknown> {
  const analysis = scene.person.traits.allowsAnalysis;
  const marketing = allowsMarketing(scene, time);
  return {
    categoryPreferences: {
      functional: true,
      analytics: analysis,
      personalization: analysis && marketing,
      marketing,
      advertising: marketing && !scene.person.traits.globalPrivacyControl,
    },
  };
}

export function allowsMarketing(scene: Scene, time: number): boolean {
  return scene.person.traits.allowsMarketing && time < scene.withdrawsAt;
}

/** A phone number as it was written; without its country it is known only to readers who complete it. */
export function phoneIdentifier({ value, national }: { readonly value: string | undefined; readonly national?: string }): Identifier[] {
  return national === undefined ? identifier('phone', value) : [{ namespace: 'phone', value: national, unsure: true }];
}

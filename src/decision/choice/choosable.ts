/** A piece of content as a decision sees it: confirmed tags only. */
export interface Choosable {
  /** Number of the piece of content, and which of its wordings this is. */
  readonly id: number;
  readonly variant: string;
  /** Stable, for people and for what was learned. */
  readonly key: string;
  /** Options of one family are wordings of one thing: one of them at most is chosen. */
  readonly family: string;
  readonly kind: string;
  readonly title: string;
  readonly purpose: string;
  readonly isPromotion: boolean;
  readonly product?: string | undefined;
  readonly language: string;
  /** The first part of its language, in small letters. */
  readonly spoken: string;
  /** Values by kind of tag: question, stage, product, occasion, device, mood, topic. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** Channels that its rights allow; all when absent. */
  readonly channels?: readonly string[] | undefined;
  /** The gate answers alike for all content of one: its purpose, whether it is an offer, its product. */
  readonly gateKey: string;
  /** Devices that it fits; all when absent. */
  readonly devices?: readonly string[] | undefined;
  /** Where it is read (`/a/b`): an act at this path is a reading of it. */
  readonly path?: string | undefined;
}

/** `/a/b` of an address; undefined where there is none. Pure. */
export function pathOfAddress(address: string | undefined): string | undefined {
  const path = address?.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return path === undefined || path === '' || path === '/' ? undefined : path;
}

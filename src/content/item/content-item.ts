import type { ContentChannel } from './content-channel.ts';
import type { ContentKind, FieldsOf } from './content-kind.ts';
import type { ContentPurpose } from './content-purpose.ts';

/** Whose it is, and how far we may use it. */
export interface ContentRights {
  readonly holder: string;
  /** Days (`2026-09-12`, the whole of it) or moments, as written; both ends belong to it. */
  readonly from?: string;
  readonly until?: string;
  /** The only channels it may be shown in; all when absent. */
  readonly channels?: readonly ContentChannel[];
}

export interface ContentPicture {
  /** May hold `{width}` and `{height}`, for servers that scale pictures themselves. */
  readonly address: string;
  /** What it shows, for whoever does not see it. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** What she can do next: `Book a ride`, and where. */
export interface ContentAction {
  readonly label: string;
  readonly address: string;
}

/** The same item told in another way; what it leaves out is as in the item. */
export interface ContentVariant {
  /** What people call it, `own` being the item's own words. */
  readonly name: string;
  readonly title?: string;
  readonly keyFact?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly action?: ContentAction;
  readonly picture?: ContentPicture;
}

interface BodyOf<Kind extends ContentKind> {
  /** A slug that programs may rely on: it never changes. */
  readonly key: string;
  readonly kind: Kind;
  readonly title: string;
  /** The one sentence that is kept on every device, however little room there is. */
  readonly keyFact: string;
  readonly fields: FieldsOf<Kind>;
  /** Where it comes from: a data sheet, a colleague, a customer. */
  readonly source: string;
  readonly rights: ContentRights;
  /** Who answers for it. */
  readonly owner: string;
  /** BCP 47, for example `en` or `pt-BR`. */
  readonly language: string;
  readonly from?: string;
  readonly until?: string;
  readonly purpose: ContentPurpose;
  readonly isPromotion: boolean;
  /** The product it is about, by its own key. */
  readonly product?: string;
  readonly action?: ContentAction;
  readonly picture?: ContentPicture;
  readonly variants: readonly ContentVariant[];
}

/** What somebody writes: everything of an item but its number, version, state and tags. */
export type ContentBody = { [Kind in ContentKind]: BodyOf<Kind> }[ContentKind];

export const contentStates = ['draft', 'active', 'archived'] as const;
export type ContentState = (typeof contentStates)[number];

/** A piece of content as it stands. */
export type ContentItem = ContentBody & {
  readonly id: number;
  readonly version: number;
  readonly state: ContentState;
  readonly tags: readonly ContentTag[];
};

export const tagKinds = ['question', 'stage', 'product', 'occasion', 'device', 'mood', 'topic'] as const;
export type TagKind = (typeof tagKinds)[number];

/** What an item is about, in the words of the tag standard. Only what a person has confirmed is used in decisions. */
export interface ContentTag {
  readonly kind: TagKind;
  /** The key of an entry of the standard. */
  readonly value: string;
  readonly state: 'suggested' | 'confirmed' | 'refused';
  /** The words of the item that it was suggested for. */
  readonly because?: readonly string[];
  /** Who confirmed or refused it, and when (milliseconds since 1970). */
  readonly by?: string;
  readonly at?: number;
}

/** The item's own words, among its variants. */
export const ownVariant = 'own';

import type { ContentChannel } from '../item/content-channel.ts';
import { type ContentItem, ownVariant, type TagKind } from '../item/content-item.ts';
import type { ContentKind } from '../item/content-kind.ts';
import type { ContentPurpose } from '../item/content-purpose.ts';
import type { Period } from '../item/period.ts';
import { usablePeriod } from '../item/usable-period.ts';
import type { Device } from '../rendition/device.ts';
import { isInStandard } from '../tag/find-entry.ts';
import type { TagStandard } from '../tag/tag-standard.ts';

/** What a decision knows of an item: what it may be chosen by. */
export interface DecisionItem {
  readonly id: number;
  readonly key: string;
  readonly kind: ContentKind;
  readonly version: number;
  readonly title: string;
  readonly keyFact: string;
  readonly purpose: ContentPurpose;
  readonly isPromotion: boolean;
  readonly product?: string;
  readonly language: string;
  /** Keys of the tag standard that a person has confirmed. */
  readonly tags: ReadonlyMap<TagKind, readonly string[]>;
  /** Where it is read: the address of its action. */
  readonly address?: string;
  /** The only channels that its rights allow; all when absent. */
  readonly channels?: readonly ContentChannel[];
  /** Where its rights allow it and all that must be kept of it has room. */
  readonly devices: readonly Device[];
  /** Its wordings, `own` first: the item's own. */
  readonly variants: readonly string[];
}

/** An item that is fit for decisions, with when; undefined for one that is not in use, or of which nobody has confirmed a tag; `devices` are those it fits (`fittingDevices`). Pure. */
export function decisionItemOf(
  item: ContentItem,
  devices: readonly Device[],
  standard: TagStandard,
): (Period & { readonly item: DecisionItem }) | undefined {
  const tags = new Map<TagKind, string[]>();
  for (const { kind, value, state } of item.tags) {
    if (state === 'confirmed' && isInStandard(standard, kind, value)) tags.set(kind, [...(tags.get(kind) ?? []), value]);
  }
  if (item.state !== 'active' || tags.size === 0) return undefined;
  const { id, key, kind, version, title, keyFact, purpose, isPromotion, product, language, rights, variants, action } = item;
  const { channels } = rights;
  return {
    ...usablePeriod(item),
    item: {
      ...{ id, key, kind, version, title, keyFact, purpose, isPromotion, language, tags },
      ...(product === undefined ? {} : { product }),
      ...(action === undefined ? {} : { address: action.address }),
      ...(channels === undefined ? {} : { channels }),
      devices,
      variants: [ownVariant, ...variants.map(({ name }) => name)],
    },
  };
}

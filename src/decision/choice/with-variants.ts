import type { DecisionItem } from '../../content/index.ts';
import { type Choosable, pathOfAddress } from './choosable.ts';
import { gateKeyOf } from './gate-key.ts';

/** A wording of a piece of content, as a decision chooses it. */
export interface ContentOption extends Choosable {
  readonly version: number;
}

/** `pt` of `pt-BR`. Pure. */
export function spokenOf(language: string): string {
  return (language.split('-', 1)[0] as string).toLowerCase();
}

const ownVariant = 'own';
const known = new WeakMap<DecisionItem, readonly ContentOption[]>();

/** Each wording of a piece of content is an option of its own, of which one at most is chosen: what helps is learned of each. Pure. */
export function optionsOf(items: readonly DecisionItem[]): ContentOption[] {
  return items.flatMap((item) => {
    let options = known.get(item);
    if (options === undefined) {
      options = item.variants.map((variant) => ({
        ...item,
        variant,
        key: variant === ownVariant ? item.key : `${item.key}#${variant}`,
        family: item.key,
        spoken: spokenOf(item.language),
        path: pathOfAddress(item.address),
        gateKey: gateKeyOf(item),
      }));
      known.set(item, options);
    }
    return options;
  });
}

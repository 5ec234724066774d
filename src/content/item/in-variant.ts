import type { ContentBody, ContentVariant } from './content-item.ts';

/** The item as a variant tells it: what the variant leaves out is as in the item. Pure. */
export function inVariant<Item extends ContentBody>(item: Item, variant: ContentVariant): Item {
  const { name: _name, fields, ...own } = variant;
  return { ...item, ...own, ...(fields === undefined ? {} : { fields: { ...item.fields, ...fields } }) };
}

import type { Place } from './mapping-draft.ts';

/** Names of the field (Segment spec) that are offered while typing; any other name is as good. */
export const usualNames: Partial<Record<Place, string[]>> = {
  identifier: ['user_id', 'email', 'phone', 'store_card', 'anonymous_id', 'group_id'],
  trait: [
    'name',
    'firstName',
    'lastName',
    'title',
    'gender',
    'birthday',
    'company',
    'address.street',
    'address.postalCode',
    'address.city',
    'address.country',
    'language',
    'createdAt',
  ],
  property: ['order_id', 'revenue', 'total', 'product_id', 'name', 'category', 'price', 'quantity', 'coupon', 'store_id', 'url', 'text'],
  context: ['ip', 'locale', 'campaign.source', 'campaign.medium', 'campaign.name', 'page.url'],
  time: ['iso', 'unix', 'unixMs', 'dd.MM.yyyy HH:mm', 'dd/MM/yyyy', 'MM/dd/yyyy', 'yyyyMMdd'],
};

import { isJsonObject, type JsonObject, type JsonValue } from '../foundation/index.ts';

/** How an older version of an event is told in the words of the newest one: data, so that a new version is one entry more. */
export interface EventUpgrade {
  /** The event's name in the older version. */
  readonly event: string;
  /** Holds for this version only, as the event says it (`schema_version`); missing: for every event of that name. */
  readonly version?: number;
  /** The name now; missing: unchanged. */
  readonly to?: string;
  /** Old to new names of properties. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Old to new names inside each entry of `products`. */
  readonly products?: Readonly<Record<string, string>>;
}

const productIds = { id: 'product_id' };
const order = { orderId: 'order_id', orderID: 'order_id' };

// Segment's first e-commerce specification named things the other way round and products by `id`; its second one is what all of the
// product reads. (segment-docs, spec/ecommerce/v2)
const ecommerce: readonly EventUpgrade[] = [
  { event: 'Searched Products', to: 'Products Searched' },
  { event: 'Viewed Product Category', to: 'Product List Viewed' },
  { event: 'Viewed Product List', to: 'Product List Viewed', products: productIds },
  { event: 'Filtered Product List', to: 'Product List Filtered', products: productIds },
  { event: 'Viewed Promotion', to: 'Promotion Viewed', properties: { id: 'promotion_id' } },
  { event: 'Clicked Promotion', to: 'Promotion Clicked', properties: { id: 'promotion_id' } },
  { event: 'Clicked Product', to: 'Product Clicked', properties: productIds },
  { event: 'Viewed Product', to: 'Product Viewed', properties: productIds },
  { event: 'Added Product', to: 'Product Added', properties: productIds },
  { event: 'Removed Product', to: 'Product Removed', properties: productIds },
  { event: 'Viewed Cart', to: 'Cart Viewed', products: productIds },
  { event: 'Started Checkout', to: 'Checkout Started', properties: order, products: productIds },
  { event: 'Viewed Checkout Step', to: 'Checkout Step Viewed' },
  { event: 'Completed Checkout Step', to: 'Checkout Step Completed' },
  { event: 'Started Order', to: 'Checkout Started', properties: order, products: productIds },
  { event: 'Completed Order', to: 'Order Completed', properties: order, products: productIds },
  { event: 'Updated Order', to: 'Order Updated', properties: order, products: productIds },
  { event: 'Refunded Order', to: 'Order Refunded', properties: order, products: productIds },
  { event: 'Cancelled Order', to: 'Order Cancelled', properties: order, products: productIds },
  { event: 'Applied Coupon', to: 'Coupon Applied', properties: order },
  { event: 'Removed Coupon', to: 'Coupon Removed', properties: order },
  { event: 'Shared Product', to: 'Product Shared', properties: productIds },
  { event: 'Reviewed Product', to: 'Product Reviewed', properties: productIds },
];

// The newest names sent with the first version's properties.
const firstVersions: readonly EventUpgrade[] = [
  'Checkout Started',
  'Order Completed',
  'Order Updated',
  'Order Refunded',
  'Order Cancelled',
].map((event) => ({ event, version: 1, properties: { ...order, total_price: 'total', orderTotal: 'total' }, products: productIds }));

export const eventUpgrades: readonly EventUpgrade[] = [...ecommerce, ...firstVersions];

export type UpgradeTable = ReadonlyMap<string, readonly EventUpgrade[]>;

export function compileUpgrades(upgrades: readonly EventUpgrade[]): UpgradeTable {
  const table = new Map<string, EventUpgrade[]>();
  for (const upgrade of upgrades) table.set(upgrade.event, [...(table.get(upgrade.event) ?? []), upgrade]);
  return table;
}

export interface UpgradedEvent {
  readonly name: string;
  readonly properties: JsonObject;
  /** What it was: kept in the event's context, so that nobody wonders later. */
  readonly from: { readonly event: string; readonly version?: number };
}

/** The event in the newest version's words; undefined when it is in them already. A new name that is taken keeps its own value. */
export function upgradeEvent(
  table: UpgradeTable,
  name: string,
  properties: JsonObject,
  version: number | undefined,
): UpgradedEvent | undefined {
  const upgrade = table.get(name)?.find((one) => one.version === undefined || one.version === version);
  if (upgrade === undefined) return undefined;
  let renamed = upgrade.properties === undefined ? properties : renameMembers(properties, upgrade.properties);
  const { products } = renamed;
  if (upgrade.products !== undefined && Array.isArray(products)) {
    const names = upgrade.products;
    renamed = { ...renamed, products: products.map((product) => (isJsonObject(product) ? renameMembers(product, names) : product)) };
  }
  return { name: upgrade.to ?? name, properties: renamed, from: { event: name, ...(version === undefined ? {} : { version }) } };
}

function renameMembers(object: JsonObject, names: Readonly<Record<string, string>>): JsonObject {
  const renamed: [string, JsonValue | undefined][] = Object.entries(object).map(([name, value]) => {
    const to = Object.hasOwn(names, name) ? (names[name] as string) : name;
    return [Object.hasOwn(object, to) ? name : to, value];
  });
  return Object.fromEntries(renamed);
}

/** The version that an event says it has: `schema_version`, on the event, in its properties or in its context. */
export function schemaVersionOf(event: JsonObject, properties: JsonObject, context: JsonObject): number | undefined {
  const said =
    event.schema_version ?? properties.schema_version ?? event.schemaVersion ?? properties.schemaVersion ?? context.schema_version;
  const version = typeof said === 'string' ? Number.parseInt(said, 10) : said;
  return typeof version === 'number' && Number.isInteger(version) ? version : undefined;
}

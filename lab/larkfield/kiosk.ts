import type { Product } from './catalogue.ts';
import type { Identifier } from './evidence.ts';
import type { Store } from './places.ts';
import { identifier, type Scene } from './scene.ts';

/** A kiosk in the store: the same device for everybody; a card shown to it tells who stands there. */
export function useKiosk(scene: Scene, start: number, store: Store, product: Product, card: string | undefined): void {
  const { person, random, notebook } = scene;
  const kiosk = random.pick(store.kiosks);
  const shown: Identifier[] = random.chance(0.6) ? identifier('store_card', card) : [];
  const context = {
    library: { name: 'larkfield-kiosk' },
    timezone: store.zone,
    location: { city: store.city, country: store.country },
    device: undefined,
  };
  let time = start;
  const send = (type: 'screen' | 'track', name: string, properties: Record<string, unknown>, known: boolean) => {
    notebook.event(
      'kiosk.ndjson',
      time,
      {
        type,
        name,
        anonymousId: kiosk,
        everybodysDevice: true,
        properties: { store: store.code, ...properties },
        context,
        ...(known && shown.length > 0 ? { externalIds: shown } : {}),
      },
      person.id,
      random,
    );
    time += random.between(10_000, 70_000);
  };
  send('screen', 'Welcome', {}, false);
  if (shown.length > 0) send('track', 'Card Shown', {}, true);
  send('track', 'Products Searched', { query: random.pick([product.name, ...product.nicknames, product.catalogueNumber]) }, true);
  send('track', 'Product Viewed', { product_id: product.sku, name: product.name, in_this_store: product.inStores }, true);
}

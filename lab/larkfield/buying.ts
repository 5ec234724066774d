import { campaignAt } from './campaigns.ts';
import { type Choice, drawChoice, type Product, productsIn } from './catalogue.ts';
import { writeEmail, writePhone } from './dirt.ts';
import { useKiosk } from './kiosk.ts';
import { localPrice, storeNear } from './places.ts';
import { accountAt, cardAt, dayMs, identifier, phoneIdentifier, type Scene } from './scene.ts';
import { visitSite } from './visits.ts';
import { atHour } from './zones.ts';

/** What was bought, as the episodes after it need it. */
export interface Purchase {
  readonly time: number;
  readonly channel: 'store' | 'web';
  readonly product: Product;
  readonly orderNumber: string;
  readonly total: number;
  readonly email: string | undefined;
}

/** Personal code of a brochure that lies on her table, if one does. */
export type BrochureOnTable = (time: number) => string | undefined;

/** One purchase of the process, with the visits that led to it. The instant stays on its day; hours are moved to when people shop. */
export function buy(scene: Scene, at: number, isFirst: boolean, brochureAt: BrochureOnTable): Purchase {
  const { person, random } = scene;
  const choice = drawWanted(scene, isFirst);
  const zone = person.household.address.city.zone;
  // Hours are moved within the day, so the card must be there since the day before.
  const cardThere = cardAt(scene, at - dayMs) !== undefined;
  const inStore = cardThere && (person.traits.buysIn === 'store' || (person.traits.buysIn === 'both' && random.chance(0.5)));
  const atShoppingHour = atHour(zone, at, inStore ? random.between(9.5, 18.5) : 7 + 15.5 * Math.sqrt(random.unit()));
  // On the last day the usual hour may not have come yet.
  const time = atShoppingHour < scene.notebook.company.until ? atShoppingHour : at;
  const visits = random.poisson(inStore ? 0.4 : 0.7);
  for (let visit = visits; visit > 0; visit--) {
    visitSite(scene, time - visit * random.between(0.4, 4) * dayMs, {
      looksFor: random.chance(0.7) || choice.alternatives.length === 0 ? choice.chosen : random.pick(choice.alternatives),
    });
  }
  return inStore ? buyInStore(scene, time, choice, brochureAt(time)) : buyOnSite(scene, time, choice);
}

function drawWanted(scene: Scene, isFirst: boolean): Choice {
  const { traits } = scene.person;
  const { random } = scene;
  const ownsBike = scene.bikes.length > 0;
  const category = random.weighted(['bike', 'camera', 'accessory', 'service'] as const, (each) =>
    isFirst
      ? { bike: traits.interest === 'nature' ? 0.08 : 0.4, camera: traits.interest === 'nature' ? 0.6 : 0.1, accessory: 0.4, service: 0 }[
          each
        ]
      : {
          bike: ownsBike ? 0.04 : 0.12,
          camera: traits.interest === 'nature' ? 0.25 : 0.06,
          accessory: 0.6,
          service: ownsBike ? 0.25 : 0.04,
        }[each],
  );
  const liked = category === 'bike' ? traits.likedBikeClass : category === 'camera' ? traits.likedCameraClass : traits.interest;
  return drawChoice(random, category, liked, traits.faithfulness, traits.priceSensitivity);
}

interface Basket {
  readonly quantity: number;
  readonly further: readonly Product[];
  readonly subtotal: number;
  readonly discount: number;
  readonly coupon: string;
}

function fillBasket(scene: Scene, time: number, product: Product): Basket {
  const { random, person } = scene;
  const further = Array.from({ length: random.poisson(product.category === 'bike' ? 0.9 : 0.35) }, () =>
    random.pick(productsIn('accessory')),
  );
  const quantity = product.category === 'accessory' && random.chance(0.12) ? 2 : 1;
  const price = (each: Product) => localPrice(each.priceEuros, person.country);
  const subtotal = cents(price(product) * quantity + further.reduce((sum, each) => sum + price(each), 0));
  const running = campaignAt(scene.campaigns, time);
  const usesCode = running !== undefined && random.chance(0.15 + 0.6 * person.traits.priceSensitivity);
  return { quantity, further, subtotal, discount: usesCode ? cents(subtotal * running.discount) : 0, coupon: usesCode ? running.code : '' };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function buyOnSite(scene: Scene, time: number, choice: Choice): Purchase {
  const { person, random, notebook } = scene;
  const { chosen, alternatives } = choice;
  const account = accountAt(scene, time);
  visitSite(scene, time - 6 * 60_000, { buys: chosen });
  const basket = fillBasket(scene, time, chosen);
  const shipping = basket.subtotal > 150 ? 0 : 6.9;
  const total = cents(basket.subtotal - basket.discount + shipping);
  const address = person.emails.length > 1 && random.chance(0.15) ? person.emails[1] : person.emails[0];
  const email = writeEmail(random, address);
  const phone = random.chance(0.5) ? writePhone(random, person.mobile, person.country) : { text: '', value: undefined };
  const orderNumber = `O-${random.hex(9)}`;
  const delivery = random.weighted(
    ['home', 'store', 'parcel locker'] as const,
    (each) => ({ home: 0.75, store: person.traits.buysIn === 'both' ? 0.3 : 0.08, 'parcel locker': 0.15 })[each],
  );
  notebook.cells(
    'orders.csv',
    time,
    1,
    [
      orderNumber,
      '',
      account,
      email.text,
      phone.text,
      chosen.sku,
      chosen.name,
      chosen.class,
      basket.quantity,
      basket.further.map((each) => each.name).join('|'),
      alternatives.map((each) => each.name).join('|'),
      basket.subtotal.toFixed(2),
      basket.discount.toFixed(2),
      basket.coupon,
      shipping.toFixed(2),
      total.toFixed(2),
      person.country.currency,
      delivery,
      random.pick(['card', 'card', 'invoice', 'wallet']),
    ],
    person.id,
    [...identifier('user_id', account), ...identifier('email', email.value), ...phoneIdentifier(phone)],
  );
  return { time, channel: 'web', product: chosen, orderNumber, total, email: address };
}

function buyInStore(scene: Scene, time: number, choice: Choice, brochure: string | undefined): Purchase {
  const { person, random, notebook } = scene;
  const { address } = person.household;
  const store = storeNear(address.city.name, address.country.code, random);
  const card = cardAt(scene, time);
  if (random.chance(0.18)) useKiosk(scene, time - random.between(5, 25) * 60_000, store, choice.chosen, card);
  const basket = fillBasket(scene, time, choice.chosen);
  const total = cents(basket.subtotal - basket.discount);
  const orderNumber = `${store.code}-${random.hex(8)}`;
  notebook.cells(
    'till.csv',
    time,
    2,
    [
      orderNumber,
      store.code,
      '',
      card,
      choice.chosen.sku,
      choice.chosen.name,
      choice.chosen.class,
      basket.quantity,
      basket.further.map((each) => each.name).join('|'),
      total.toFixed(2).replace('.', ','),
      person.country.currency,
      basket.coupon,
      brochure,
      `${store.code}${1 + random.below(6)}`,
    ],
    person.id,
    [...identifier('store_card', card), ...identifier('brochure_code', brochure)],
  );
  // Somebody behind her in the queue pays without a card: a row about nobody.
  if (random.chance(0.05)) {
    const other = random.pick(productsIn('accessory'));
    notebook.cells(
      'till.csv',
      time + 90_000,
      2,
      [
        `${store.code}-${random.hex(8)}`,
        store.code,
        '',
        '',
        other.sku,
        other.name,
        other.class,
        1,
        '',
        localPrice(other.priceEuros, person.country).toFixed(2).replace('.', ','),
        person.country.currency,
        '',
        '',
        `${store.code}1`,
      ],
      '',
      [],
    );
  }
  return { time, channel: 'store', product: choice.chosen, orderNumber, total, email: undefined };
}

import { reportFromBike } from './belongings.ts';
import type { Campaign } from './campaigns.ts';
import { seekHelp } from './care.ts';
import { productsIn } from './catalogue.ts';
import { misspell, writeEmail, writePhone } from './dirt.ts';
import type { Firm, FirmContact, FirmRole } from './firms.ts';
import type { Life } from './life.ts';
import type { Notebook } from './notebook.ts';
import { makeScene } from './person-history.ts';
import { localPrice } from './places.ts';
import { Random, scatter } from './random.ts';
import { dayMs, hourMs, identifier, phoneIdentifier, type Scene } from './scene.ts';
import { visitSite } from './visits.ts';
import { atHour } from './zones.ts';

/** What each list calls a firm, with its number there. */
export interface FirmListing {
  readonly number: string;
  readonly role: FirmRole;
}

/** The rows about a firm and its people. Returns under which numbers our own lists know it. */
export function writeFirmHistory(notebook: Notebook, firm: Firm, campaigns: readonly Campaign[]): FirmListing[] {
  const { company } = notebook;
  const random = new Random(company.seed, 'firm history', firm.number);
  const listings = listFirm(notebook, firm, random);
  const begun = Math.max(company.start, firm.roles[0]?.since ?? company.start);
  const scenes = firm.contacts.map((contact) => openContact(notebook, firm, contact, listings[0]?.number ?? '', begun, campaigns, random));
  const buyer = scenes[0] as Scene;
  const user = scenes[1] ?? buyer;
  for (
    let time = begun + random.between(2, 60) * dayMs;
    time < company.until;
    time += random.exponential(firm.ordersPerYear / 365) * dayMs
  ) {
    orderForFirm(buyer, user, firm, atHour(firm.address.city.zone, time, random.between(8, 17)), random);
  }
  return listings;
}

/** Customers, suppliers and competitors stand in different lists, under different numbers and not always the same name. */
function listFirm(notebook: Notebook, firm: Firm, random: Random): FirmListing[] {
  return firm.roles.map(({ role, context, since }) => {
    const number = `${role.slice(0, 1).toUpperCase()}-${scatter(notebook.company.seed, `list of ${role}s`, firm.number, 6)}`;
    const name = listedName(random, firm, role);
    notebook.cells(
      'firms.csv',
      Math.max(since, notebook.company.start),
      8,
      [number, name, firm.kind, firm.address.city.name, firm.address.country.code, firm.sites, role, context, ''],
      firm.id,
      [],
    );
    return { number, role };
  });
}

/** What the list of customers, suppliers … calls a firm. */
export function listedName(random: Random, { name }: Pick<Firm, 'name'>, role: FirmRole): string {
  return role === 'customer' ? name : random.pick([name, name.toUpperCase(), misspell(random, name), `${name} Ltd`]);
}

function openContact(
  notebook: Notebook,
  firm: Firm,
  contact: FirmContact,
  firmNumber: string,
  begun: number,
  campaigns: readonly Campaign[],
  random: Random,
): Scene {
  const { person } = contact;
  const since = begun + random.between(0, 20) * dayMs;
  const life: Life = {
    firstSeen: since,
    purchases: [],
    leftAt: undefined,
    account: contact.account === undefined ? undefined : { number: contact.account, since },
    card: undefined,
  };
  const scene = makeScene(notebook, person, life, campaigns);
  const email = writeEmail(random, person.emails[0]);
  const phone = writePhone(
    random,
    random.chance(0.5) ? (person.mobile ?? person.household.landline) : person.household.landline,
    person.country,
  );
  const ids = [...identifier('user_id', contact.account), ...identifier('email', email.value), ...phoneIdentifier(phone)];
  notebook.cells(
    'firm-contacts.csv',
    since,
    7,
    [firmNumber, firm.name, `${person.given} ${person.family}`, contact.buyingRole, email.text, phone.text, contact.account, ''],
    person.id,
    ids,
  );
  for (let time = since; time < notebook.company.until; time += random.exponential(3 / 365) * dayMs)
    visitSite(scene, atHour(firm.address.city.zone, time, random.between(8, 17)), {});
  return scene;
}

function orderForFirm(buyer: Scene, user: Scene, firm: Firm, time: number, random: Random): void {
  const { person, notebook, life } = buyer;
  const product = random.pick(productsIn(firm.kind === 'film crew' || firm.kind === 'national park' ? 'camera' : 'bike'));
  const quantity = 1 + random.poisson(firm.bikesPerOrder);
  const price = localPrice(product.priceEuros, person.country) * quantity;
  const discount = quantity >= 5 ? price * 0.08 : 0;
  const email = writeEmail(random, person.emails[0]);
  const account = life.account !== undefined && life.account.since <= time ? life.account.number : undefined;
  const order = `O-${random.hex(9)}`;
  const passedOver = random.pick(productsIn(product.category === 'camera' ? 'camera' : 'bike').filter((each) => each !== product));
  notebook.cells(
    'orders.csv',
    time,
    1,
    [
      order,
      '',
      account,
      email.text,
      '',
      product.sku,
      product.name,
      product.class,
      quantity,
      '',
      passedOver.name,
      price.toFixed(2),
      discount.toFixed(2),
      '',
      '0.00',
      (price - discount).toFixed(2),
      person.country.currency,
      'firm',
      'invoice',
    ],
    person.id,
    [...identifier('user_id', account), ...identifier('email', email.value)],
  );
  if (product.category === 'bike') registerFleet(user, product.name, Math.min(quantity, 6), time + 9 * dayMs, random);
  if (random.chance(0.2))
    seekHelp(
      user,
      { topic: random.chance(0.6) ? 'fault' : 'question', since: time + random.between(10, 90) * dayMs, order },
      { mayPost: false },
    );
}

/** The one who looks after the fleet registers the bikes; they report like all others. */
function registerFleet(user: Scene, model: string, count: number, at: number, random: Random): void {
  const account = user.life.account?.number;
  if (account === undefined || (user.life.account?.since ?? 0) > at) return;
  for (let bike = 0; bike < count; bike++) {
    // One identity holds at most twenty serial numbers by the usual rule; fleets beyond that are looked after elsewhere.
    if (user.bikes.length >= 10) return;
    const serial = `LKB${random.hex(9).toUpperCase()}`;
    const owned = { serial, model, since: at + bike * 60_000 };
    user.bikes.push(owned);
    user.notebook.event(
      'web-events.ndjson',
      owned.since,
      {
        type: 'track',
        name: 'Product Registered',
        userId: account,
        anonymousId: user.person.devices.browsers[0]?.anonymousId,
        properties: { serial_number: serial, model },
        externalIds: [{ namespace: 'serial_number', value: serial }],
      },
      user.person.id,
      random,
    );
    reportFromBike(user, owned, Math.min(user.notebook.company.until, at + 400 * dayMs + hourMs));
  }
}

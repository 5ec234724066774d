import { type Campaign, campaignAt } from './campaigns.ts';
import { type Product, productsIn } from './catalogue.ts';
import { isActive } from './life.ts';
import { localPrice } from './places.ts';
import { accountAt, consentOf, pickBrowser, type Scene, surroundings } from './scene.ts';
import { searchTerms } from './words.ts';

const site = 'https://www.larkfield.example';

/** How somebody came in, with what the address and the referrer say about it. */
interface Entry {
  readonly path: string;
  readonly campaign?: Record<string, string>;
  readonly referrer?: string;
}

export interface VisitPlan {
  /** She comes because of this product. */
  readonly looksFor?: Product;
  /** She ends by buying it: it goes into the basket. */
  readonly buys?: Product;
  /** She followed a message of this campaign. */
  readonly from?: Campaign;
  /** A friend's code brought her. */
  readonly friendCode?: string;
  readonly signsIn?: boolean;
}

/** A visit to the site: pages, searches and products in one of her browsers. Returns when it ended. */
export function visitSite(scene: Scene, start: number, plan: VisitPlan): number {
  const { person, random, notebook } = scene;
  const browser = pickBrowser(scene);
  const account = accountAt(scene, start);
  if (account !== undefined && scene.signedInOn.has(browser.anonymousId) && random.chance(0.35))
    scene.signedInOn.delete(browser.anonymousId);
  let userId = account !== undefined && scene.signedInOn.has(browser.anonymousId) ? account : undefined;
  const entry = drawEntry(scene, start, plan);
  let time = start;
  const around = surroundings(scene, { library: { name: 'analytics.js' }, userAgent: browser.userAgent });
  const send: Send = (type, name, properties, path, more) => {
    const page = { path, url: `${site}${path}`, ...(more?.referrer === undefined ? {} : { referrer: more.referrer }) };
    notebook.event(
      'web-events.ndjson',
      time,
      { type, name, userId, anonymousId: browser.anonymousId, properties, around, context: { page, ...more?.context } },
      person.id,
      random,
    );
    time += random.between(8_000, 95_000);
  };
  const consent = { context: { consent: consentOf(scene, start) } };
  send('page', titleOf(entry.path), undefined, entry.path, {
    referrer: entry.referrer,
    context: { ...consent.context, ...(entry.campaign === undefined ? {} : { campaign: entry.campaign }) },
  });
  if (!scene.askedConsentOn.has(browser.anonymousId)) {
    scene.askedConsentOn.add(browser.anonymousId);
    send('track', 'Segment Consent Preference Updated', undefined, entry.path, consent);
  }
  if (plan.friendCode !== undefined) send('track', 'Code Entered', { code: plan.friendCode, kind: 'friend' }, entry.path);
  if (random.chance(0.3))
    send('track', 'Products Searched', { query: random.pick(searchTerms[person.traits.interest]) }, '/search', consent);
  const wishesToSignIn = plan.signsIn === true || plan.buys !== undefined || random.chance(browser.shared ? 0.2 : 0.3);
  if (userId === undefined && account !== undefined && wishesToSignIn) {
    userId = account;
    scene.signedInOn.add(browser.anonymousId);
    signIn(scene, browser.anonymousId, account, time, around);
    time += 4_000;
  }
  look(scene, plan, send);
  if (plan.buys !== undefined) {
    const product = productProperties(plan.buys, scene);
    send('track', 'Product Added', product, pathOf(plan.buys));
    send('track', 'Checkout Started', { products: [product], currency: person.country.currency }, '/checkout');
  }
  return time;
}

type Send = (
  type: 'page' | 'track',
  name: string,
  properties: Record<string, unknown> | undefined,
  path: string,
  more?: { readonly referrer?: string | undefined; readonly context: Record<string, unknown> },
) => void;

function look(scene: Scene, plan: VisitPlan, send: Send): void {
  const { random, person } = scene;
  const wished = plan.buys ?? plan.looksFor;
  const views = 1 + random.poisson(0.7);
  for (let view = 0; view < views; view++) {
    const product =
      wished !== undefined && view === 0
        ? wished
        : random.pick(productsIn(person.traits.interest === 'nature' ? 'camera' : random.pick(['bike', 'accessory'])));
    send('track', 'Product Viewed', productProperties(product, scene), pathOf(product));
  }
  if (random.chance(0.2))
    send(
      'page',
      'Advice',
      undefined,
      random.pick(['/advice/hill-range', '/advice/child-seats', '/advice/night-pictures', '/advice/service', '/returns', '/compare']),
    );
  if (wished?.category === 'bike' && random.chance(0.12))
    send('track', 'Test Ride Booked', { store: person.household.address.city.name, product: wished.name }, '/test-ride');
}

function signIn(scene: Scene, anonymousId: string, account: string, time: number, around: string): void {
  const { person, random, notebook } = scene;
  const context = { page: { path: '/sign-in', url: `${site}/sign-in` } };
  const method = random.weighted(
    ['password', 'facebook', 'google'] as const,
    (each) => ({ password: 0.7, facebook: 0.2, google: 0.1 })[each],
  );
  notebook.event(
    'web-events.ndjson',
    time,
    { type: 'track', name: 'Signed In', userId: account, anonymousId, properties: { method }, around, context },
    person.id,
    random,
  );
  notebook.event(
    'web-events.ndjson',
    time + 500,
    {
      type: 'identify',
      userId: account,
      anonymousId,
      traits: { email: person.emails[0], firstName: person.likesToBeCalled },
      around,
      context,
    },
    person.id,
    random,
  );
}

export function productProperties(product: Product, scene: Scene): Record<string, unknown> {
  return {
    product_id: product.sku,
    name: product.name,
    category: product.category,
    class: product.class,
    price: localPrice(product.priceEuros, scene.person.country),
    currency: scene.person.country.currency,
  };
}

function pathOf(product: Product): string {
  return `/p/${product.sku.toLowerCase()}`;
}

function titleOf(path: string): string {
  if (path === '/') return 'Home';
  if (path.startsWith('/p/')) return 'Product';
  return path
    .slice(1)
    .replaceAll('-', ' ')
    .replace(/^\w/, (letter) => letter.toUpperCase());
}

function drawEntry(scene: Scene, time: number, plan: VisitPlan): Entry {
  const { random, person } = scene;
  const landing = plan.looksFor ?? plan.buys;
  const path = landing !== undefined && random.chance(0.6) ? pathOf(landing) : random.pick(['/', '/bikes', '/cameras', '/']);
  if (plan.from !== undefined) return { path: plan.from.path, campaign: { source: 'newsletter', medium: 'email', name: plan.from.name } };
  if (plan.friendCode !== undefined) return { path: '/hello', campaign: { source: 'friend', medium: 'referral', name: 'Bring a friend' } };
  const running = campaignAt(scene.campaigns, time);
  const term = random.pick(searchTerms[person.traits.interest]);
  switch (random.weighted(routes, (route) => route.weight).name) {
    case 'search':
      return {
        path,
        referrer: random.chance(0.25) ? `https://www.ecosia.org/search?q=${encodeURIComponent(term)}` : 'https://www.google.com/',
      };
    case 'ad':
      return { path, campaign: { source: 'google', medium: 'cpc', name: running?.name ?? 'Always there', term } };
    case 'social':
      return {
        path,
        referrer: 'https://l.instagram.com/',
        campaign: { source: 'instagram', medium: 'social', name: running?.name ?? 'Stories' },
      };
    case 'print':
      return { path: running?.path ?? '/welcome', campaign: { source: 'catalogue', medium: 'print', name: running?.name ?? 'Catalogue' } };
    case 'market':
      return { path, referrer: `https://www.ebay.com/sch/i.html?_nkw=${encodeURIComponent(term)}` };
    case 'inbox':
      return isActive(scene.life, time) ? { path, referrer: 'https://mail.google.com/' } : { path };
    default:
      return { path };
  }
}

const routes = [
  { name: 'direct', weight: 0.34 },
  { name: 'search', weight: 0.24 },
  { name: 'ad', weight: 0.16 },
  { name: 'social', weight: 0.12 },
  { name: 'inbox', weight: 0.06 },
  { name: 'print', weight: 0.05 },
  { name: 'market', weight: 0.03 },
] as const;

import { relationshipName, relationshipNamed, relationshipWords } from '../../consent/index.ts';
import { isJsonObject, type JsonObject, type JsonValue, type Money, majorUnits, nameKey, textOf } from '../../foundation/index.ts';
import { routeOfMedium } from '../summary/entry-route.ts';
import { meaningOf } from '../summary/event-meaning.ts';
import { authoredKeys, explicitKeys, firstText, isByStaff } from '../summary/own-words.ts';
import { statedNames, textsOf } from '../summary/stated-texts.ts';
import { cutText } from '../summary/statements.ts';
import { showSealed } from '../view/shown-value.ts';
import { messageTitles } from './message-titles.ts';

/** What a title is made of: a raw event's call, name and contents. */
export interface TitledEvent {
  readonly kind: string;
  readonly name: string;
  readonly channel: string;
  readonly properties: JsonObject;
  readonly traits: JsonObject;
  readonly context: JsonObject;
  readonly money?: Money | undefined;
}

/** A line of a timeline in plain words, and a second one where there is more to say. */
export interface EntryTitle {
  readonly title: string;
  readonly detail?: string;
}

type Telling = (event: TitledEvent) => string | readonly [title: string, detail: string | undefined];

// A line on a wide screen.
const titleLengthMax = 120;
const detailLengthMax = 240;

/** How to tell each well-known event; the names as `nameKey` writes them. */
const tellings: Readonly<Record<string, Telling>> = {
  ...Object.fromEntries(
    Object.entries(messageTitles).map(([key, title]): [string, Telling] => [key, (event) => `${title}${onSubject(event)}`]),
  ),
  ordercompleted: (event) => [`Bought ${thingsIn(event)}${forMoney(event)}`, inOne(productNames(event), withBrochureCode(event))],
  orderrefunded: (event) => `Got${event.money === undefined ? ' money' : ` ${moneyText(absolute(event.money))}`} back${forOrder(event)}`,
  ordercancelled: (event) => `Order cancelled${forOrder(event)}`,
  ordercanceled: (event) => `Order cancelled${forOrder(event)}`,
  orderupdated: (event) => `Order changed${forOrder(event)}`,
  ordershipped: (event) => `Order on its way${forOrder(event)}`,
  orderdelivered: (event) => `Order delivered${forOrder(event)}`,
  productviewed: (event) => `Looked at ${product(event)}`,
  productclicked: (event) => `Looked at ${product(event)}`,
  productselected: (event) => [`Chose ${product(event)}`, passedOver(event)],
  productcompared: () => 'Compared products',
  productlistviewed: (event) => `Looked through ${text(event, 'category', 'list_name', 'list_id') ?? 'products'}`,
  productlistfiltered: (event) => `Narrowed down ${text(event, 'category', 'list_name', 'list_id') ?? 'products'}`,
  productadded: (event) => `Put ${product(event)} in the cart`,
  productremoved: (event) => `Took ${product(event)} out of the cart`,
  productaddedtowishlist: (event) => `Wished for ${product(event)}`,
  productshared: (event) => `Shared ${product(event)}`,
  cartviewed: () => 'Looked at the cart',
  checkoutstarted: (event) => `Went to checkout${forMoney(event)}`,
  paymentinfoentered: () => 'Entered how to pay',
  couponapplied: (event) => `Used coupon ${text(event, 'coupon_name', 'coupon_id', 'coupon', 'code') ?? ''}`,
  promotionviewed: (event) => `Saw ${text(event, 'name', 'creative', 'promotion_id') ?? 'a promotion'}`,
  promotionclicked: (event) => `Followed ${text(event, 'name', 'creative', 'promotion_id') ?? 'a promotion'}`,
  signedin: (event) => `Signed in${by(event)}`,
  login: (event) => `Signed in${by(event)}`,
  signin: (event) => `Signed in${by(event)}`,
  usersignedin: (event) => `Signed in${by(event)}`,
  userloggedin: (event) => `Signed in${by(event)}`,
  loggedin: (event) => `Signed in${by(event)}`,
  signedup: (event) => `Opened an account${by(event)}`,
  accountcreated: (event) => `Opened an account${by(event)}`,
  signedout: () => 'Signed out',
  applicationopened: () => 'Opened the app',
  applicationinstalled: () => 'Installed the app',
  emaildelivered: (event) => `E-mail delivered${onSubject(event)}`,
  emailsent: (event) => `E-mail sent${onSubject(event)}`,
  emailopened: (event) => `Opened an e-mail${onSubject(event)}`,
  emaillinkclicked: (event) => `Followed a link in an e-mail${onSubject(event)}`,
  emailbounced: (event) => `E-mail came back${onSubject(event)}`,
  emailmarkedasspam: (event) => `Marked an e-mail as spam${onSubject(event)}`,
  unsubscribed: () => 'Unsubscribed',
  pushnotificationtapped: (event) => `Tapped a notification${onSubject(event)}`,
  goalstated: (event) => `Goal: ${quoted(text(event, ...statedNames.goal, 'text')) ?? 'none named'}`,
  goalset: (event) => `Goal: ${quoted(text(event, ...statedNames.goal, 'text')) ?? 'none named'}`,
  whatmattersstated: (event) => `What matters: ${mattersText(event) ?? 'nothing named'}`,
  segmentconsentpreferenceupdated: (event) => ['Changed what is allowed', permissionsText(event)],
  consentpreferenceupdated: (event) => ['Changed what is allowed', permissionsText(event)],
  relationshipchosen: choseRelationship,
  livechatmessagesent: said,
  chatmessagesent: said,
  messagesent: said,
  messagereceived: said,
  commentposted: said,
  questionasked: said,
  questionanswered: (event) => [`Answered: ${text(event, 'question') ?? 'a question'}`, text(event, 'answer')],
  socialpost: posted,
  socialpostpublished: posted,
  socialmention: posted,
  socialdirectmessage: wroteDirectly,
  directmessagereceived: wroteDirectly,
  socialhandlelinked: (event) => `Linked ${text(event, 'handle') ?? 'a name on a social network'} to herself`,
  socialhandleunlinked: (event) => `Took back that ${text(event, 'handle') ?? 'a name on a social network'} is hers`,
  postpublished: posted,
  livechatmessagereceived: (event) => ['Got an answer in the chat', words(event)],
  livechatconversationstarted: () => 'Started a chat',
  chatstarted: () => 'Started a chat',
  livechatconversationended: () => 'Ended the chat',
  callreceived: called,
  callstarted: called,
  callcompleted: called,
  callended: called,
  caseopened: (event) => [
    `Asked for help: ${text(event, 'subject', 'topic', 'reason', 'category') ?? 'case'}${caseNumber(event)}`,
    words(event),
  ],
  casecreated: (event) => [
    `Asked for help: ${text(event, 'subject', 'topic', 'reason', 'category') ?? 'case'}${caseNumber(event)}`,
    words(event),
  ],
  ticketcreated: (event) => [
    `Asked for help: ${text(event, 'subject', 'topic', 'reason', 'category') ?? 'case'}${caseNumber(event)}`,
    words(event),
  ],
  caseclosed: (event) => `Case closed${caseNumber(event)}`,
  complaintreceived: (event) => [`Complained${about(event)}`, words(event)],
  complaintmade: (event) => [`Complained${about(event)}`, words(event)],
  returnrequested: (event) => [`Wants to return ${product(event)}`, words(event)],
  repairrequested: (event) => [`Needs a repair of ${product(event)}`, words(event)],
  productreviewed: (event) => [`Reviewed ${product(event)}${scoreText(event)}`, words(event)],
  reviewsubmitted: (event) => [`Reviewed ${product(event)}${scoreText(event)}`, words(event)],
  surveyanswered: answered,
  surveycompleted: answered,
  surveyresponse: answered,
  // PostHog says of an answered survey that it was sent.
  surveysent: (event) =>
    words(event) === undefined && number(event, 'score', 'rating', '$survey_response') === undefined ? 'Survey sent' : answered(event),
  npsanswered: answered,
  csatanswered: answered,
  feedbackgiven: (event) => ['Gave feedback', words(event)],
  feedbacksubmitted: (event) => ['Gave feedback', words(event)],
  batterylow: (event) => `${text(event, 'model') ?? 'Product'} reports a low battery${percent(event)}`,
  faultreported: (event) => [
    `${text(event, 'model') ?? 'Product'} reports a fault${codeText(event)}`,
    text(event, 'message', 'description'),
  ],
  codeentered: enteredCode,
  brochurecodeused: (event) => `Used a brochure code ${codeOf(event)}`,
  cataloguecodeused: (event) => `Used a catalogue code ${codeOf(event)}`,
  printedcodeused: (event) => `Used a printed code ${codeOf(event)}`,
  experimentviewed: (event) =>
    `Saw ${text(event, 'variation_name', 'variationName') ?? 'a variant'} of ${text(event, 'experiment_name', 'experimentName') ?? 'a test'}`,
};

/** An event in plain words. Names that nobody has told us about are shown as words: `trailRide_booked` is "Trail ride booked". Pure. */
export function entryTitle(event: TitledEvent): EntryTitle {
  const told = tell(event);
  const [title, detail] = typeof told === 'string' ? [told, undefined] : told;
  const line = cutText(showSealed(title).replace(/\s+/g, ' ').trim(), titleLengthMax);
  return detail === undefined || detail === '' ? { title: line } : { title: line, detail: cutText(showSealed(detail), detailLengthMax) };
}

function tell(event: TitledEvent): ReturnType<Telling> {
  switch (event.kind) {
    case 'page':
      return `Looked at ${pageName(event)}`;
    case 'screen':
      return `Opened ${event.name === '' ? 'a screen' : event.name}`;
    case 'identify':
      return identified(event);
    case 'group':
      return `Belongs to ${textOf(event.traits.name) ?? 'a group'}`;
    case 'alias':
      return 'Recognised under another id';
    default: {
      const key = nameKey(event.name);
      const telling = Object.hasOwn(tellings, key) ? tellings[key] : meaningOf(event.name).search ? searched : undefined;
      if (telling !== undefined) return telling(event);
      return /(?:selected|chosen)$/.test(key) ? selected(event) : [humanName(event.name), words(event)];
    }
  }
}

/** Some SDKs send what is stated in the context alone; a call with only an id says no more than who it is. */
function identified({ traits, context }: TitledEvent): ReturnType<Telling> {
  const names = Object.keys({ ...traits, ...(isJsonObject(context.traits) ? context.traits : {}) });
  return names.length === 0 ? 'Was recognised' : ['Told us about themselves', names.map(humanName).join(', ')];
}

/** `trailRide_booked` as words: "Trail ride booked". */
export function humanName(name: string): string {
  const spaced = name
    .replace(/^\$/, '')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\-.\s]+/g, ' ')
    .trim();
  if (spaced === '') return 'Something happened';
  const isShouted = spaced === spaced.toUpperCase();
  const words = spaced.split(' ').map((word, at) => (at > 0 && !isAbbreviation(word) ? word.toLowerCase() : word));
  const joined = isShouted && words.length > 1 ? words.join(' ').toLowerCase() : words.join(' ');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

const isAbbreviation = (word: string): boolean => word.length <= 4 && word === word.toUpperCase() && /\p{Lu}/u.test(word);

function text({ properties }: TitledEvent, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = properties[name];
    const found = typeof value === 'number' ? String(value) : textOf(value)?.trim();
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

function number({ properties }: TitledEvent, ...names: string[]): number | undefined {
  for (const name of names) {
    const value = properties[name];
    const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof found === 'number' && Number.isFinite(found)) return found;
  }
  return undefined;
}

const quoted = (words: string | undefined): string | undefined => (words === undefined ? undefined : `“${words}”`);

/** Her own words, and what an employee wrote down of a call or a case. */
const toldKeys = [...explicitKeys, ...authoredKeys, 'complaint', 'description'];

function words(event: TitledEvent): string | undefined {
  // The question of a survey is the firm's.
  const isAnswer = meaningOf(event.name).opinion !== undefined;
  return firstText(event.properties, toldKeys) ?? (isAnswer ? undefined : text(event, 'question'));
}

function productsOf({ properties }: TitledEvent): JsonObject[] {
  const list: JsonValue[] = Array.isArray(properties.products) ? properties.products : [];
  return list.filter(isJsonObject);
}

function nameOfProduct(thing: JsonObject): string | undefined {
  return (
    textOf(thing.name) ??
    textOf(thing.product_name) ??
    textOf(thing.title) ??
    textOf(thing.class) ??
    textOf(thing.sku) ??
    textOf(thing.product_id)
  );
}

function product(event: TitledEvent): string {
  const chosen = event.properties.chosen;
  return (
    (isJsonObject(chosen) ? nameOfProduct(chosen) : textOf(chosen)) ??
    text(event, 'name', 'product_name', 'title', 'class', 'option', 'model', 'sku', 'product_id') ??
    productsOf(event).map(nameOfProduct)[0] ??
    'a product'
  );
}

function choseRelationship(event: TitledEvent): string {
  const stated = text(event, relationshipName, 'choice', 'chosen');
  const known = relationshipNamed(stated);
  const wanted = known === undefined ? stated : relationshipWords[known];
  return wanted === undefined ? 'Chose a relationship' : `Chose ${wanted}`;
}

/** `Class Selected` and the like: what was selected, and out of what. */
function selected(event: TitledEvent): ReturnType<Telling> {
  const { chosen } = event.properties;
  const what = (isJsonObject(chosen) ? nameOfProduct(chosen) : textOf(chosen)) ?? text(event, selectedKey(event), ...selectedKeys);
  return [what === undefined ? humanName(event.name) : `${humanName(event.name)}: ${what}`, passedOver(event)];
}

const selectedKeys = ['selected', 'option', 'name', 'label', 'class', 'value', 'choice', 'plan', 'size', 'color', 'model', 'title', 'id'];

/** `Seat Selected {seat}`: the thing by its own name. */
function selectedKey({ name }: TitledEvent): string {
  return humanName(name)
    .toLowerCase()
    .replace(/ (?:selected|chosen)$/, '')
    .replaceAll(' ', '_');
}

function thingsIn(event: TitledEvent): string {
  const products = productsOf(event);
  const quantity = products.reduce(
    (sum, each) => sum + (typeof each.quantity === 'number' && each.quantity > 0 ? Math.round(each.quantity) : 1),
    0,
  );
  const total = products.length > 0 ? quantity : (number(event, 'quantity', 'items', 'units') ?? 0);
  if (products.length === 1 && total === 1) return nameOfProduct(products[0] as JsonObject) ?? 'a thing';
  return total === 0 ? 'something' : total === 1 ? (text(event, 'product_name', 'name') ?? '1 thing') : `${total} things`;
}

function productNames(event: TitledEvent): string | undefined {
  const names = productsOf(event)
    .map(nameOfProduct)
    .filter((name) => name !== undefined);
  return names.length > 1 ? names.join(', ') : undefined;
}

function passedOver({ properties }: TitledEvent): string | undefined {
  const offered = properties.alternatives ?? properties.offered;
  if (!Array.isArray(offered)) return undefined;
  const names = offered.map((each) => (isJsonObject(each) ? nameOfProduct(each) : textOf(each))).filter((name) => name !== undefined);
  return names.length === 0 ? undefined : `out of ${names.join(', ')}`;
}

function inOne(...parts: (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join('; ');
}

function codeOf(event: TitledEvent): string {
  return text(event, 'brochure_code', 'printed_code', 'catalogue_code', 'code', 'promo_code') ?? '';
}

function enteredCode(event: TitledEvent): string {
  const campaign = isJsonObject(event.context.campaign) ? event.context.campaign : {};
  const code = codeOf(event);
  if (text(event, 'brochure_code') !== undefined) return `Used a brochure code ${code}`;
  const isPrinted =
    text(event, 'printed_code', 'catalogue_code') !== undefined || routeOfMedium(textOf(campaign.medium) ?? '') === 'printed_code';
  return isPrinted ? `Used a printed code ${code}` : `Entered code ${code}`;
}

function withBrochureCode(event: TitledEvent): string | undefined {
  const code = text(event, 'brochure_code', 'printed_code', 'catalogue_code');
  return code === undefined ? undefined : `with the printed code ${code}`;
}

const absolute = (money: Money): Money => ({ ...money, minorUnits: Math.abs(money.minorUnits) });

function forMoney({ money }: TitledEvent): string {
  return money === undefined ? '' : ` for ${moneyText(money)}`;
}

/** Money as people write it in English: `$54.00`, `€1,200.00`. */
export function moneyText(money: Money): string {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency: money.currency }).format(majorUnits(money));
  } catch {
    return `${majorUnits(money)} ${money.currency}`;
  }
}

function forOrder(event: TitledEvent): string {
  const order = text(event, 'order_id', 'orderId', 'order_number');
  return order === undefined ? '' : ` (order ${order})`;
}

function caseNumber(event: TitledEvent): string {
  const id = text(event, 'case_id', 'caseId', 'ticket_id', 'case_number');
  return id === undefined ? '' : ` (${id})`;
}

function about(event: TitledEvent): string {
  const topic = text(event, 'subject', 'topic', 'reason', 'category');
  return topic === undefined ? '' : ` about ${topic}`;
}

function by(event: TitledEvent): string {
  const method = text(event, 'provider', 'method', 'via', 'authentication');
  return method === undefined ? '' : ` by ${method}`;
}

function searched(event: TitledEvent): ReturnType<Telling> {
  const term = text(event, 'query', 'search_term', 'searchTerm', 'search_query', 'term', 'q', 'keyword', 'keywords', 'text');
  return `Searched for ${quoted(term) ?? 'something'}`;
}

function onSubject(event: TitledEvent): string {
  const subject = text(event, 'email_subject', 'subject', 'campaign_name', 'campaign', 'title', 'name');
  return subject === undefined ? '' : `: ${subject}`;
}

function said(event: TitledEvent): ReturnType<Telling> {
  if (isByStaff(event.properties)) return `Was answered: ${quoted(words(event)) ?? 'nothing that we know of'}`;
  return `Said: ${quoted(words(event)) ?? 'nothing that we know of'}`;
}

function mattersText({ properties }: TitledEvent): string | undefined {
  const said = [...statedNames.matters, 'text', 'value'].map((name) => textsOf(properties[name])).find((texts) => texts.length > 0);
  return said?.map(quoted).join(', ');
}

function posted(event: TitledEvent): ReturnType<Telling> {
  const place = text(event, 'network', 'platform');
  if (isByStaff(event.properties))
    return `Was answered${place === undefined ? '' : ` on ${place}`}: ${quoted(words(event)) ?? 'something'}`;
  return `Posted${place === undefined ? '' : ` on ${place}`}: ${quoted(words(event)) ?? 'something'}`;
}

function wroteDirectly(event: TitledEvent): ReturnType<Telling> {
  const place = text(event, 'network', 'platform');
  const who = isByStaff(event.properties) ? 'Was written a direct message' : 'Wrote a direct message';
  return `${who}${place === undefined ? '' : ` on ${place}`}: ${quoted(words(event)) ?? 'something'}`;
}

function called(event: TitledEvent): ReturnType<Telling> {
  const wait = number(event, 'wait_seconds', 'waitSeconds', 'wait_time', 'queue_seconds');
  const length = number(event, 'duration_seconds', 'durationSeconds', 'duration');
  const parts = [
    `${isByStaff(event.properties) ? 'Was called' : 'Called'}${about(event)}`,
    wait === undefined ? '' : `${minutes(wait)} wait`,
    length === undefined ? '' : `${minutes(length)} talk`,
  ];
  return [parts.filter((part) => part !== '').join(', '), words(event)];
}

function minutes(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

function scoreText(event: TitledEvent): string {
  const score = number(event, 'rating', 'score');
  const best = number(event, 'rating_max', 'score_max', 'max_rating');
  return score === undefined ? '' : `: ${score}${best === undefined ? '' : ` of ${best}`}`;
}

function answered(event: TitledEvent): ReturnType<Telling> {
  const name = text(event, 'survey', 'survey_name', 'index');
  const score = number(event, 'score', 'rating', 'nps', 'value', '$survey_response');
  return [`Answered ${name === undefined ? 'a survey' : name}${score === undefined ? '' : `: ${score}`}`, words(event)];
}

function percent(event: TitledEvent): string {
  const stated = number(event, 'battery_percent');
  const level = stated ?? number(event, 'battery', 'level');
  if (level === undefined) return '';
  // Browsers and phones tell a charge as a share of one.
  const isShare = stated === undefined && level > 0 && level < 1;
  return ` (${isShare ? Math.round(level * 100) : level} %)`;
}

function codeText(event: TitledEvent): string {
  const code = text(event, 'code', 'fault_code', 'error_code');
  return code === undefined ? '' : ` (${code})`;
}

function permissionsText({ context }: TitledEvent): string | undefined {
  const preferences =
    isJsonObject(context.consent) && isJsonObject(context.consent.categoryPreferences) ? context.consent.categoryPreferences : {};
  const parts = Object.entries(preferences).map(([name, allowed]) => `${humanName(name)}: ${allowed === true ? 'yes' : 'no'}`);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function pageName(event: TitledEvent): string {
  const page = isJsonObject(event.context.page) ? event.context.page : {};
  const name =
    event.name !== ''
      ? event.name
      : (text(event, 'title', 'name') ??
        textOf(page.title) ??
        text(event, 'path') ??
        textOf(page.path) ??
        text(event, 'url') ??
        textOf(page.url));
  return name === undefined || name === '/' ? 'the home page' : name;
}

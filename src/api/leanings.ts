import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/index.ts';
import { type MessageChannel, messageChannels, refusedChannels } from '../consent/index.ts';
import { dayMs, formatPersonId, hourMs, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import {
  combineAll,
  type Fragment,
  messageCountsOf,
  preferredChannelTraits,
  readFragments,
  readInBrief,
  receivedOrders,
  receivingWays,
  type Summary,
  tastesOf,
  visitHours,
} from '../profile/index.ts';
import {
  boughtText,
  boughtThings,
  boughtWeight,
  type Habits,
  habitPeopleMin,
  jointAnswers,
  type LearnedTaste,
  learnMessages,
  learnTastes,
  learnWays,
  type MessageLeaning,
  othersReceiving,
  type ProductOption,
  scoreItems,
  type ValueModels,
} from '../value/index.ts';
import { addressesOf } from './addresses-of.ts';
import {
  channelOptions,
  channelTexts,
  hourView,
  jointReasons,
  jointView,
  type LeftOut,
  likesOf,
  messageView,
  secondText,
  wayView,
} from './leanings-view.ts';
import { type PeopleDependencies, recordReading, viewContextFor } from './people.ts';
import { itemsOf, tasteView } from './preferences.ts';
import type { ApiServer } from './server.ts';
import { leanings } from './shapes/leanings.ts';

// What is put before one person; every product is scored with every way and channel.
const productsMax = 50;
// Her own last choices stand for what she could be offered where nothing was given.
const ownProductsMax = 10;
const likesShownMax = 8;

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const oneOfTexts = <Text extends string>(texts: readonly Text[]) => Type.Union(texts.map((text) => Type.Literal(text)));
const optionsBody = Type.Object(
  {
    products: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.String({ minLength: 1, maxLength: 200 }),
            ways: Type.Optional(
              Type.Array(oneOfTexts(receivingWays), { minItems: 1, description: 'in which it can be received; all when absent' }),
            ),
          },
          { additionalProperties: true, description: 'other members are its attributes' },
        ),
        { maxItems: productsMax },
      ),
    ),
    ways: Type.Optional(Type.Array(oneOfTexts(receivingWays), { minItems: 1, uniqueItems: true })),
    channels: Type.Optional(Type.Array(oneOfTexts(messageChannels), { minItems: 1, uniqueItems: true })),
  },
  { additionalProperties: false },
);
type Options = Static<typeof optionsBody>;

/** What a person leans to: which product, which way to receive it, which message; and the three together. */
export function leaningsRoutes(app: ApiServer, dependencies: PeopleDependencies, models: Pick<ValueModels, 'current'>): void {
  const tags = ['Value'];
  app.get('/v1/customers/:id/leanings', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary:
        'Product, way of receiving and message that a customer leans to, with evidence, and one joint answer out of what she has done',
      params: customerParams,
      response: { 200: leanings },
    },
    handler: (request) => leaningsOf(dependencies, models, request, request.params.id, {}),
  });
  app.post('/v1/customers/:id/leanings', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'The same over products, ways and channels that are to be chosen from',
      params: customerParams,
      body: optionsBody,
      response: { 200: leanings },
    },
    handler: (request) => leaningsOf(dependencies, models, request, request.params.id, request.body),
  });
}

async function leaningsOf(
  dependencies: PeopleDependencies,
  models: Pick<ValueModels, 'current'>,
  request: FastifyRequest,
  id: string,
  options: Options,
): Promise<Static<typeof leanings>> {
  const person = await currentPerson(dependencies.postgres, parsePersonId(id));
  const [found] = await Promise.all([
    leaningsView(dependencies, models, request.caller, person, options),
    recordReading(dependencies, request, person, 'leanings'),
  ]);
  return found;
}

/** What somebody leans to, as a caller may see it, and one joint answer among some options. */
export async function leaningsView(
  dependencies: PeopleDependencies,
  models: Pick<ValueModels, 'current'>,
  caller: Caller,
  person: PersonId,
  options: Options,
): Promise<Static<typeof leanings>> {
  const { postgres, clock } = dependencies;
  const context = viewContextFor(dependencies, caller);
  const [byPerson, brief] = await Promise.all([readFragments(postgres, [person]), readInBrief(postgres, [person], context)]);
  const fragments = byPerson.get(person) ?? [];
  const whole = combineAll(fragments.map(({ summary }) => summary));
  const zone = brief.get(person)?.place.timezone ?? 'UTC';
  const habits = models.current()?.body.habits;
  const learned = learnTastes(tastesOf(fragments, whole).filter(({ attribute }) => !context.isHidden(attribute)));
  const orders = receivedOrders(whole, zone);
  const ways = learnWays(orders, habits);
  const messages = learnMessages(messageCountsOf(whole), habits);
  const isStated = statedChannels(whole);
  const leftOut = leftOutOf(fragments, whole);
  const areWaysKnown = orders.length > 0 || othersReceiving(habits) !== undefined;
  const hour = hourView(visitHours(whole, zone));
  const { products, productText } = productsOf(options, learned, whole);
  const answers = jointAnswers({
    products,
    ways: ways.filter(({ way }) => options.ways?.includes(way) ?? true),
    areWaysKnown,
    channels: channelOptions(messages, isStated, leftOut).filter(({ channel }) => options.channels?.includes(channel) ?? true),
    calendar: { ...localNow(clock.now(), zone), ...(hour === undefined ? {} : { hour: hour.hour }) },
  });
  const [best, next] = answers;
  const joint = { productText, hour };
  const bestPart = best === undefined ? undefined : jointView(best, joint);
  const nextPart = next === undefined ? undefined : jointView(next, joint);
  return {
    customer: formatPersonId(person),
    timezone: zone,
    likes: likesOf(learned).slice(0, likesShownMax).map(tasteView),
    ways: ways.map(wayView),
    messages: messages.map((one) => messageView(one, isStated(one.channel), leftOut(one))),
    ...(hour === undefined ? {} : { hour }),
    ...(best === undefined || bestPart === undefined
      ? {}
      : {
          joint: {
            best: bestPart,
            reasons: jointReasons(best, bestPart, joint),
            ...(next === undefined || nextPart === undefined ? {} : { next: { answer: nextPart, text: secondText(best, next, nextPart) } }),
            considered: answers.length,
          },
        }),
    unknown: [
      ...unknownOf(learned, { orders: orders.length, habits }, messages, products),
      ...noMessage(options, messages, isStated, leftOut),
      ...(best === undefined ? [noAnswer(options)] : []),
    ],
  };
}

function unknownOf(
  learned: readonly LearnedTaste[],
  { orders, habits }: { readonly orders: number; readonly habits: Habits | undefined },
  messages: readonly MessageLeaning[],
  products: readonly ProductOption[],
): string[] {
  const unknown: string[] = [];
  if (learned.length === 0) unknown.push('what she likes: no choice of hers among things that differ has been seen');
  if (products.length === 0) unknown.push('which product: none was given to choose from, and she has chosen none');
  if (orders === 0) {
    const others = habits?.people ?? 0;
    const few =
      others >= habitPeopleMin
        ? ''
        : `, and of others only ${others} people have orders that do; ${habitPeopleMin} are needed to say what others do`;
    unknown.push(`how she lets things come to her: none of her orders says it${few}`);
  }
  if (messages.every(({ sent }) => sent === 0)) unknown.push('which messages she follows: none were sent');
  return unknown;
}

/** Why there is no message in the answer; nothing where there is one. */
function noMessage(
  { channels: asked }: Options,
  messages: readonly MessageLeaning[],
  isStated: (channel: MessageChannel) => boolean,
  leftOut: (leaning: MessageLeaning) => LeftOut,
): string[] {
  const wanted = messages.filter(({ channel }) => asked?.includes(channel) ?? true);
  if (channelOptions(wanted, isStated, leftOut).length > 0) return [];
  const named = (left: LeftOut) => wanted.filter((one) => leftOut(one) === left).map(({ channel }) => channelTexts[channel]);
  const [refused, unreachable] = [named('refused'), named('noAddress')];
  const parts = [
    ...(refused.length === 0 ? [] : [`she does not want ${refused.join(', ')}`]),
    ...(unreachable.length === 0 ? [] : [`no address is known for ${unreachable.join(', ')}`]),
  ];
  return [`how to reach her: ${parts.join('; ')}`];
}

/** Why no combination is possible: only ways can leave none. */
function noAnswer({ products = [], ways = [] }: Options): string {
  const can = [...new Set(products.flatMap((product) => product.ways ?? []))];
  return `one answer: ${products.length === 1 ? 'the product comes' : 'the products come'} only by ${can.join(', ')}, and what was asked for is ${ways.join(', ')}`;
}

/** What can be offered: what was given, else what she has chosen before, by how often. */
function productsOf(options: Options, learned: readonly LearnedTaste[], whole: Summary) {
  const given = options.products;
  if (given !== undefined) {
    const scored = new Map(scoreItems(itemsOf(given), learned).map((item) => [item.id, item]));
    const bought = boughtThings(whole);
    const scoreOf = (id: string): number => {
      const own = bought.get(id);
      return (scored.get(id)?.score ?? 0) + (own === undefined ? 0 : boughtWeight(own));
    };
    const products = given.map(({ id, ways }): ProductOption => ({ id, score: scoreOf(id), ...(ways === undefined ? {} : { ways }) }));
    const productText = (id: string) => {
      const own = bought.get(id);
      const tastes = (scored.get(id)?.evidence ?? []).slice(0, 3).map((one) => one.text);
      const text = own === undefined ? tastes : [boughtText(own), ...tastes];
      return { known: text.length > 0, text: text.length > 0 ? text.join(', ') : 'we don’t know yet what she thinks of it' };
    };
    return { products, productText };
  }
  const counts = new Map<string, number>();
  for (const [, , , chosen] of whole.choices) counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
  const all = whole.choices.length;
  const products = [...counts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, ownProductsMax)
    .map(([id, count]): ProductOption => ({ id, score: Math.log((count + 1) / (all + counts.size)) }));
  return { products, productText: (id: string) => ({ known: true, text: `chosen ${id} in ${counts.get(id) ?? 0} of ${all} choices` }) };
}

const preferredNames = new Set(preferredChannelTraits.map((name) => name.toLowerCase()));
const channelWords: Readonly<Record<MessageChannel, RegExp>> = {
  email: /e-?mail|newsletter/i,
  push: /push|\bapp\b/i,
  sms: /sms|\btext/i,
  whatsapp: /whats/i,
  post: /\bpost\b|postal|letter|direct[ _-]?mail/i,
};

/** Which channel she said she wants to be reached by. */
function statedChannels(whole: Summary): (channel: MessageChannel) => boolean {
  const said = whole.traits.flatMap(([, , , , names, values]) =>
    names.flatMap((name, at) => (preferredNames.has(name.toLowerCase().replace(/[^a-z]/g, '')) ? [String(values[at])] : [])),
  );
  return (channel) => said.some((text) => channelWords[channel].test(text));
}

/** Why a channel is no option: one of her identifiers refused it, or there is nothing to reach her under. */
function leftOutOf(fragments: readonly Fragment[], whole: Summary): (leaning: MessageLeaning) => LeftOut {
  const refusals = fragments.map(({ summary }) => refusedChannels(summary));
  const refused = (channel: MessageChannel): boolean => refusals.some((one) => one.has(channel));
  const hasAddress = addressesOf(fragments, whole);
  return ({ channel, sent }) => (refused(channel) ? 'refused' : sent > 0 || hasAddress(channel) ? undefined : 'noAddress');
}

function localNow(now: number, zone: string): { today: number; hourNow: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  })
    .formatToParts(now)
    .reduce<Record<string, string>>((all, { type, value }) => Object.assign(all, { [type]: value }), {});
  const local = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:00:00Z`);
  return { today: Math.floor(local / dayMs), hourNow: Math.floor((local % dayMs) / hourMs) };
}

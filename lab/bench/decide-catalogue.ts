import type { ContentBody } from '../../src/content/index.ts';
import { products, topics } from './decide-people.ts';

/*
 * What may be chosen and by which rules, the same for the product and its peer: fifty pieces of content, two dozen rules of moments, and audiences.
 */
export interface Tag {
  readonly kind: 'question' | 'stage' | 'topic' | 'product';
  readonly value: string;
}

export interface Option {
  readonly body: ContentBody;
  readonly tags: readonly Tag[];
}

const stages = ['notice', 'explore', 'choose', 'receive', 'care', 'back', 'share'];
export const questions = [
  ...['for-me', 'what-can-it-do', 'how-does-it-work', 'will-it-fit', 'which-one', 'what-does-it-cost', 'can-i-try'],
  ...['what-do-others-say', 'when-do-i-get-it', 'how-do-i-start'],
];
const at = <Item>(items: readonly Item[], place: number): Item => items[place % items.length] as Item;

/** Pieces of content of six kinds; every fifth is a promotion. */
export function optionsFor(count: number): Option[] {
  return Array.from({ length: count }, (_, place): Option => {
    const isPromotion = place % 5 === 4;
    const shared = {
      ...{ key: `item-${place + 1}`, title: `Piece number ${place + 1}`, keyFact: `It answers question ${place + 1} in one sentence.` },
      ...{ source: 'written in-house', rights: { holder: 'Larkfield' }, owner: 'Advice team', language: 'en', variants: [] },
      action: { label: 'Read on', address: `https://shop.example/content/item-${place + 1}` },
    } as const;
    const told =
      'We rode it up and down for a day, with two bags and in the rain. It held. What takes range is cold, soft tyres and starting on a slope.';
    const body: ContentBody = isPromotion
      ? {
          ...{ ...shared, kind: 'offer', purpose: 'marketing', isPromotion, product: at(products, place) },
          fields: { benefit: 'A lamp with every bike', terms: 'While there are lamps.', code: `LAMP${place}` },
        }
      : place % 3 === 0
        ? { ...shared, kind: 'answer', purpose: 'advice', isPromotion, fields: { question: 'How far does it go?', answer: told } }
        : { ...shared, kind: 'article', purpose: 'advice', isPromotion, fields: { body: told } };
    const tags: Tag[] = [
      { kind: 'stage', value: at(stages, place) },
      { kind: 'question', value: at(questions, place) },
      { kind: 'topic', value: at(topics, place) },
      { kind: 'product', value: at(products, place) },
    ];
    return { body, tags };
  });
}

/** A rule of moments, as `decision.rules` has them; `audiences` are the numbers of the first audiences. */
export interface Rule {
  readonly key: string;
  readonly name: string;
  readonly when: Tree;
  readonly effect: 'first' | 'only' | 'withhold';
  readonly choose: {
    readonly items?: readonly string[];
    readonly kinds?: readonly string[];
    readonly tags?: Readonly<Record<string, readonly string[]>>;
  };
  readonly startedBy: 'customer' | 'firm';
}

export type Tree =
  | { readonly all: readonly Tree[] }
  | { readonly any: readonly Tree[] }
  | { readonly not: Tree }
  | { readonly moment: string; readonly is?: readonly string[]; readonly min?: number; readonly max?: number }
  | { readonly trait: string; readonly is: readonly string[] }
  | { readonly measure: 'visitsSoFar' | 'silentDays'; readonly min?: number; readonly max?: number }
  | { readonly permission: string }
  | { readonly audience: number };

export function rulesFor(audiences: readonly number[]): Rule[] {
  const rule = (key: string, when: Tree, effect: Rule['effect'], choose: Rule['choose']): Rule => ({
    ...{ key, name: `Rule ${key}`, when, effect, choose, startedBy: 'customer' },
  });
  return [
    rule('care-first', { moment: 'stage', is: ['care'] }, 'first', { tags: { stage: ['care'] } }),
    rule('no-offers-in-care', { moment: 'openProblem' }, 'withhold', { kinds: ['offer'] }),
    rule(
      'fifth-visit',
      {
        all: [
          { moment: 'visitNumber', min: 5 },
          { moment: 'channel', is: ['web'] },
        ],
      },
      'first',
      { tags: { question: ['can-i-try'] } },
    ),
    rule('first-visit', { moment: 'visitNumber', max: 1 }, 'first', { tags: { stage: ['notice'] } }),
    rule('from-letter', { moment: 'route', is: ['email'] }, 'first', { tags: { question: ['which-one'] } }),
    rule(
      'at-night',
      {
        any: [
          { moment: 'hour', max: 5 },
          { moment: 'hour', min: 23 },
        ],
      },
      'withhold',
      { items: ['item-7', 'item-8'] },
    ),
    rule('gold', { trait: 'plan', is: ['gold'] }, 'withhold', { items: ['item-10'] }),
    rule('buys-often', { all: [{ measure: 'visitsSoFar', min: 3 }, { not: { measure: 'silentDays', min: 90 } }] }, 'withhold', {
      tags: { stage: ['notice'] },
    }),
    rule('no-letters', { not: { permission: 'marketing' } }, 'withhold', { items: ['item-15'] }),
    rule('kiosk-only', { moment: 'channel', is: ['kiosk'] }, 'only', { kinds: ['answer'] }),
    rule('basket', { moment: 'place', is: ['basket'] }, 'only', { tags: { stage: ['choose', 'receive'] } }),
    rule('phone', { moment: 'device', is: ['phone'] }, 'withhold', { items: ['item-31'] }),
    ...topics.slice(0, 6).map((topic) =>
      rule(
        `about-${topic}`,
        { all: [{ moment: 'intent', is: [topic], min: 0.5 }, { not: { moment: 'stage', is: ['care'] } }] },
        'withhold',
        {
          items: [`item-${topics.indexOf(topic) + 40}`],
        },
      ),
    ),
    ...audiences
      .slice(0, 6)
      .map((audience, place) => rule(`audience-${place + 1}`, { audience }, 'withhold', { items: [`item-${place + 20}`] })),
  ];
}

/** What a page asks with: another place or device each turn, every tenth with an event that rides along. */
export function bodiesFor(namespace: string, prefix: string): string[] {
  return Array.from({ length: 10 }, (_, turn) =>
    JSON.stringify({
      identifier: { namespace, value: `${prefix}{person}` },
      channel: 'web',
      place: turn % 4 === 3 ? 'basket' : 'home',
      device: turn % 3 === 2 ? 'phone' : 'web',
      limit: 1 + (turn % 3),
      context: { page: { url: 'https://shop.example/?utm_source=letter&utm_medium=email', referrer: '' }, locale: 'en-GB' },
      ...(turn === 9
        ? {
            event: {
              ...{ type: 'track', event: 'Product Viewed', messageId: 'ride-{call}' },
              properties: { product_id: products[0], category: topics[0] },
            },
          }
        : {}),
    }),
  );
}

import type { FieldTable, ValuesOf } from './field-shape.ts';

// Named limits. A line is what a glance takes in; a text is at most what one reads at a sitting: longer belongs on a page that the action leads to.
const lineMax = 120;
const sentenceMax = 300;
const textMax = 6_000;

const line = { shape: 'line', max: lineMax } as const;
const sentence = { shape: 'line', max: sentenceMax } as const;
const text = { shape: 'text', max: textMax } as const;

/**
 * The nine kinds of content and what each says beyond title and key fact. They differ in what must never be left out when there is little room: who is
 * quoted, what an offer's code is, where and when something takes place.
 */
export const contentKinds = {
  /** Something to read. */
  article: { body: { ...text, required: true } },
  /** How something is done, step by step. */
  guide: {
    needs: { shape: 'lines', max: lineMax, itemsMax: 12, required: false },
    minutes: { shape: 'number', min: 1, max: 1_440, whole: true, required: false },
    steps: { shape: 'lines', max: sentenceMax, itemsMax: 20, required: true },
  },
  /** Two or more things beside each other. */
  comparison: {
    things: { shape: 'lines', max: 60, itemsMax: 6, required: true },
    rows: {
      shape: 'rows',
      itemsMax: 20,
      required: true,
      columns: { about: { ...line, required: true }, values: { shape: 'lines', max: lineMax, itemsMax: 6, required: true } },
    },
    verdict: { ...text, max: 600, required: false },
  },
  /** A question that customers ask, and its answer. */
  answer: { question: { ...sentence, required: true }, answer: { ...text, required: true } },
  /** Something to watch or to listen to. */
  video: {
    address: { shape: 'address', required: true },
    seconds: { shape: 'number', min: 1, max: 86_400, whole: true, required: true },
    transcript: { ...text, required: true },
    captions: { shape: 'lines', max: 35, itemsMax: 40, required: false },
  },
  /** What a customer says, in her words and with her name as she gave it. */
  review: {
    quote: { ...text, max: 1_200, required: true },
    credit: { shape: 'line', max: 60, required: true },
    stars: { shape: 'number', min: 1, max: 5, whole: false, required: false },
    saidOn: { shape: 'day', required: false },
  },
  /** Something to be had on terms, until a day. */
  offer: {
    benefit: { ...sentence, required: true },
    terms: { ...text, max: 1_200, required: true },
    code: { shape: 'line', max: 24, required: false },
    price: { shape: 'line', max: 24, required: false },
  },
  /** Where to come and when: a test ride, a workshop, an appointment. */
  event: {
    place: { shape: 'line', max: 60, required: true },
    times: {
      shape: 'rows',
      itemsMax: 60,
      required: true,
      columns: { begins: { shape: 'moment', required: true }, ends: { shape: 'moment', required: false } },
    },
    seats: { shape: 'number', min: 1, max: 100_000, whole: true, required: false },
    about: { ...text, max: 2_000, required: false },
  },
  /** Something that works it out for her: a calculator, a configurator, a finder. */
  tool: {
    address: { shape: 'address', required: true },
    asks: { shape: 'lines', max: lineMax, itemsMax: 12, required: true },
    tells: { ...sentence, required: true },
  },
} as const satisfies Readonly<Record<string, FieldTable>>;

export type ContentKind = keyof typeof contentKinds;
export const contentKindNames = Object.keys(contentKinds) as ContentKind[];

/** What an item of a kind says beyond title and key fact. */
export type FieldsOf<Kind extends ContentKind> = ValuesOf<(typeof contentKinds)[Kind]>;

export function isContentKind(value: unknown): value is ContentKind {
  return typeof value === 'string' && Object.hasOwn(contentKinds, value);
}

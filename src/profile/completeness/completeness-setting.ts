import { type Static, Type } from '@sinclair/typebox';
import { purposes, reachingChannels } from '../../consent/index.ts';
import type { Problem } from '../../foundation/index.ts';
import { defineSetting } from '../../settings/index.ts';
import { type Channel, channelNames } from '../../source/index.ts';

/** What a field of the meter is read from: a trait of the firm's own, or what the page of a person makes of several. */
export const knownFacts = ['name', 'language', 'place', 'matters', 'goal', 'reachable', 'trait'] as const;

// Where nobody asks: machines, what others tell, and a space that has its own words.
const notAsking: ReadonlySet<string> = new Set<Channel>(['product', 'partner', 'server', 'own', 'catalogue', 'print']);
/** Where somebody can be asked: where she comes herself, and by what reaches her. */
export const touchPoints = [...new Set([...channelNames, ...reachingChannels])].filter((name) => !notAsking.has(name));

const words = (description: string, lengthMax: number) => Type.String({ minLength: 1, maxLength: lengthMax, pattern: '\\S', description });
const inBoth = (what: string, lengthMax: number) =>
  Type.Object(
    { en: words(`${what}, in English`, lengthMax), pt: words(`${what}, in Portuguese`, lengthMax) },
    { additionalProperties: false },
  );
const anyOf = <Name extends string>(names: readonly Name[], description: string) =>
  Type.Union(
    names.map((name) => Type.Literal(name)),
    { description },
  );

const field = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,59}$', description: 'a word of its own, for programs' }),
    label: inBoth('what screens call it', 60),
    fact: anyOf(knownFacts, 'what it is read from; trait: the traits named below'),
    traits: Type.Optional(
      Type.Array(words('name of a trait, however it is written', 100), {
        minItems: 1,
        maxItems: 20,
        description: 'the first is the one under which an answer is kept',
      }),
    ),
    statedOnly: Type.Optional(Type.Boolean({ description: 'what a system observed or computed does not count' })),
    weight: Type.Integer({ minimum: 1, maximum: 100, description: 'how much it counts beside the others' }),
    staleDays: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 36_500, description: 'older than this it counts by half; never when absent' }),
    ),
    question: inBoth('how one would kindly ask', 300),
    askAt: Type.Array(anyOf(touchPoints, 'where it can be asked'), { maxItems: 20, uniqueItems: true }),
    answers: Type.Optional(Type.Array(words('a possible answer', 100), { minItems: 2, maxItems: 50, uniqueItems: true })),
  },
  { additionalProperties: false },
);
const schema = Type.Object(
  {
    purpose: anyOf(purposes, 'for what people are asked; what she allows for it decides where'),
    fields: Type.Array(field, { minItems: 1, maxItems: 50 }),
  },
  { additionalProperties: false },
);

/** Which fields make a picture complete, and how one asks for what is missing. */
export type CompletenessRules = Static<typeof schema>;
export type CompletenessField = CompletenessRules['fields'][number];

/** Traits in which people say how they like to be reached, in the spellings of the field. */
export const preferredChannelTraits = ['preferredChannel', 'preferredContact', 'contactPreference', 'preferredContactMethod', 'contactBy'];

// Those who are there, then what is read when there is time, then what rings.
const anywhere: CompletenessField['askAt'] = ['store', 'phone', 'chat', 'app', 'web', 'email', 'push', 'whatsapp', 'sms'];
const inPerson: CompletenessField['askAt'] = ['store', 'phone', 'chat'];

export const completenessSetting = defineSetting({
  key: 'profile.completeness',
  title: 'What we would like to know of a person',
  description:
    'The fields of the meter on the customer page: how much each counts, when what is known has become old, how one would kindly ask, and where. A question is suggested only where she allows it.',
  schema,
  default: {
    purpose: 'advice',
    fields: [
      {
        ...{ key: 'name', fact: 'name', weight: 2, askAt: inPerson },
        label: { en: 'Her name', pt: 'O nome' },
        question: { en: 'May I ask what you like to be called?', pt: 'Posso perguntar como gosta que lhe chamem?' },
      },
      {
        ...{ key: 'reachable', fact: 'reachable', weight: 2, askAt: inPerson },
        label: { en: 'A channel that reaches her, and that she allows', pt: 'Um canal que chega até ela e que permite' },
        question: {
          en: 'If something comes up that concerns you, may we let you know, and how?',
          pt: 'Se houver algo que lhe diga respeito, podemos avisar, e por que meio?',
        },
      },
      {
        ...{ key: 'preferredChannel', fact: 'trait', traits: preferredChannelTraits, statedOnly: true, weight: 2, staleDays: 730 },
        ...{ askAt: anywhere, answers: [...reachingChannels] },
        label: { en: 'How she likes to be reached', pt: 'Como gosta de ser contactada' },
        question: {
          en: 'How would you like us to reach you, when we need to?',
          pt: 'Quando for preciso, como prefere que falemos consigo?',
        },
      },
      {
        ...{ key: 'language', fact: 'language', weight: 1, askAt: inPerson },
        label: { en: 'Her language', pt: 'A língua' },
        question: { en: 'In which language shall we speak and write to you?', pt: 'Em que língua prefere que falemos e escrevamos?' },
      },
      {
        ...{ key: 'place', fact: 'place', weight: 1, staleDays: 1_095, askAt: anywhere },
        label: { en: 'Where she lives', pt: 'Onde vive' },
        question: {
          en: 'In which town are you, so that we can tell you what is near?',
          pt: 'Em que localidade está, para lhe dizermos o que fica perto?',
        },
      },
      {
        ...{ key: 'matters', fact: 'matters', weight: 2, staleDays: 730, askAt: anywhere },
        label: { en: 'What matters to her', pt: 'O que é importante para ela' },
        question: { en: 'What matters most to you in what you get from us?', pt: 'O que é mais importante para si no que lhe oferecemos?' },
      },
      {
        ...{ key: 'preference', fact: 'trait', statedOnly: true, weight: 2, staleDays: 365, askAt: anywhere },
        traits: ['preference', 'preferences', 'interest', 'interests', 'favourite', 'favorite', 'likes'],
        label: { en: 'A preference that she stated', pt: 'Uma preferência que tenha dito' },
        question: {
          en: 'Is there something that you like best, so that we can keep it in mind for you?',
          pt: 'Há alguma coisa de que goste mais, para a termos presente?',
        },
      },
    ],
  },
  check: checkFields,
});

function checkFields({ fields }: CompletenessRules): Problem[] {
  return fields.flatMap(({ key, fact, traits }, at) => [
    ...(fields.findIndex((other) => other.key === key) < at ? [{ at: `fields[${at}].key`, message: 'is the key of another field' }] : []),
    ...(fact === 'trait' && traits === undefined ? [{ at: `fields[${at}].traits`, message: 'name the traits that it is read from' }] : []),
  ]);
}

import type { ContentBody, ContentKind } from '../src/content/index.ts';

const shared = {
  source: 'written in-house',
  rights: { holder: 'Larkfield' },
  owner: 'Advice team',
  language: 'en',
  purpose: 'advice',
  isPromotion: false,
  action: { label: 'Read on', address: 'https://larkfield.example/hills' },
  picture: { address: 'https://larkfield.example/hill-{width}x{height}.jpg', alt: 'A rider on a steep street', width: 2400, height: 1600 },
  variants: [],
} as const;

const promotion = { purpose: 'marketing', isPromotion: true } as const;

/** One item of each kind, for tests. */
const samples: { readonly [Kind in ContentKind]: Extract<ContentBody, { kind: Kind }> } = {
  article: {
    ...shared,
    ...{
      key: 'hill-range',
      kind: 'article',
      title: 'How far it climbs',
      keyFact: 'The Harrier climbs both hills of the city on one charge.',
    },
    fields: {
      body: 'We rode it up and down for a day. With two bags it did 41 km.\n\nWhat takes range:\n- cold below 5 degrees\n- soft tyres\n- starting on the slope\n\nRange comes back when you shift early.',
    },
  },
  guide: {
    ...shared,
    ...{ key: 'fit-child-seat', kind: 'guide', title: 'Fit the child seat', keyFact: 'The seat clicks in by hand in four steps.' },
    fields: {
      needs: ['the seat', 'ten minutes'],
      minutes: 10,
      steps: ['Loosen the bow.', 'Set the height.', 'Push until it clicks.', 'Pull to check.'],
    },
  },
  comparison: {
    ...shared,
    ...{
      key: 'compact-or-touring',
      kind: 'comparison',
      title: 'Compact or touring',
      keyFact: 'Compact for stairs and trains, touring for long days.',
    },
    fields: {
      things: ['Compact', 'Touring'],
      rows: [
        { about: 'Weight', values: ['17 kg', '24 kg'] },
        { about: 'Range on hills', values: ['40 km', '85 km'] },
      ],
      verdict: 'Who carries it upstairs is happier with the compact one.',
    },
  },
  answer: {
    ...shared,
    ...{
      key: 'battery-in-rain',
      kind: 'answer',
      title: 'May it stand in the rain?',
      keyFact: 'Yes: battery and plug are tight against rain and spray.',
    },
    fields: { question: 'May the bike stand outside in the rain?', answer: 'Yes. Take the battery in when it freezes.' },
  },
  video: {
    ...shared,
    ...{ key: 'steep-street', kind: 'video', title: 'Up the steep street', keyFact: 'Watch it climb 18 % with a child on the back.' },
    fields: {
      address: 'https://larkfield.example/steep.mp4',
      seconds: 74,
      transcript: 'This is the steepest street we found. We start at the bottom.',
    },
  },
  review: {
    ...shared,
    ...{ key: 'ana-hills', kind: 'review', title: 'Ana, every day uphill', keyFact: 'Ana rides 220 metres up to work, without sweating.' },
    fields: { quote: 'I thought I would have to push. I have not pushed once.', credit: 'Ana M., Porto', stars: 5, saidOn: '2026-05-02' },
  },
  offer: {
    ...shared,
    ...promotion,
    ...{
      key: 'hill-week',
      kind: 'offer',
      title: 'Hill week',
      keyFact: 'Brake pads for hills come free with every bike.',
      until: '2026-09-30',
    },
    fields: {
      benefit: 'A pair of Steep pads with each bike.',
      terms: 'One pair a bike, while there are some.',
      code: 'HILLS24',
      price: '€0',
    },
  },
  event: {
    ...shared,
    ...{
      key: 'test-ride-porto',
      kind: 'event',
      title: 'Ride it up the hill',
      keyFact: 'Try any bike on our own hill, an hour, at no cost.',
    },
    fields: {
      place: 'Porto store',
      times: [{ begins: '2026-09-19T10:00+01:00' }, { begins: '2026-09-12T10:00+01:00', ends: '2026-09-12T11:00+01:00' }],
      seats: 8,
    },
  },
  tool: {
    ...shared,
    ...{
      key: 'range-calculator',
      kind: 'tool',
      title: 'How far will it take you?',
      keyFact: 'Tells your range from your own way to work.',
    },
    fields: {
      address: 'https://larkfield.example/range',
      asks: ['where you start', 'where you go', 'what you carry'],
      tells: 'How many days a charge lasts.',
    },
  },
};

export function sampleItem<Kind extends ContentKind>(kind: Kind): Extract<ContentBody, { kind: Kind }> {
  return samples[kind];
}

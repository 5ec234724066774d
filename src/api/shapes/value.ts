import { Type } from '@sinclair/typebox';
import { careKinds } from '../../profile/index.ts';
import { customerId, list, nullable, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const number = Type.Number();
const day = Type.String({ format: 'date' });

const money = shape('ValueMoney', { amount: Type.Number({ description: 'major units' }), currency: text });
const range = shape(
  'ValueRange',
  { low: number, high: number },
  'at least eight in ten people like her are within: of whole numbers often a few more',
);

const line = shape('ProfitLine', {
  kind: oneOf(['margin', 'care', 'discount', 'advocacy']),
  care: optional(oneOf(careKinds)),
  text,
  count: optional(Type.Number({ description: 'visits or dealings with care that are expected, or friends counted' })),
  each: optional(Type.Number({ description: 'what one of them brings or costs, major units' })),
  amount: Type.Number({ description: 'major units; what it costs is below zero' }),
});

const broughtFriend = shape('BroughtFriend', {
  customer: customerId,
  name: text,
  since: Type.String({ format: 'date-time', description: 'when it was first said that she was brought' }),
  introducers: Type.Integer({ description: 'how many people brought her; they share her equally' }),
  profit: optional(Type.Number({ description: 'what is expected of the friend herself within the horizon, major units of `currency`' })),
  currency: optional(text),
  counted: optional(Type.Number({ description: 'what of it counts here, major units' })),
  left: optional(oneOf(['noForecast', 'otherCurrency'], 'why nothing counts')),
});

const advocacy = shape(
  'Advocacy',
  {
    text,
    sharePercent: Type.Number({ description: 'the part of a friend’s profit that would not have come by itself' }),
    currency: text,
    amount: optional(Type.Number({ description: 'major units; also a line of `ahead`, where there is one' })),
    range: optional(range),
    friends: list(broughtFriend, 'newest first'),
    more: optional(Type.Literal(true, { description: 'there are more friends than are counted and listed' })),
    hidden: optional(Type.Literal(true, { description: 'profit is not for this role' })),
  },
  'friends she brought; a total over everybody leaves it out, for the friends’ own profits are in it already',
);

const driver = shape('ValueDriver', {
  kind: oneOf([
    'rhythm',
    'silence',
    'newcomer',
    'frequency',
    'spend',
    'notCounted',
    'care',
    'web',
    'app',
    'contact',
    'choices',
    'season',
    'began',
  ]),
  direction: oneOf(['up', 'down', 'none'], 'whether it makes her worth more or less than most'),
  text,
  others: optional(
    Type.Number({ description: 'the same of everybody: days, visits, or the median over people of what each spends a visit, major units' }),
  ),
  count: optional(Type.Integer({ minimum: 0, description: 'days of the last ninety on which she gave this sign' })),
  times: optional(
    Type.Number({
      description:
        'season: how many visits the days ahead see, over as many of an even year; began: how many times as often as everybody those come who first bought in this channel',
    }),
  ),
  channel: optional(Type.String({ description: 'began: the channel of her first purchase' })),
});

export const predictiveAnalytics = shape(
  'PredictiveAnalytics',
  {
    historic_clv: Type.Number({ description: 'what was spent in `currency`, net' }),
    predicted_clv: nullable(
      Type.Number({ description: 'spending expected within the horizon; null where nothing is known that would say' }),
    ),
    total_clv: nullable(number),
    historic_number_of_orders: wholeNumber,
    predicted_number_of_orders: nullable(Type.Number({ description: 'visits expected, times her orders on a day with a purchase' })),
    average_order_value: nullable(Type.Number({ description: 'over orders with a known amount in `currency`' })),
    average_days_between_orders: nullable(number),
    churn_probability: nullable(number),
    expected_date_of_next_order: nullable(day),
  },
  'the same under the names that e-mail platforms use',
);

export const customerValue = shape('CustomerValue', {
  customer: customerId,
  horizonDays: wholeNumber,
  currency: Type.String({ description: 'the one in which most of her visits are paid; of equals, in which the last one is' }),
  homeCurrency: optional(Type.String({ description: 'the home currency that her page shows, where that is another' })),
  model: optional(Type.Object({ version: wholeNumber, name: text, fittedAt: time, people: wholeNumber })),
  early: optional(
    Type.Object({
      reason: oneOf(['noModel', 'noPurchase', 'onePurchase', 'twoPurchases']),
      text: Type.String({ description: 'why it is too early to say more' }),
    }),
  ),
  history: Type.Object({
    orders: wholeNumber,
    visits: Type.Integer({ description: 'days with a purchase' }),
    spent: Type.Number({ description: 'in `currency`, net of what was given back' }),
    paidVisits: Type.Integer({ description: 'visits with a known amount in `currency`: averages are over these' }),
    spentAVisit: optional(Type.Number({ description: 'over `paidVisits`' })),
    otherCurrencies: list(money, 'what was spent in others, which no number of the value counts'),
    unknownVisits: Type.Integer({ description: 'visits whose amount is not known' }),
    first: optional(day),
    last: optional(day),
    usualGapDays: optional(number),
    silentDays: optional(wholeNumber),
  }),
  ahead: optional(
    Type.Object({
      visits: number,
      visitsRange: range,
      visitsMedian: Type.Integer({
        description: 'as likely more as fewer: nearer than `visits` for one person, but sums of it are too low',
      }),
      visitsText: Type.String({ description: 'in the words of the business: about 4 rentals' }),
      chanceActive: optional(
        Type.Number({ description: 'absent where the model cannot know it: BG/NBD lets nobody leave before a second visit' }),
      ),
      nextVisit: optional(day),
      spend: number,
      spendAVisit: number,
      profit: optional(money),
      profitRange: optional(range),
      lines: optional(list(line)),
      hidden: optional(Type.Literal(true, { description: 'profit is not for this role: margins are hidden from it' })),
    }),
  ),
  advocacy: optional(advocacy),
  drivers: list(driver),
  assumptions: list(text, 'what the numbers rest on and nobody has confirmed yet'),
  predictive_analytics: predictiveAnalytics,
});

const parameter = Type.Object({ name: text, value: number, standardError: optional(number) });

const calibrationGroup = shape('CalibrationGroup', {
  group: wholeNumber,
  people: wholeNumber,
  expected: Type.Number({ description: 'a person' }),
  actual: number,
  sameRate: number,
});

const concordance = optional(Type.Number({ description: 'of pairs of people of whom one came to more, the share that it puts in order' }));
const forecastError = Type.Object({
  bias: number,
  mae: number,
  rmse: number,
  gini: number,
  spearman: number,
  concordance,
  people: wholeNumber,
});

export const backTestAnswer = shape('BackTest', {
  cut: day,
  end: day,
  people: wholeNumber,
  visits: number,
  amount: Type.Number({ description: 'what came in, major units' }),
  currency: text,
  model: text,
  weights: Type.Object({ model: number, staying: number }),
  spendLevel: Type.Number({ description: 'what a later visit brings over what the spend model expects of it, learned before the cut' }),
  rows: list(
    Type.Object({ forecast: text, visits: forecastError, amount: optional(forecastError) }),
    'without amounts where no purchase has one',
  ),
  pastSpend: optional(Type.Object({ gini: number, spearman: number, concordance })),
  byCount: list(calibrationGroup, 'by how often they had come again; 7 stands for 7 and more'),
  byExpected: list(calibrationGroup, 'tenths by what was expected, least first'),
  tracking: list(Type.Object({ day, expected: number, actual: number })),
  worst: Type.Object(
    {
      by: oneOf(['count', 'tenth']),
      group: wholeNumber,
      share: Type.Number({ description: 'of all visits; above zero where too many were expected' }),
    },
    { description: 'the group for which it is furthest off' },
  ),
  sentence: Type.String({ description: 'where it is wrong, in words' }),
  listing: optional(
    Type.String({ description: 'who is behind it: /v1/value/backtest/people?listing=…; absent when that is not kept (any more)' }),
  ),
});

export const valueModel = shape('ValueModel', {
  version: wholeNumber,
  fittedAt: time,
  fittedBy: text,
  inUse: Type.Boolean(),
  used: optional(Type.Object({ at: time, by: text, reason: text })),
  through: day,
  from: day,
  people: wholeNumber,
  oneIn: wholeNumber,
  everybody: optional(
    Type.Integer({ description: 'all people, to whom its parameters were fitted; absent where the people read are everybody' }),
  ),
  visits: Type.Object({
    name: text,
    parameters: list(parameter),
    logLikelihood: number,
    isSettled: Type.Boolean(),
    weights: Type.Object({ model: number, staying: number }),
    learned: optional(Type.Object({ cut: day, end: day, people: wholeNumber, visits: number, rmse: number })),
  }),
  season: optional(
    Type.Object(
      {
        months: list(Type.Number(), 'visits of a day in each month over one of an even year, January first'),
        misfitWithout: Type.Number({
          description:
            'how far totals of four weeks were off in the last year, foretold without it: a sum of squares over what was expected',
        }),
        misfitWith: Type.Number({ description: 'the same, with the season of the years before' }),
      },
      { description: 'how visits go up and down with the year; absent where no season was clear' },
    ),
  ),
  channels: optional(
    list(
      Type.Object({
        channel: text,
        times: Type.Number({ description: 'how many times as often as everybody those come who first bought there' }),
        people: wholeNumber,
      }),
      'what the channel of the first purchase tells of people in their first year; absent where that told nothing clear',
    ),
  ),
  spendLevel: Type.Number({ description: 'what a later visit brings over what the spend models expect of it, learned within the log' }),
  spend: list(
    Type.Object({ currency: text, people: wholeNumber, mean: money, median: optional(money), level: number, parameters: list(parameter) }),
  ),
  drift: optional(
    Type.Object({
      fromVersion: wholeNumber,
      share: Type.Number({ description: 'what it expects of its people within a year over what that version expects of them, less 1' }),
      before: optional(Type.Number({ description: 'visits expected of each within a year, by that version' })),
      now: optional(Type.Number({ description: 'the same by this one' })),
    }),
  ),
  isPeopleKept: Type.Boolean({ description: 'who is behind it can be looked at: /v1/value/models/{version}/people' }),
});

export const valueOverview = shape('ValueOverview', {
  model: optional(valueModel),
  backTest: optional(backTestAnswer),
  fitting: Type.Object({
    runningSince: optional(time),
    problem: optional(Type.Object({ at: time, message: text })),
    scoringSince: optional(Type.String({ format: 'date-time', description: 'everybody is being scored anew, without a fit' })),
    drift: optional(Type.Number({ description: 'a notice that nobody has answered: `share` of `drift`' })),
  }),
  drift: optional(
    Type.Object(
      {
        since: time,
        noticedVersion: Type.Integer({ description: 'the one that passed the limit' }),
        noticedShare: number,
        version: Type.Integer({ description: 'the newest since' }),
        share: Type.Number({ description: 'what it expects of the same people within a year over what `base` does, less 1' }),
        before: Type.Number({ description: 'visits expected of each within a year, by `base`' }),
        now: Type.Number({ description: 'the same by `version`' }),
        base: valueModel,
      },
      { description: 'stands until somebody accepts it (`/v1/value/drift/accept`) or puts another version to use' },
    ),
  ),
});

export const fitted = shape('ValueFitted', { version: wholeNumber });

const everyoneTotals = {
  people: wholeNumber,
  visits: Type.Number({ description: 'expected within the horizon' }),
  active: Type.Number({
    description:
      'how many of them are customers still: the sum of their chances; who came once counts whole by BG/NBD, which lets nobody leave before',
  }),
  profit: optional(
    Type.Number({
      description:
        'expected, in major units; without what friends brought by them bring, which counts with the friends. Left out for roles that do not see margins',
    }),
  ),
};

export const everyoneAnswer = shape('ValueOfEveryone', {
  version: Type.Integer({ description: 'of the model that scored' }),
  asOf: Type.String({ format: 'date' }),
  horizonDays: wholeNumber,
  madeAt: time,
  stale: optional(
    Type.Object(
      {
        costs: Type.Boolean({ description: 'by costs of `madeAt`; they are others now' }),
        version: Type.Boolean({ description: 'by a model that is not in use (any more)' }),
        isUnderWay: Type.Boolean({ description: 'everybody is being worked out again at this moment' }),
        marginPercent: optional(Type.Number({ description: 'by which these profits are; left out for roles that do not see margins' })),
        text: Type.String({ description: 'as of what these numbers are' }),
      },
      { description: 'other costs or another model count now; everybody is worked out again within minutes' },
    ),
  ),
  currencies: list(
    Type.Object({
      currency: text,
      ...everyoneTotals,
      tenths: list(
        Type.Object({
          tenth: Type.Integer({ description: '1 is expected to bring least' }),
          ...everyoneTotals,
          low: optional(Type.Number({ description: 'the least that one of them is expected to bring' })),
          high: optional(Type.Number({ description: 'the most' })),
        }),
      ),
    }),
  ),
});

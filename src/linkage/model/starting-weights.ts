import { personComparisons } from '../statistics/comparison.ts';
import type { Agreement } from '../statistics/estimate-agreement.ts';
import { type MatchWeights, matchWeights } from '../statistics/match-weight.ts';
import type { PersonField } from '../statistics/person-field.ts';

/** Fewer records teach nothing: what is assumed beforehand is nearer to the truth. */
export const recordsToLearnFrom = 300;

/** How often two strangers have the same value: rounded from what registers of people show, on the cautious side for small circles of customers. */
const equalOfStrangers: Readonly<Record<PersonField, number>> = {
  given_name: 0.01,
  surname: 0.003,
  birth_date: 0.0001,
  street: 0.002,
  street_number: 0.03,
  address_line: 0.005,
  town: 0.05,
  postcode: 0.01,
  region: 0.2,
  phone: 0.0002,
  email: 0.0001,
  national_number: 0.00001,
};

/** How often two strangers are nearly the same, by level; other levels some times as often as equal values. */
const nearOfStrangers: Readonly<Record<string, number>> = {
  somewhat_alike: 0.04,
  much_alike: 0.01,
  within_a_year: 0.02,
  one_digit: 0.003,
  nickname: 0.004,
  day_and_month: 0.0025,
  other_number: 0.03,
  two_digits: 0.02,
};
const nearPerEqual = 3;

/** How often one person has the same, where most of what is equal has joined her records already: of those that are left, most say something else. From the closest level. */
const leftOfOnePerson: Readonly<Partial<Record<PersonField, readonly number[]>>> = {
  phone: [0.2, 0.1, 0.1, 0.6],
  email: [0.1, 0.1, 0.05, 0.1, 0.05, 0.6],
};

// One record in four has a partner; one in three shares a home with another's.
const withPartner = 0.25;
const withHome = 0.3;
const movedShare = 0.1;
const atOneAddress = 0.3;
const atOnePlace = 0.05;
const atOneStreet = 0.001;
// Of few records it is told by counting only in part how rare a value is.
const assumedRecords = 200;
// Two strangers who share one name are three times as likely as any two to share the other.
const namesTogether = 3;

/**
 * The weights that hold until there are records enough to learn from. Assumption: fields agree of one person as `matchShare` and of strangers as the tables above say;
 * a quarter of `records` have a partner; how many share a value counts for more the more records there are. Pure.
 */
export function startingWeights(records: number): MatchWeights {
  const others = Math.max(1, records - 1);
  const agreement: Agreement = {
    matched: personComparisons.map(({ field, levels }) => leftOfOnePerson[field] ?? levels.map(({ matchShare }) => matchShare)),
    unmatched: personComparisons.map(({ field, levels }) => {
      const near = levels
        .slice(0, -1)
        .map(({ name }) => nearOfStrangers[name] ?? (name === 'equal' ? 1 : nearPerEqual) * equalOfStrangers[field]);
      return [...near, 1 - near.reduce((sum, one) => sum + one, 0)];
    }),
    prior: withPartner / others,
    moved: movedShare,
    matches: (withPartner * records) / 2,
    others: [1, atOnePlace, Math.max(atOneStreet, atOneAddress / others), atOneAddress / others, withHome / others].map((share) =>
      Math.min(share, 1),
    ),
    together: namesTogether,
    rounds: 0,
    isSettled: true,
  };
  const weights = matchWeights(agreement, Math.max(2, records));
  return { ...weights, rarest: personComparisons.map(({ field }) => equalOfStrangers[field]), assumed: assumedRecords };
}

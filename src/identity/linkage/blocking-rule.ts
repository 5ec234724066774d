/** What two records must share to be compared at all. */
export interface BlockingRule {
  readonly name: string;
  /** Expressions over a record; where one is empty, the rule makes nothing of it. */
  readonly parts: readonly string[];
}

const year = 'substring(birth_date, 1, 4)';
const sound = (column: string): string => `if(${column} = '', '', soundex(${column}))`;
const start = (column: string, length: number): string => `substring(${column}, 1, ${length})`;
// Day and month in one order, whichever was written first.
const monthAndDay = `concat(least(substring(birth_date, 5, 2), substring(birth_date, 7, 2)), greatest(substring(birth_date, 5, 2), substring(birth_date, 7, 2)))`;
const namesInOrder = ['least(root, surname)', 'greatest(root, surname)'];

/**
 * The rules for people, from what hardly two share to what many do: the last bring what is left of the pairs that may be compared. Several rules, so that no
 * single mistake hides a pair (Fellegi & Sunter 1969, section 4; Christen 2012, chapter 4).
 */
export const personRules: readonly BlockingRule[] = [
  { name: 'national_number', parts: ['national_number'] },
  { name: 'email', parts: ['email'] },
  { name: 'phone', parts: ['phone'] },
  { name: 'birth_date_and_surname_sound', parts: ['birth_date', sound('surname')] },
  { name: 'birth_date_and_given_sound', parts: ['birth_date', sound('root')] },
  { name: 'names_in_any_order', parts: namesInOrder },
  { name: 'address', parts: ['street', 'street_number'] },
  { name: 'birth_date_and_postcode', parts: ['birth_date', 'postcode'] },
  { name: 'birth_date_and_town', parts: ['birth_date', 'town'] },
  { name: 'surname_and_postcode', parts: ['surname', 'postcode'] },
  { name: 'given_name_and_postcode', parts: ['root', 'postcode'] },
  { name: 'local_part', parts: ['local'] },
  { name: 'name_sounds_and_birth_year', parts: [sound('root'), sound('surname'), year] },
  { name: 'day_month_any_order_and_surname', parts: [monthAndDay, start('surname', 3)] },
  { name: 'street_and_town', parts: ['street', 'town'] },
  { name: 'surname_and_town', parts: ['surname', 'town'] },
  { name: 'birth_date', parts: ['birth_date'] },
  { name: 'street', parts: ['street'] },
  { name: 'surname', parts: ['surname'] },
  { name: 'postcode', parts: ['postcode'] },
  { name: 'given_name', parts: ['root'] },
  { name: 'town_and_birth_year', parts: ['town', year] },
];

/** What a column of a file can say of a person, in the order of the columns of `linkage_source`. */
export const personFields = [
  'given_name',
  'surname',
  'birth_date',
  'street',
  'street_number',
  'address_line',
  'town',
  'postcode',
  'region',
  'phone',
  'email',
  'national_number',
] as const;

export type PersonField = (typeof personFields)[number];

/** A record as it was written: fields that are empty or absent say nothing. */
export type PersonRecord = Readonly<Partial<Record<PersonField, string>>>;

/** What follows from fields, and records are found by. */
export const derivedFields = ['root', 'local', 'local_number', 'given_sound', 'surname_sound', 'birth_year', 'day_and_month'] as const;

export const normalFields = [...personFields, ...derivedFields] as const;

export type NormalField = (typeof normalFields)[number];

/** A record in the form in which it is compared; what says nothing is empty. */
export type NormalRecord = Readonly<Record<NormalField, string>>;

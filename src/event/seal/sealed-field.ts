import { Type } from '@sinclair/typebox';
import { defineSetting } from '../../settings/index.ts';

/**
 * A field's name without case, spaces, underscores and hyphens, of its last part: `payment.cardNumber`, `Card-Number` and `card_number`
 * are all `cardnumber`. Only ASCII letters change case, as in the machine that looks for these names in bytes.
 */
export function normaliseFieldName(name: string): string {
  const lastPart = name.slice(name.lastIndexOf('.') + 1);
  return lastPart.replace(/[ _+-]/g, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Fields whose values are full numbers of a card, an account or a person, whatever they look like. */
export const sealedFieldsDefault: readonly string[] = [
  'card_number',
  'card_no',
  'card_num',
  'credit_card',
  'credit_card_number',
  'debit_card_number',
  'cc_number',
  'kartennummer',
  'kreditkartennummer',
  'pan',
  'primary_account_number',
  'cvv',
  'cvv2',
  'cvc',
  'card_security_code',
  'account_number',
  'account_no',
  'account_num',
  'acct',
  'acct_number',
  'acct_num',
  'acct_no',
  'bank_account',
  'bank_account_number',
  'bank_account_no',
  'bank_acct',
  'kontonummer',
  'konto_nr',
  'numero_de_conta',
  'iban',
  'iban_number',
  'bban',
  'routing_number',
  'keyed_digits',
  'keyed_number',
  'keyed_account',
  'keyed_account_number',
  'keyed_card',
  'keyed_card_number',
  'digits',
  'dtmf',
  'ssn',
  'social_security_number',
  'national_id',
  'national_id_number',
  'national_insurance_number',
  'tax_id',
  'passport_number',
  'passport_no',
  'driver_license_number',
  'driving_licence_number',
];

/** Which fields are sealed at the door. A name holds for every case and spelling of it, at any depth. */
export const sealedFieldsSetting = defineSetting({
  key: 'collect.sealed_fields',
  alsoNeeds: 'fields.edit',
  title: 'Fields whose numbers are sealed',
  description:
    'Values of these fields are replaced by a reference and their last four digits before anything is stored. ' +
    'Payment card numbers and IBANs are sealed everywhere in any case. A change holds for what comes in from then on.',
  schema: Type.Object(
    {
      names: Type.Array(Type.String({ minLength: 2, maxLength: 40, pattern: '^[A-Za-z0-9 _+-]+$' }), {
        maxItems: 500,
        uniqueItems: true,
        description: 'names of fields; card_number also stands for cardNumber and Card-Number',
      }),
    },
    { additionalProperties: false },
  ),
  default: { names: [...sealedFieldsDefault] },
  check: ({ names }) =>
    names
      .map((name, at) => ({ name, at: `names[${at}]` }))
      .filter(({ name }) => !/[a-z]{2}/.test(normaliseFieldName(name).replace(/\d/g, '')))
      .map(({ at }) => ({ at, message: 'must hold at least two letters' })),
});

// Numbers of a card's length that are something else: under these names the card rule is not asked. Otherwise one long product
// number in fifty would pass the rule by chance. Ids of messages are not here: they are a sender's to choose, and sealed they still tell repeats.
const otherNumbers = [
  'timestamp',
  'time',
  'ts',
  'sent_at',
  'received_at',
  'original_timestamp',
  'created_at',
  'updated_at',
  'session_id',
  'order_id',
  'checkout_id',
  'cart_id',
  'invoice_id',
  'product_id',
  'variant_id',
  'sku',
  'ean',
  'gtin',
  'upc',
  'isbn',
  'barcode',
  'imei',
  'tracking_number',
  'write_key',
];

export const otherNumberFields: ReadonlySet<string> = new Set(otherNumbers.map(normaliseFieldName));

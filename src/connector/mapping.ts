import { type Static, Type } from '@sinclair/typebox';
import { eventKinds } from '../event/index.ts';
import { fileFormats, textEncodings } from './file-shape.ts';
import { connectorLimits } from './limits.ts';

const column = (description: string) => Type.String({ minLength: 1, maxLength: 500, description });
const closed = { additionalProperties: false };

/** How the text of a column becomes a value. */
export const valueKinds = ['text', 'number', 'money', 'boolean', 'time', 'date', 'json', 'list', 'lower'] as const;

const reading = {
  as: Type.Optional(
    Type.Union(
      valueKinds.map((kind) => Type.Literal(kind)),
      { description: 'what the value is; text when absent (number for revenue, total, price, quantity and their like)' },
    ),
  ),
  decimal: Type.Optional(
    Type.Union([Type.Literal('.'), Type.Literal(',')], { description: 'the decimal mark of numbers; the mapping’s own when absent' }),
  ),
  format: Type.Optional(Type.String({ description: 'time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm' })),
  timezone: Type.Optional(Type.String({ description: 'time: the zone of local times, for example Europe/Lisbon' })),
  values: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]), {
      description: 'what to write for each text of the column; null leaves the field out',
    }),
  ),
  faulty: Type.Optional(
    Type.Union([Type.Literal('refuse'), Type.Literal('text')], {
      description: 'what happens when the text is not such a value: the row is refused (when absent), or the text is kept as it is',
    }),
  ),
  otherwise: Type.Optional(
    Type.Union([Type.String(), Type.Number(), Type.Boolean()], {
      description: 'written where the column is empty, or where `values` does not know its text',
    }),
  ),
};

const valueSchema = Type.Union(
  [
    column('a column, read as text'),
    Type.Object({ column: column('the column'), ...reading }, closed),
    Type.Object(
      { template: Type.String({ minLength: 1, maxLength: 1000, description: 'text with columns in braces: {first} {last}' }), ...reading },
      closed,
    ),
    Type.Object({ multiply: Type.Array(column('a column of numbers'), { minItems: 2, maxItems: 5 }), decimal: reading.decimal }, closed),
    Type.Object({ constant: Type.Union([Type.String(), Type.Number(), Type.Boolean()]) }, closed),
  ],
  { description: 'a column’s name, or an object with column, template, multiply or constant' },
);

const conditionSchema = Type.Object(
  {
    column: column('the column looked at'),
    is: Type.Optional(Type.Array(Type.String(), { description: 'equal to one of these texts' })),
    blank: Type.Optional(Type.Boolean({ description: 'true: is empty; false: is not' })),
    matches: Type.Optional(Type.String({ maxLength: 200, description: 'a regular expression' })),
    below: Type.Optional(Type.Number()),
    above: Type.Optional(Type.Number()),
  },
  closed,
);

const fields = (description: string) =>
  Type.Optional(
    Type.Record(Type.String({ minLength: 1, maxLength: 200 }), valueSchema, {
      description,
      maxProperties: connectorLimits.mappingFieldsMax,
    }),
  );

const fileSchema = Type.Partial(
  Type.Object(
    {
      format: Type.Union(fileFormats.map((format) => Type.Literal(format))),
      encoding: Type.Union(textEncodings.map((encoding) => Type.Literal(encoding))),
      delimiter: Type.String({ minLength: 1, maxLength: 3 }),
      quote: Type.Union([Type.Literal(''), Type.String({ pattern: '^[!-~]$' })]),
      header: Type.Boolean(),
      skipLines: Type.Integer({ minimum: 0, maximum: 1000 }),
      ragged: Type.Union([Type.Literal('refuse'), Type.Literal('pad')]),
    },
    closed,
  ),
  { description: 'how the file is to be read, where the recognition is wrong' },
);

/** The shape of a mapping: how the rows of a file become events. */
export const mappingSchema = Type.Object(
  {
    kind: Type.Union([...eventKinds.map((kind) => Type.Literal(kind)), Type.Literal('segment')], {
      description: 'what each row is; segment: rows are Segment messages already',
    }),
    event: Type.Optional(
      Type.Union(
        [
          Type.String({ minLength: 1, maxLength: 200 }),
          Type.Object(
            { column: column('column with the kind of event'), values: Type.Optional(Type.Record(Type.String(), Type.String())) },
            closed,
          ),
        ],
        { description: 'track: the event’s name; page and screen: the page’s name' },
      ),
    ),
    time: Type.Optional(
      Type.Union([
        Type.Object(
          {
            column: Type.Union([column('when it happened'), Type.Array(column('a part of the date'), { minItems: 1, maxItems: 4 })]),
            format: reading.format,
            timezone: reading.timezone,
          },
          closed,
        ),
        Type.Object({ now: Type.Literal(true, { description: 'the rows say nothing of time: it is when they arrive' }) }, closed),
      ]),
    ),
    identifiers: Type.Optional(
      Type.Record(Type.String({ minLength: 1, maxLength: 100 }), valueSchema, {
        description: 'user_id, anonymous_id, email, phone, group_id, previous_id or any namespace of yours',
      }),
    ),
    traits: fields('what is known of the person'),
    properties: fields('what is known of the event'),
    context: fields('parts of the context, for example campaign.source or locale'),
    constants: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
        description: 'written into every event: into its properties (identify and group: traits), or context.… ',
      }),
    ),
    messageId: Type.Optional(
      Type.Union(
        [
          Type.Array(column('a column'), { minItems: 1, maxItems: 20 }),
          Type.Object({ template: Type.String({ minLength: 1, maxLength: 500 }) }, closed),
        ],
        { description: 'columns that together make a row unique; absent: its whole content does' },
      ),
    ),
    money: Type.Optional(
      Type.Object(
        {
          currency: Type.Optional(Type.String({ pattern: '^[A-Za-z]{3}$' })),
          currencyColumn: Type.Optional(column('column with the currency’s code')),
        },
        closed,
      ),
    ),
    decimal: reading.decimal,
    skipWhen: Type.Optional(
      Type.Array(conditionSchema, { maxItems: 20, description: 'rows for which any of these holds are left out and counted as skipped' }),
    ),
    edition: Type.Optional(
      Type.String({ maxLength: 40, description: 'changes every messageId, for loading rows a second time on purpose' }),
    ),
    file: Type.Optional(fileSchema),
  },
  closed,
);

export type Mapping = Static<typeof mappingSchema>;
export type MappedValue = Static<typeof valueSchema>;
export type MappedCondition = Static<typeof conditionSchema>;

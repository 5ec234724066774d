/** What one field of an item may hold: the form in the console, the check and the type are all drawn from it. */
export type FieldShape =
  | { readonly shape: 'line' | 'text'; readonly max: number }
  | { readonly shape: 'number'; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly shape: 'day' | 'moment' | 'address' }
  | { readonly shape: 'lines'; readonly max: number; readonly itemsMax: number }
  | { readonly shape: 'rows'; readonly itemsMax: number; readonly columns: FieldTable };

export type Field = FieldShape & { readonly required: boolean };
export type FieldTable = Readonly<Record<string, Field>>;

/** The value that a shape stands for: days are `2026-09-12`, moments `2026-09-12T10:00+01:00`. */
type ValueOf<Shape> = Shape extends { readonly shape: 'number' }
  ? number
  : Shape extends { readonly shape: 'lines' }
    ? readonly string[]
    : Shape extends { readonly shape: 'rows'; readonly columns: infer Columns }
      ? readonly ValuesOf<Columns>[]
      : string;

/** The values that a table of fields stands for. */
export type ValuesOf<Table> = {
  readonly [Name in keyof Table as Table[Name] extends { readonly required: true } ? Name : never]: ValueOf<Table[Name]>;
} & {
  readonly [Name in keyof Table as Table[Name] extends { readonly required: true } ? never : Name]?: ValueOf<Table[Name]>;
};

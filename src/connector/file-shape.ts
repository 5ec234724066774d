/** How the text of a file is encoded. `ascii-so-far`: nothing but ASCII was seen in the beginning; each later line is read as UTF-8 or, failing that, Windows-1252. */
export const textEncodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'ascii-so-far'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** `columns` is text in columns parted by any amount of white space. */
export const fileFormats = ['csv', 'columns', 'ndjson', 'json', 'parquet'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** All that a reader has to know to cut a file into rows. */
export interface FileShape {
  readonly format: FileFormat;
  readonly compression: 'none' | 'gzip';
  readonly encoding: TextEncoding;
  /** csv: what parts the cells, one to three characters. */
  readonly delimiter: string;
  /** csv: the quote character, or '' for none. */
  readonly quote: string;
  /** csv and columns: whether the first line is a heading. */
  readonly header: boolean;
  /** csv and columns: lines before the heading that are not part of the table. */
  readonly skipLines: number;
  /** csv and columns: what happens to a row with fewer cells than the heading. */
  readonly ragged: 'refuse' | 'pad';
}

/** What a person may say about a file where the recognition is wrong; everything is optional. */
export type FileShapeOptions = { readonly [Key in keyof FileShape]?: FileShape[Key] | undefined };

export const plainCsv: FileShape = {
  format: 'csv',
  compression: 'none',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  header: true,
  skipLines: 0,
  ragged: 'refuse',
};

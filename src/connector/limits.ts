const kib = 1024;
const mib = 1024 * kib;
const gib = 1024 * mib;

/** Every bound of this room, with the reason for its value. */
export const connectorLimits = {
  /** The largest upload, unless the setting `limits` says otherwise: a ten-gigabyte export of a warehouse must fit, twice. */
  uploadBytesMax: 20 * gib,
  /** Space that an upload leaves free on the disk, because the engines beside it need to write too. */
  diskFreeBytesMin: 512 * mib,
  /** Read from the beginning of a file to recognise it: enough for a few hundred wide rows. */
  sampleBytes: 256 * kib,
  /** Rows of the beginning that the guesses look at: more does not change a guess, and inspection has to feel instant. */
  sampleRows: 500,
  /** Sample values shown beside each column. */
  samplesShown: 5,
  /** Bytes handed from the disk to the reader at a time: large enough that the cost per chunk vanishes. */
  chunkBytes: 256 * kib,
  /** The longest record: no honest row is longer, and a quote that is never closed must not swallow the file. */
  recordBytesMax: 4 * mib,
  /** The widest heading: spreadsheets stop at 16,384 columns. */
  columnsMax: 16_384,
  /** Rows handed on together: one entry of the inbox. */
  batchRows: 500,
  /** The longest body of an inbox entry made from rows; batches of wide rows are cut earlier. */
  batchBytesMax: 2 * mib,
  /** Entries on their way to the inbox at once: enough to share a group commit, few enough to stop quickly. */
  batchesInFlight: 4,
  /** Different rows whose repeats are counted exactly; beyond it a new row is told apart by its place in the file (see row-identity). */
  distinctRowsCounted: 12_000_000,
  /** Rows after which the position is recorded at the latest; fewer would cost a disk write each, more would be read again after a crash. */
  rowsPerRecord: 2_000,
  /** Milliseconds after which the position is recorded at the latest, so that progress is seen to move. */
  millisecondsPerRecord: 500,
  /** Refused rows kept for one import before it pauses and asks: a wrong mapping shows long before this. */
  refusedRowsMax: 100_000,
  /** Problems listed with an import; the count and the download are complete. */
  problemsListed: 200,
  /** The text of a refused row that is kept. */
  refusedTextCharactersMax: 20_000,
  /** Uncompressed bytes of a Parquet row group decoded at a time; decoded values take a few times as much memory. */
  parquetWindowBytes: 48 * mib,
  /** Rows of a Parquet row group decoded at a time: a few pages of most writers, as the pages at both ends are decoded twice. */
  parquetWindowRows: 200_000,
  /** The largest compressed column chunk of one Parquet row group: it is held in memory whole. */
  parquetColumnChunkBytesMax: 512 * mib,
  /** The largest page of Parquet once decompressed; a larger one is damage or a bomb. */
  parquetPageBytesMax: 256 * mib,
  /** The largest footer of a Parquet file. */
  parquetFooterBytesMax: 64 * mib,
  /** Mapped columns and constants of one mapping. */
  mappingFieldsMax: 500,
  /** Uploads that no import was started for are deleted after this many hours. */
  unusedUploadHoursMax: 24,
  /** Imports that run at the same time in one process: reading is processor-bound, so more would only share. */
  importsAtOnce: 1,
  /** An import whose runner has not been heard of for so long is taken up by another. */
  leaseSeconds: 15,
  /** The answer to one pull. */
  pullBytesMax: 64 * mib,
  /** A pull that takes longer is given up and tried again at its next time. */
  pullSecondsMax: 120,
  /** The shortest and longest interval of a pull: friendly to the other side, and soon enough to notice. */
  pullSecondsMin: 10,
  pullIntervalSecondsMax: 7 * 24 * 3600,
  /** After failures a pull waits longer each time, up to this. */
  pullBackOffSecondsMax: 3600,
  /** Pages read one after the other while the cursor moves; then the others have their turn. */
  pullPagesMax: 100,
  /** Redirects followed by a pull, each checked like the first address. */
  pullRedirectsMax: 5,
  /** Sources whose known rows stay in memory between pulls. */
  pullSourcesRemembered: 8,
  /** The body of one call to a hook. */
  hookBytesMax: 1 * mib,
  /** Rows of one call to a hook. */
  hookRowsMax: 2_500,
} as const;

/** The limits of the embedded warehouse's HTTP front. */
export const warehouseLimits = {
  /** Statements that run at once: each uses all cores by itself, so more only take memory from one another. */
  statementsRunningMax: 8,
  /** Statements that wait for their turn: above our own clients' sockets and a BI tool's dashboard. */
  statementsWaitingMax: 128,
  /** A waiting statement is refused after this long: the caller's retry is better than a queue nobody sees. */
  waitMsMax: 60_000,
  /** Insert data up to this size is handed over in memory; eight such inserts stay below a gigabyte. */
  bodyMemoryBytesMax: 64 * 1024 * 1024,
  /** Larger insert data goes through a file; this much of the disk may be taken by one request. */
  bodyFileBytesMax: 4 * 1024 * 1024 * 1024,
  /** The text of one statement: the engine's own parser stops at 256 KiB by default, IN-lists come larger. */
  statementBytesMax: 16 * 1024 * 1024,
  /** Results of formats that cannot be sent piece by piece are held in memory up to this size. */
  resultMemoryBytesMax: 256 * 1024 * 1024,
  /** Bound parameters come in the URL. */
  headerBytesMax: 1024 * 1024,
} as const;

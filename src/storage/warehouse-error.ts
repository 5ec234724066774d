/** A fault as ClickHouse reports it over HTTP: its number, its name, and the status that goes with it. */
export class WarehouseError extends Error {
  readonly engineCode: number;
  constructor(engineCode: number, message: string) {
    super(message);
    this.engineCode = engineCode;
  }
}

// As in ClickHouse's own HTTP handler (`exceptionCodeToHTTPStatus`).
const statusByCode: Readonly<Record<number, number>> = {
  62: 400,
  26: 400,
  27: 400,
  36: 400,
  41: 400,
  43: 400,
  44: 400,
  53: 400,
  6: 400,
  38: 400,
  42: 400,
  72: 400,
  117: 400,
  321: 400,
  457: 400,
  130: 400,
  131: 400,
  46: 404,
  47: 404,
  50: 404,
  56: 404,
  60: 404,
  73: 404,
  81: 404,
  115: 404,
  456: 404,
  57: 409,
  82: 409,
  159: 408,
  160: 408,
  164: 403,
  192: 403,
  193: 403,
  194: 403,
  291: 403,
  497: 403,
  516: 403,
  48: 501,
  202: 503,
  203: 503,
  242: 503,
  236: 503,
  1003: 413,
};

export function statusOf(code: number): number {
  return statusByCode[code] ?? 500;
}

/** The engine's message as it is sent: `Code: 60. DB::Exception: … (UNKNOWN_TABLE)`. */
export function errorText(error: unknown): { code: number; text: string } {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof WarehouseError) return { code: error.engineCode, text: `Code: ${error.engineCode}. DB::Exception: ${message}` };
  const code = Number(/Code: (\d+)/.exec(message)?.[1] ?? 1002);
  return { code, text: message.startsWith('Code:') ? message : `Code: ${code}. DB::Exception: ${message} (UNKNOWN_EXCEPTION)` };
}

/** The engine gave up (236 with these words): no statement will succeed until its process is started anew. */
export function isFatal(error: unknown): boolean {
  return /server is shutting down|fatal error|Logical error.*abort/i.test(error instanceof Error ? error.message : '');
}

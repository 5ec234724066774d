import { LoyaltyError, Unavailable } from '../foundation/index.ts';

/** A statement that the engine refused: a violated constraint, a fault in its text, a limit of the engine. */
export class StatementFailed extends LoyaltyError {
  /** The SQLSTATE of Postgres (`23505` for a repeated key), or the number of ClickHouse's error code (`60` for an unknown table). */
  readonly engineCode: string;
  /** The violated constraint, where Postgres names one. */
  readonly constraint: string | undefined;
  constructor(engineCode: string, message: string, constraint: string | undefined, options?: ErrorOptions) {
    super('storage.statement_failed', message, options);
    this.engineCode = engineCode;
    this.constraint = constraint;
  }
  /** The SQLSTATE of Postgres, for callers that know they talk to it. */
  get sqlState(): string {
    return this.engineCode;
  }
}

interface DatabaseFault {
  code?: string;
  message: string;
  constraint?: string;
  severity?: string;
}

// Class 08 is "connection", 57P01–57P03 shutting down, crashed and starting up, 53300 too many connections, 58 the system below.
const outageStates = /^(08...|57P0[1235]|53300)$/;
const outageWords =
  /terminat|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|ENETUNREACH|timeout|not queryable|Client was closed|calling end on|socket/i;

/** Any fault of the Postgres driver as one of our errors. */
export function postgresFault(error: unknown): LoyaltyError {
  if (error instanceof LoyaltyError) return error;
  const fault = error as DatabaseFault;
  const code = fault.code ?? '';
  if (code === '53100') return new Unavailable('storage.disk_full', 'The disk of Postgres is full. Free some space.', 10, { cause: error });
  if (outageStates.test(code) || (fault.severity === undefined && (outageWords.test(code) || outageWords.test(fault.message)))) {
    return new Unavailable('storage.postgres_down', 'Postgres does not answer at the moment.', 1, { cause: error });
  }
  return new StatementFailed(code, fault.message, fault.constraint, { cause: error });
}

// Too many queries at once, not enough space is below, the server is going down, network faults between servers, read-only replicas.
const warehouseOutageCodes = new Set(['202', '203', '209', '210', '236', '242', '279', '999', '516']);

/** Any fault of the ClickHouse client as one of our errors. */
export function warehouseFault(error: unknown): LoyaltyError {
  if (error instanceof LoyaltyError) return error;
  const fault = error as { code?: string; type?: string; message: string };
  const code = fault.code ?? '';
  if (code === '243') return new Unavailable('storage.disk_full', 'The disk of ClickHouse is full. Free some space.', 10, { cause: error });
  const fromEngine = fault.type !== undefined && /^\d+$/.test(code);
  if (!fromEngine || warehouseOutageCodes.has(code)) {
    return new Unavailable('storage.warehouse_down', 'The warehouse (ClickHouse) does not answer at the moment.', 1, { cause: error });
  }
  return new StatementFailed(code, fault.message, undefined, { cause: error });
}

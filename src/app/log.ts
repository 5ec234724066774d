import pino, { type Logger } from 'pino';

/** Logs go to the error output as JSON lines, so that what a person should read stands alone on the other. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: null, redact: ['*.password', '*.token', '*.secret', '*.writeKey'] },
    pino.destination({ dest: 2, sync: true }),
  );
}

import type { Logger } from 'pino';
import type { Configuration } from './configuration.ts';
import { productVersion } from './product-version.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

/**
 * Starts the product, which the first signal ends in order, also when it comes while the start is still under way: no engine is left
 * behind. A second signal ends it at once. The process then ends with `exitCode`.
 */
export async function startUntilSignal(configuration: Configuration, log: Logger, exitCode: number): Promise<RunningProduct> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(130);
      log.info({ signal }, 'stopping');
      stopping.abort();
    });
  }
  const product = await startProduct(configuration, log, productVersion(), stopping.signal).catch((error: unknown) => {
    // A step may also fail because the signal reached the engine's own set-up; what was started has been stopped again.
    if (stopping.signal.aborted) process.exit(exitCode);
    throw error;
  });
  stopping.signal.addEventListener('abort', () => {
    product.close().then(
      () => process.exit(exitCode),
      () => process.exit(1),
    );
  });
  return product;
}

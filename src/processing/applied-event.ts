import type { KnownIdentifier } from '../identity/index.ts';
import type { PreparedEvent } from './prepare-batch.ts';

/** An applied event, as those who wait for it want to know it. */
export interface AppliedEvent {
  readonly prepared: PreparedEvent;
  readonly owner: KnownIdentifier;
}

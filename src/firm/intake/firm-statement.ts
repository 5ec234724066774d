import type { CustomerEvent } from '../../event/index.ts';
import type { SaidOfFirm } from './said-of-firm.ts';

/** An applied event that says something of a firm, and under which identifier; without one it is about the firm alone. */
export interface FirmStatement {
  readonly event: Pick<CustomerEvent, 'messageId' | 'sourceId' | 'time'>;
  readonly said: SaidOfFirm;
  readonly identifierId: number | undefined;
}

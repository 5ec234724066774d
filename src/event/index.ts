export type { EventOutcome, InboxEntry, InboxPort } from './accept.ts';
export { checkEvent } from './check-event.ts';
export { deduplicationSetting } from './deduplication-setting.ts';
export { type Delivery, deliverNext, finishBegun, queueForWarehouse, type WarehouseBlock } from './deliver-to-warehouse.ts';
export { type CustomerEvent, type EventKind, eventKinds, type WireEvent } from './event.ts';
export { Inbox } from './inbox.ts';
export {
  addToQuarantine,
  listQuarantine,
  mendQuarantined,
  putBackIntoInbox,
  type QuarantinedItem,
  type QuarantineEntry,
  type QuarantineFilter,
  type QuarantineOverview,
  quarantinedItem,
  quarantineOverview,
  takeFromQuarantine,
} from './quarantine.ts';
export { addOutcomes, forgetOutcomes, type InboxRow, inboxDepth, readInbox, takeFromInbox } from './queries/inbox.ts';
export { queueDepth } from './queries/warehouse-queue.ts';
export { deduplicationDaysMax, messageKey, rememberMessages } from './seen-messages.ts';
export { migrations } from './tables.ts';
export { eventTable } from './warehouse-tables.ts';
export { readWireEvents } from './wire/read-wire-events.ts';

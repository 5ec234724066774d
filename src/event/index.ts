export type { EventOutcome, FindSource, InboxEntry, InboxPort, QuarantinePort, Receipt, SourceAtDoor, UnreadableBody } from './accept.ts';
export { identifiersSince, oldestWaiting, peopleOnTheWay } from './arrivals.ts';
export { type CheckContext, type CheckedEvent, checkEvent } from './check-event.ts';
export { deduplicationSetting } from './deduplication-setting.ts';
export {
  type Delivery,
  deliverNext,
  finishBegun,
  type PackedInMemory,
  queueForWarehouse,
  type WarehouseBlock,
} from './deliver-to-warehouse.ts';
export { type CustomerEvent, type EventKind, eventKinds, type WireEvent } from './event.ts';
export { eventText } from './event-text.ts';
export { type FieldAddress, formatField, labelOfField, parseField } from './fields/field-address.ts';
export { collectFieldAgain, type RetiredField, readRetired, retireField } from './fields/retire-field.ts';
export { createRetiredFieldDirectory } from './fields/retired-field-directory.ts';
export { nothingRetired, type RetiredFields, retiredFields, withoutRetired } from './fields/retired-fields.ts';
export { Inbox } from './inbox.ts';
export { quarantineAtDoor } from './keep-unreadable.ts';
export { externalIdOf, namedBy } from './named-by.ts';
export {
  type OpenedRequest,
  openRequest,
  type RefusedRequest,
  type RequestLimits,
  tooLargeBody,
  type WireRequest,
  writeKeyIn,
} from './open-request.ts';
export { packText, unpackText } from './packed-text.ts';
export { putIntoInbox } from './put-into-inbox.ts';
export {
  addToQuarantine,
  discardQuarantined,
  listQuarantine,
  mendQuarantined,
  type QuarantinedItem,
  type QuarantineEntry,
  type QuarantineFilter,
  type QuarantineOverview,
  quarantinedItem,
  quarantineOverview,
  type ReplayFilter,
  replayQuarantined,
} from './quarantine.ts';
export { addOutcomes, forgetOutcomes, inboxDepth, takeFromInbox } from './queries/inbox.ts';
export { queueDepth } from './queries/warehouse-queue.ts';
export { type InboxRow, readInbox } from './read-inbox.ts';
export { createSeal, holdsSealed, type Seal } from './seal/seal.ts';
export { sealedFieldsDefault, sealedFieldsSetting } from './seal/sealed-field.ts';
export { referenceOf, sealIdentifier, sealNumbers, sealValue } from './seal-numbers.ts';
export { messageKey, rememberMessages } from './seen-messages.ts';
export { migrations } from './tables.ts';
export { eventTable } from './warehouse-tables.ts';
export { eventOfQuery } from './wire/pixel-query.ts';
export type { WireCall, WireMeta, WireProtocol } from './wire/protocol.ts';
export { readWireEvents } from './wire/read-wire-events.ts';

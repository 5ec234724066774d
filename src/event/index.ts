export { type CustomerEvent, type EventKind, eventKinds, type WireEvent } from './event.ts';

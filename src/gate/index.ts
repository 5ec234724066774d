// The one answer to "may we, now, here".
export type { Act, GateAnswer, Refusal, RefusalCode } from './act.ts';
export { type Attention, attentionOf } from './attention.ts';
export type { Contact, ContactState } from './contact.ts';
// What we sent, and how it was met.
export { addContacts, forgetContacts, markContact, readContacts } from './contacts.ts';
// What was refused.
export { type Asker, createGateLog, type GateLog, type RefusedAct } from './gate-log.ts';
export { type GateRules, gateRulesSetting } from './gate-rules.ts';
// What leaves the house.
export {
  createOutboundGate,
  type HandOut,
  mainPurpose,
  mayHandOut,
  type OutboundGate,
  outside,
  readStandings,
} from './hand-out.ts';
export { mayWe } from './may-we.ts';
export { type LoggedRefusal, type RefusalCount, readRefusalCounts, readRefusals } from './read-refusals.ts';
export type { RelationshipWanted } from './relationship.ts';
export { type Standing, type StandingInput, standingOf } from './standing.ts';
// How many there are of a product.
export { createStockDirectory, putStock, type StockChange, type StockCount, type StockDirectory } from './stock.ts';
export { migrations } from './tables.ts';
export { wordsOfPermission } from './words-of-permission.ts';

/**
 * The shapes that go over the wire, in one place. When the server's /openapi.json describes them all, this file is what the
 * generated one replaces: nothing else in the console declares a wire shape.
 */

export interface Money {
  amount: number;
  currency: string;
}

export type Role = 'clerk' | 'agent' | 'marketer' | 'analyst' | 'steward' | 'engineer' | 'cmo' | 'cio' | 'admin';
export const roles: readonly Role[] = ['clerk', 'agent', 'marketer', 'analyst', 'steward', 'engineer', 'cmo', 'cio', 'admin'];

export type Permission =
  | 'people.search'
  | 'people.read'
  | 'people.edit'
  | 'people.reveal'
  | 'people.export'
  | 'identity.decide'
  | 'sources.read'
  | 'sources.edit'
  | 'quarantine.read'
  | 'quarantine.edit'
  | 'imports.edit'
  | 'settings.read'
  | 'settings.edit'
  | 'audit.read'
  | 'users.edit'
  | 'operations.read'
  | 'delivery.edit';

export interface SessionUser {
  id: number | string;
  name: string;
  email: string;
  role: Role;
  home: string;
}

export interface Session {
  user: SessionUser;
  permissions: Permission[];
  mustSetPassword?: boolean;
}

export interface SourceRef {
  id: string | number;
  name: string;
}

export interface IdentifierRef {
  namespace: string;
  value: string;
}

export interface FindResult {
  id: string;
  name: string;
  photo?: string;
  why: { kind: string; text: string; exact: boolean };
  lastSeen?: string;
  place?: string;
  sources: string[];
}

export interface FindAnswer {
  query: string;
  took_ms: number;
  results: FindResult[];
}

export interface Words {
  text: string;
  time: string;
  channel: string;
  source: SourceRef | string;
  eventId: string;
}

export type FactMethod = 'stated' | 'observed' | 'computed';

export interface OtherValue {
  value: unknown;
  source: SourceRef;
  eventId: string;
  time: string;
  method: FactMethod;
}

export interface Trait extends OtherValue {
  name: string;
  ageDays: number;
  hidden?: boolean;
  rule?: string;
  others: OtherValue[];
}

export interface KnownAs extends IdentifierRef {
  firstSeen: string;
  lastSeen: string;
  source: SourceRef | string;
  shared?: boolean;
}

export interface CustomerSource extends SourceRef {
  channel: string;
  events: number;
  firstSeen: string;
  lastSeen: string;
}

export interface Device {
  id: string;
  kind: string;
  label: string;
  firstSeen: string;
  lastSeen: string;
  events: number;
  preferred: boolean;
}

export interface Choice {
  time: string;
  eventId: string;
  chosen: string;
  alternatives: string[];
  direction?: 'upgrade' | 'downgrade' | 'same';
}

export interface Preference {
  attribute: string;
  value: string;
  count: number;
  of: number;
}

export interface VisitEntry {
  route: string;
  source?: string;
  medium?: string;
  campaign?: string;
  term?: string;
}

export interface Visit {
  number: number;
  start: string;
  end: string;
  events: number;
  channel: string;
  entry?: VisitEntry;
  pages?: number;
}

export interface PermissionSignal {
  identifier: IdentifierRef;
  purpose: string;
  granted: boolean;
  time: string;
  source: SourceRef | string;
  signal: string;
}

export interface HouseholdMember {
  id: string;
  name: string;
  why: string;
}

export interface Join {
  id: string | number;
  rule: string;
  between: [IdentifierRef, IdentifierRef];
  /** None when a person decided it. */
  source?: SourceRef | string;
  firstTime: string;
  observations: number;
  strength: string | number;
  state: 'joined' | 'refused' | 'split';
  reason?: string;
}

export interface Decision {
  id: string | number;
  kind: 'split' | 'join';
  by: string;
  why: string;
  time: string;
  undone?: boolean;
}

export interface CustomerPlace {
  language?: string;
  timezone?: string;
  country?: string;
  countryMethod?: 'observed';
  city?: string;
  currency?: string;
  localTime?: string;
}

export interface CustomerStats {
  events: number;
  visits: number;
  firstSeen?: string;
  lastSeen?: string;
  orders: number;
  spent: Money[];
  byChannel: { channel: string; events: number; lastSeen: string }[];
  byKind: { name: string; count: number; last: string }[];
}

export interface Customer {
  id: string;
  mergedFrom?: string;
  name: { display: string; source?: SourceRef };
  words: Words[];
  place: CustomerPlace;
  stats: CustomerStats;
  traits: Trait[];
  knownAs: KnownAs[];
  sources: CustomerSource[];
  devices: Device[];
  choices: { recent: Choice[]; preferences: Preference[] };
  visits: { number: number; current?: { start: string; channel?: string; entry?: VisitEntry }; recent: Visit[] };
  permissions: PermissionSignal[];
  household: HouseholdMember[];
  joins: Join[];
  decisions: Decision[];
  historyBehindSeconds?: number;
}

export interface TimelineEntry {
  eventId: string;
  time: string;
  receivedAt: string;
  kind: string;
  name: string;
  title: string;
  detail?: string;
  channel: string;
  source: SourceRef;
  identifier?: IdentifierRef;
  money?: Money;
  device?: string;
}

export interface TimelinePage {
  entries: TimelineEntry[];
  next?: string;
  historyBehindSeconds?: number;
}

export interface RawEvent {
  event: Record<string, unknown>;
  source: SourceRef;
  receivedAt: string;
  identifier?: IdentifierRef;
}

export type SourceKind = 'sdk' | 'file' | 'pull' | 'webhook';

export interface SourceKey {
  id: number;
  /** The first letters, enough to tell keys apart. */
  prefix: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  works: boolean;
}

export interface Source {
  id: number;
  name: string;
  channel: string;
  kind: SourceKind;
  marketingOwner: string;
  technologyOwner: string;
  enabled: boolean;
  timezone: string;
  currency: string | null;
  createdAt: string;
  eventsLastDay: number;
  lastEventAt: string | null;
  lagSeconds?: number;
  /** What went wrong lately, in words. */
  errors?: string[];
}

export interface SourceDraft {
  name: string;
  channel: string;
  kind: SourceKind;
  marketingOwner: string;
  technologyOwner: string;
  timezone?: string;
  currency?: string;
}

export interface QuarantineItem {
  id: number;
  receivedAt: string;
  source: { id: number; name: string | null };
  reason: string;
  message: string;
  /** The event as an object, or its text where it is not JSON. */
  event: unknown;
  readable?: boolean;
  attempts: number;
  editedBy?: string | null;
}

export interface QuarantineAnswer {
  total: number;
  byReason: { reason: string; count: number }[];
  items: QuarantineItem[];
  next?: number;
}

export interface FileColumn {
  name: string;
  samples: string[];
  guess: {
    meaning?: string;
    /** 0 to 1. */
    certainty: number;
    looks: 'text' | 'number' | 'date' | 'boolean' | 'empty';
    dateFormat?: string;
    /** Day and month could be the other way round. */
    dateAmbiguousWith?: string;
  };
}

export interface FileProblem {
  line: number;
  message: string;
}

export interface UploadedFile {
  fileId: string;
  name: string;
  format: string;
  encoding: string;
  bytesTotal: number;
  rowsTotal?: number;
  columns: FileColumn[];
  suggestion: Mapping;
  problems: FileProblem[];
}

/** How a value is read: a column alone, or with what it is (`as`), its format and so on. */
export type MappedValue = string | Record<string, unknown>;

export interface Mapping {
  kind: string;
  event?: string | Record<string, unknown>;
  time?: Record<string, unknown>;
  identifiers?: Record<string, MappedValue>;
  traits?: Record<string, MappedValue>;
  properties?: Record<string, MappedValue>;
  context?: Record<string, MappedValue>;
  money?: { currency?: string; currencyColumn?: string };
  [more: string]: unknown;
}

export interface ImportPreview {
  rowsRead: number;
  rowsAccepted: number;
  rowsSkipped: number;
  rowsRefused: number;
  events: Record<string, unknown>[];
  problems: FileProblem[];
}

export interface ImportRun {
  id: number;
  file: string;
  source?: { id: number; name: string | null };
  state: 'checking' | 'running' | 'paused' | 'done' | 'failed';
  /** Why it is paused or failed, or what it waits for. */
  note?: string | null;
  rowsRead: number;
  rowsAccepted: number;
  rowsKnown?: number;
  rowsSkipped?: number;
  rowsRefused: number;
  bytesRead: number;
  bytesTotal: number;
  ratePerSecond: number;
  startedBy?: string;
  startedAt: string | null;
  finishedAt: string | null;
  problems?: FileProblem[];
}

export interface JoinToReview {
  id: number;
  reason: string;
  identifier: IdentifierRef;
  people: { id: string; name: string | null }[];
  since: string;
}

/** A split or join that a colleague decided. */
export interface MadeDecision {
  id: number;
  kind: 'split' | 'join';
  by: string;
  reason: string;
  /** Milliseconds since 1970, or ISO. */
  time: number | string;
  undone?: { by: string; reason: string; time: number | string };
}

export interface AuditEntry {
  id: number;
  time: string;
  actor: { kind: string; name: string };
  action: string;
  subject: string;
  reason?: string | null;
  details?: unknown;
  hash: string;
}

export interface AuditPage {
  entries: AuditEntry[];
  next?: number | null;
}

export interface Latency {
  p50: number;
  p95: number;
  p99: number;
  count: number;
}

export interface EngineState {
  ok: boolean;
  mode: string;
  version: string;
  sizeBytes: number | null;
}

export interface Operations {
  intake: Latency | null;
  processing: Latency | null;
  find: Latency | null;
  customer: Latency | null;
  timeline?: Latency | null;
  live: Latency | null;
  queue: { inbox: number | null; warehouse: number | null; webhooks?: number | null; oldestSeconds: number | null };
  engines: { postgres: EngineState; warehouse: EngineState };
  process: { startedAt: string; memoryBytes: number; version: string };
  perSecond: { accepted: number; processed: number };
}

export interface User {
  id: number;
  name: string;
  email: string;
  role: Role;
  disabled?: boolean;
  hasPassword?: boolean;
  lastSignedInAt?: string | null;
  createdAt?: string;
}

export interface ApiToken {
  id: number;
  name: string;
  role: Role;
  createdAt: string;
  createdBy?: string;
  lastUsedAt?: string | null;
}

export interface Setting {
  key: string;
  title: string;
  description?: string;
  value: unknown;
  version: number;
  changedBy?: string | null;
  changedAt?: string | null;
  schema?: JsonSchema;
}

export interface SettingVersion {
  version: number;
  value: unknown;
  changedBy?: string | null;
  changedAt?: string;
  reason?: string | null;
}

export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  required?: string[];
  items?: JsonSchema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

export interface Webhook {
  id: number | string;
  url: string;
  description?: string;
  events: string[];
  enabled?: boolean;
  createdAt?: string;
  lastDeliveryAt?: string | null;
  failing?: boolean;
}

export interface Delivery {
  id: number | string;
  time: string;
  event: string;
  customer?: string;
  status: 'delivered' | 'waiting' | 'failed';
  attempts: number;
  responseStatus?: number;
  message?: string;
  nextAttemptAt?: string;
}

export interface StandIn {
  name: string;
  replaces: string;
  what: string;
  howToReplace?: string;
}

export interface ClockState {
  now: string;
  offsetMs: number;
  movable: boolean;
}

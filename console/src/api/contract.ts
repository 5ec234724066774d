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
  id: number;
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
  source: SourceRef;
  eventId: string;
}

/** What was searched for before or during a visit, where it may be kept. */
export interface SearchMade {
  term: string;
  origin: string;
  time: string;
  source: SourceRef;
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
  source: SourceRef;
  shared?: boolean;
  hidden?: boolean;
}

export interface CustomerSource extends SourceRef {
  channel?: string;
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
  source: SourceRef;
  signal: string;
}

export interface HouseholdMember {
  id: string;
  name: string;
  why: string;
}

export interface Join {
  id: number;
  /** `observed` in an event, `alias`, or decided by a person. */
  rule: string;
  between: [IdentifierRef, IdentifierRef];
  /** None where a person decided it. */
  source?: SourceRef;
  firstTime: string;
  /** 0 to 1. */
  strength: number;
  state: 'joined' | 'refused' | 'split';
  reason?: string;
}

export interface Decision {
  id: number;
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
  opinions?: Opinion[];
}

/** Scores given in answers: `nps`, `csat`, `ces`, `rating` or another. */
export interface Opinion {
  kind: string;
  count: number;
  mean: number;
  latest: number;
  latestTime: string;
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
  searches?: SearchMade[];
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
  customer?: string;
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
  looks: 'text' | 'number' | 'date' | 'boolean' | 'empty';
  guess?: {
    meaning: string;
    /** 0 to 1. */
    certainty: number;
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
  compression: string;
  delimiter?: string;
  header?: boolean;
  bytes: number;
  rows?: number;
  columns: FileColumn[];
  suggestion: Mapping;
  savedMappings: SavedMapping[];
  problems: FileProblem[];
}

export interface SavedMapping {
  name: string;
  mapping: Mapping;
  savedBy: string;
  savedAt: string;
}

/** What a person may say where the recognition of a file is wrong. */
export interface FileOptions {
  encoding?: string;
  delimiter?: string;
  header?: boolean;
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
  file?: FileOptions;
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
  fileId: string;
  sourceId: number;
  state: 'checking' | 'running' | 'paused' | 'done' | 'failed';
  /** Why it is paused or failed, or what it waits for. */
  note: string | null;
  rowsRead: number;
  rowsAccepted: number;
  rowsKnown: number;
  rowsSkipped: number;
  rowsRefused: number;
  bytesRead: number;
  bytesTotal: number;
  ratePerSecond: number;
  startedBy: string;
  createdAt: string;
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
  next?: string;
}

export interface AuditCheck {
  ok: boolean;
  checked: number;
  firstBroken?: number;
  message?: string;
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
  timeline: Latency | null;
  live: Latency | null;
  queue: { inbox: number | null; warehouse: number | null; oldestSeconds: number };
  engines: { postgres: EngineState; warehouse: EngineState };
  process: { startedAt: string; memoryBytes: number; version: string };
  perSecond: { accepted: number; processed: number };
}

export interface User {
  id: number;
  name: string;
  email: string;
  role: Role;
  disabled: boolean;
  hasPassword: boolean;
  createdAt: string;
  lastSeenAt?: string;
}

export interface ApiToken {
  id: number;
  name: string;
  role: Role;
  /** The first letters, enough to tell tokens apart. */
  hint: string;
  createdAt: string;
  createdBy: string;
  expiresAt: string;
  lastUsedAt?: string;
}

export interface Setting {
  key: string;
  title: string;
  description: string;
  value: unknown;
  default: unknown;
  /** 0 while it is as delivered. */
  version: number;
  changedBy?: string;
  changedAt?: string;
  reason?: string;
  schema: JsonSchema;
  /** What is wrong with the stored value, in which case the default holds. */
  problems?: { at: string; message: string }[];
}

export interface SettingVersion {
  version: number;
  value: unknown;
  changedBy: string;
  changedAt: string;
  reason: string;
  /** The version whose value was brought back. */
  restores?: number;
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
  id: number;
  url: string;
  description: string;
  events: string[];
  purpose: string;
  enabled: boolean;
  disabledReason?: string;
  failing: boolean;
  failingSince?: string;
  lastError?: string;
  /** How many messages wait to be sent. */
  waiting?: number;
  createdBy: string;
  createdAt: string;
}

export interface Delivery {
  id: number;
  eventId: string;
  time: string;
  event: string;
  customer: string;
  status: 'delivered' | 'waiting' | 'failed';
  attempts: number;
  tookMs?: number;
  responseStatus?: number;
  message?: string;
}

/** An address that is asked at an interval. */
export interface Pull {
  id: number;
  sourceId: number;
  url: string;
  everySeconds: number;
  rows: string;
  cursorField?: string;
  cursor: string | null;
  mapping: Mapping;
  enabled: boolean;
  nextAt: string | null;
  lastAt: string | null;
  lastOkAt: string | null;
  failures: number;
  error: string | null;
  rowsAccepted: number;
  rowsRefused: number;
}

/** An address of ours that another system sends its JSON to. */
export interface Hook {
  id: number;
  sourceId: number;
  prefix: string;
  rows: string;
  mapping: Mapping;
  lastAt: string | null;
  calls: number;
  rowsAccepted: number;
  rowsRefused: number;
  error: string | null;
}

/** What this firm calls things. */
export interface BusinessWords {
  visit: string;
  visits: string;
  customer: string;
  customers: string;
  order: string;
  orders: string;
  store: string;
  stores: string;
}

export interface StandIn {
  name: string;
  replaces: string;
  what: string;
  howToReplace: string;
}

export interface ClockState {
  now: string;
  offsetMs: number;
  movable: boolean;
}

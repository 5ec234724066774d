import type { Logger } from 'pino';
import type { Access } from '../access/index.ts';
import type { ImportRunner, PullPorts, PullRunner } from '../connector/index.ts';
import type { ContentDirectory } from '../content/index.ts';
import type { Decisions } from '../decision/index.ts';
import type { ReachRules } from '../delivery/index.ts';
import type { Inbox, Seal } from '../event/index.ts';
import type { Clock } from '../foundation/index.ts';
import type { GateLog, OutboundGate, StockDirectory } from '../gate/index.ts';
import type { Audit, JointChanges } from '../governance/index.ts';
import type { Processing } from '../processing/index.ts';
import type { Settings } from '../settings/index.ts';
import type { SourceDirectory } from '../source/index.ts';
import type { Storage } from '../storage/index.ts';
import type { FieldMeasuring, Fitting, ValueModels } from '../value/index.ts';
import type { Configuration } from './configuration.ts';
import type { InstanceSecrets } from './instance-secrets.ts';

/** The parts of the running product, for those that are wired to it. */
export interface Product {
  readonly configuration: Configuration;
  readonly storage: Storage;
  readonly settings: Settings;
  readonly sources: SourceDirectory;
  readonly audit: Audit;
  /** Changes that two people decide together; every room declares its kinds here. */
  readonly jointChanges: JointChanges;
  readonly access: Access;
  readonly inbox: Inbox;
  /** What files, pulls and hooks need to bring their rows in. */
  readonly imports: PullPorts;
  readonly importRunner: ImportRunner;
  readonly pullRunner: PullRunner;
  /** What relationships are worth: the model in use, fits, and what fields foretell. */
  readonly value: { readonly models: ValueModels; readonly fitting: Fitting; readonly fields: FieldMeasuring };
  /** What everything that reaches people, or leaves the house, passes: its log, how many there are of things, and what is asked before a delivery. */
  readonly gate: { readonly log: GateLog; readonly stock: StockDirectory; readonly outbound: OutboundGate };
  /** The rules by which people are reached, as they are set now. */
  readonly reach: ReachRules;
  /** Content in use, for whatever chooses from it. */
  readonly content: ContentDirectory;
  /** Moments: decided, kept, opened, made again. */
  readonly decisions: Decisions;
  /** Absent in a copy that only serves. */
  readonly processing: Processing | undefined;
  readonly secrets: InstanceSecrets;
  /** A seal over the fields that the settings name now. */
  readonly seal: () => Seal;
  /** The time the product goes by; moved in demonstrations. */
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly version: string;
}

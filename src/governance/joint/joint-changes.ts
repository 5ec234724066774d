import {
  type Clock,
  Conflict,
  Defect,
  InvalidInput,
  type JsonObject,
  type JsonValue,
  NotAllowed,
  NotFound,
  type Problem,
} from '../../foundation/index.ts';
import type { Postgres, Sql } from '../../storage/index.ts';
import type { Audit } from '../audit.ts';
import type { AuditEntry } from '../audit-entry.ts';
import {
  insertChange,
  insertSignature,
  type JointChangeRow,
  type JointSignatureRow,
  lockChange,
  selectChange,
  selectChanges,
  selectSignatures,
  updateState,
} from '../queries/joint-change.ts';
import {
  afterSigning,
  isOpen,
  type JointChange,
  type JointPerson,
  type JointRefusal,
  type JointSigner,
  jointRoles,
  refusalToDecide,
  refusalToSign,
  refusalToWithdraw,
} from './joint-change.ts';

/** What a room declares so that its changes can be decided jointly. */
export interface JointChangeKind {
  /** `thing.verb`, for example `field.retire`. */
  readonly kind: string;
  /** What is wrong with a change that somebody would propose; empty when nothing is. */
  problemsOf(change: JsonObject): readonly Problem[];
  /** One English sentence that says what signing brings about, for those who are asked. */
  describe(change: JsonObject): string;
  /**
   * Why an open change can be carried out no more, in an English sentence; undefined while it can. Nobody is asked to sign such a one. What
   * can only be told inside the transaction `carryOut` throws instead.
   */
  outdated?(change: JsonObject): string | undefined;
  /**
   * Does it, in the transaction of the last signature: when it throws, that signature is not given either. Returns entries of its own for the
   * audit log, which are added last. @throws Conflict when the world has moved on since it was proposed
   */
  carryOut(sql: Sql, change: JointChange): Promise<readonly AuditEntry[]>;
  /** After the commit: whatever memory has to be brought up to date. */
  afterwards?(): Promise<void>;
}

export interface Proposal {
  readonly kind: string;
  readonly subject: string;
  readonly change: JsonObject;
  readonly reason: string;
  readonly by: JointPerson;
}

export interface JointChangeFilter {
  readonly before?: number | undefined;
  readonly isOpen?: boolean | undefined;
  readonly kind?: string | undefined;
  readonly limit?: number | undefined;
}

/** Changes that take effect only when two different people, of different roles, have signed them. */
export interface JointChanges {
  /** Declares a kind; each room does so once, at the start. @throws Defect when it is declared already */
  register(kind: JointChangeKind): void;
  /**
   * Writes a proposal and its audit entry; nothing else happens until it is signed.
   * @throws InvalidInput `governance.bad_proposal`; Conflict `governance.proposed_already`
   */
  propose(proposal: Proposal): Promise<JointChange>;
  /**
   * Gives a signature, and carries the change out when it was the last one missing, in one transaction.
   * @throws NotFound `governance.unknown_change`; NotAllowed `governance.tokens_do_not_sign`, `governance.not_asked_to_sign`;
   * Conflict `governance.signed_already`, `governance.role_has_signed`, `governance.settled_already`, `governance.outdated`, and what the kind itself throws
   */
  sign(id: number, by: JointSigner, reason: string): Promise<JointChange>;
  /** Ends it: somebody of a role that is asked says no. @throws as `sign` */
  refuse(id: number, by: JointSigner, reason: string): Promise<JointChange>;
  /** Ends it: whoever proposed it takes it back. @throws NotAllowed `governance.not_yours_to_withdraw`; otherwise as `sign` */
  withdraw(id: number, by: JointPerson, reason: string): Promise<JointChange>;
  /** Newest first; `next` is the `before` of the page that follows. */
  list(filter: JointChangeFilter): Promise<{ changes: JointChange[]; next?: number }>;
  /** @throws NotFound `governance.unknown_change` */
  read(id: number): Promise<JointChange>;
  /** Why an open change can be carried out no more; undefined while it can, and when it is settled. */
  outdated(change: JointChange): string | undefined;
  /** What signing it brings about, in a sentence. */
  describe(change: Pick<JointChange, 'kind' | 'change' | 'subject'>): string;
}

export interface JointChangesDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly audit: Pick<Audit, 'recordIn'>;
  /** Replaces full card and account numbers in reasons and changes before they are kept. */
  readonly seal: <Value extends JsonValue>(value: Value) => Value;
}

const pageRowsDefault = 50;
const pageRowsMax = 200;
// A proposal is read by two people who must understand it whole.
const changeCharactersMax = 20_000;
const reasonCharactersMax = 1_000;

export function createJointChanges(dependencies: JointChangesDependencies): JointChanges {
  const { postgres, clock, audit, seal } = dependencies;
  const kinds = new Map<string, JointChangeKind>();
  const kindOf = (name: string): JointChangeKind => {
    const kind = kinds.get(name);
    if (kind === undefined) throw new Defect(`nobody declared the joint change ${name}`);
    return kind;
  };
  const outdated = (change: JointChange) => (isOpen(change) ? kinds.get(change.kind)?.outdated?.(change.change) : undefined);
  const end = (state: 'withdrawn' | 'refused', id: number, by: JointPerson, given: string, refusal: (change: JointChange) => Refused) =>
    postgres.transaction(async (sql) => {
      const reason = seal(given);
      const change = await lock(sql, id);
      throwRefusal(refusal(change));
      const settled = { by: by.name, at: clock.now(), reason };
      await sql.query(updateState, [id, state, settled.by, settled.at, reason]);
      const ended: JointChange = { ...change, state, settled };
      await audit.recordIn(sql, entryOf(state === 'refused' ? 'refuse' : 'withdraw', ended, by, reason));
      return ended;
    });

  return {
    register(kind) {
      if (kinds.has(kind.kind)) throw new Defect(`the joint change ${kind.kind} is declared twice`);
      kinds.set(kind.kind, kind);
    },
    async propose({ kind, subject, change, reason, by }) {
      const problems = [...kindOf(kind).problemsOf(change), ...problemsOfReason(reason)];
      if (JSON.stringify(change).length > changeCharactersMax) {
        problems.push({ at: 'change', message: `is longer than ${changeCharactersMax} characters` });
      }
      if (problems.length > 0) throw new InvalidInput('governance.bad_proposal', problems);
      const kept = { kind, subject, change: seal(change), reason: seal(reason.trim()), proposedBy: by, proposedAt: clock.now() };
      return postgres.transaction(async (sql) => {
        const values = [kind, subject, JSON.stringify(kept.change), kept.reason, by.kind, by.id ?? null, by.name, kept.proposedAt];
        const [row] = await sql.query<{ id: number }>(insertChange, [...values, jointRoles]);
        if (row === undefined) {
          throw new Conflict('governance.proposed_already', `such a change of ${subject} is proposed already and waits for signatures`);
        }
        const proposed: JointChange = { id: row.id, ...kept, requiredRoles: jointRoles, state: 'proposed', signatures: [] };
        await audit.recordIn(sql, entryOf('propose', proposed, by, kept.reason));
        return proposed;
      });
    },
    async sign(id, by, given) {
      const reason = seal(given);
      const signed = await postgres.transaction(async (sql) => {
        const change = await lock(sql, id);
        throwRefusal(refusalToSign(change, by));
        const why = outdated(change);
        if (why !== undefined)
          throw new Conflict('governance.outdated', `${why}: refuse it or take it back, then propose what still makes sense`);
        const signature = { userId: by.id as number, name: by.name, role: by.role, at: clock.now(), reason };
        const after = afterSigning(change, signature);
        await sql.query(insertSignature, [id, signature.userId, by.name, by.role, signature.at, reason]);
        const { settled } = after;
        await sql.query(updateState, [id, after.state, settled?.by ?? null, settled?.at ?? null, settled?.reason ?? null]);
        const done = after.state === 'carriedOut' ? await kindOf(change.kind).carryOut(sql, after) : [];
        const entries = [entryOf('sign', after, by, reason), ...done];
        await audit.recordIn(sql, ...entries, ...(after.state === 'carriedOut' ? [entryOf('carry_out', after, by, change.reason)] : []));
        return after;
      });
      if (signed.state === 'carriedOut') await kindOf(signed.kind).afterwards?.();
      return signed;
    },
    refuse: (id, by, reason) => end('refused', id, by, reason, (change) => refusalToDecide(change, by)),
    withdraw: (id, by, reason) => end('withdrawn', id, by, reason, (change) => refusalToWithdraw(change, by)),
    async list({ before, isOpen, kind, limit = pageRowsDefault }) {
      const rowsMax = Math.min(limit, pageRowsMax);
      const rows = await postgres.query<JointChangeRow>(selectChanges, [before ?? null, isOpen ?? null, kind ?? null, rowsMax + 1]);
      const changes = await withSignatures(postgres, rows.slice(0, rowsMax));
      const last = changes.at(-1);
      return { changes, ...(rows.length > rowsMax && last !== undefined ? { next: last.id } : {}) };
    },
    read: async (id) => {
      const [change] = await withSignatures(postgres, await postgres.query<JointChangeRow>(selectChange, [id]));
      return change ?? unknownChange(id);
    },
    outdated,
    // A kind of another release is still shown, by its name.
    describe: ({ kind, change, subject }) => kinds.get(kind)?.describe(change) ?? `${kind} of ${subject}`,
  };
}

type Refused = JointRefusal | undefined;

function throwRefusal(refusal: Refused): void {
  if (refusal?.kind === 'notAllowed') throw new NotAllowed(refusal.code, refusal.message);
  if (refusal?.kind === 'conflict') throw new Conflict(refusal.code, refusal.message);
}

async function lock(sql: Sql, id: number): Promise<JointChange> {
  const [change] = await withSignatures(sql, await sql.query<JointChangeRow>(lockChange, [id]));
  return change ?? unknownChange(id);
}

function unknownChange(id: number): never {
  throw new NotFound('governance.unknown_change', `there is no joint change ${id}`);
}

async function withSignatures(sql: Sql, rows: readonly JointChangeRow[]): Promise<JointChange[]> {
  if (rows.length === 0) return [];
  const signatures = await sql.query<JointSignatureRow>(selectSignatures, [rows.map(({ id }) => id)]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    change: JSON.parse(row.change) as JsonObject,
    reason: row.reason,
    proposedBy: {
      kind: row.proposed_by_kind as JointPerson['kind'],
      name: row.proposed_by_name,
      ...(row.proposed_by_id === null ? {} : { id: row.proposed_by_id }),
    },
    proposedAt: row.proposed_at,
    requiredRoles: row.required_roles,
    state: row.state,
    signatures: signatures
      .filter(({ change_id }) => change_id === row.id)
      .map(({ user_id, name, role, signed_at, reason }) => ({ userId: user_id, name, role, at: signed_at, reason })),
    ...(row.settled_by === null ? {} : { settled: { by: row.settled_by, at: row.settled_at ?? 0, reason: row.settled_reason ?? '' } }),
  }));
}

function problemsOfReason(reason: string): Problem[] {
  if (reason.trim().length < 3) return [{ at: 'reason', message: 'say why in a few words: whoever signs will ask' }];
  return reason.length > reasonCharactersMax ? [{ at: 'reason', message: `at most ${reasonCharactersMax} characters` }] : [];
}

function entryOf(
  verb: 'propose' | 'sign' | 'refuse' | 'withdraw' | 'carry_out',
  change: JointChange,
  by: JointPerson,
  reason: string,
): AuditEntry {
  const { id, name, kind } = by;
  return {
    actor: { kind, name, ...(id === undefined ? {} : { id }) },
    action: `joint_change.${verb}`,
    subject: `joint-change:${change.id}`,
    reason,
    details: {
      kind: change.kind,
      subject: change.subject,
      state: change.state,
      signed: change.signatures.map(({ userId, role }) => ({ userId, role })),
    },
  };
}

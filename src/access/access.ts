import { type Clock, dayMs, hourMs } from '../foundation/index.ts';
import type { Actor, Audit } from '../governance/index.ts';
import type { Settings } from '../settings/index.ts';
import type { Postgres } from '../storage/index.ts';
import type { Account } from './account.ts';
import { type Authenticated, authenticate, type RequestFacts } from './authenticate.ts';
import { CallerCache } from './caller-cache.ts';
import { fieldRulesSetting, type HiddenFields, hiddenFields } from './fields.ts';
import {
  type AccountChange,
  accountByEmail,
  accountById,
  addAccount,
  changeAccount,
  createPasswordLink,
  listAccounts,
} from './manage-accounts.ts';
import { type ApiToken, addToken, endToken, listTokens } from './manage-tokens.ts';
import { deleteOldLinksToOwnSpaces, endOwnSpace, giveOwnSpace, type Owner, ownerOf } from './own-space.ts';
import { ownSpaceSetting } from './own-space-rules.ts';
import type { Role } from './permission.ts';
import { deleteOldLinks, deleteOldSessions } from './queries/session.ts';
import { deleteOldFailures } from './queries/throttle.ts';
import { sessionLimitsOf, sessionRulesSetting } from './session-rules.ts';
import {
  changePassword,
  createFirstAccess,
  type PasswordChange,
  type SignedIn,
  type SignInLink,
  signIn,
  signInByLink,
  signOut,
} from './sign-in.ts';
import { failuresForgottenMs } from './throttle-sign-in.ts';

/** Who may come in and what they may do there. */
export interface Access {
  /** Who is asking; undefined when nobody is known. Microseconds for a caller seen in the last seconds. @throws NotAllowed `access.missing_header` */
  authenticate(facts: RequestFacts): Promise<Authenticated | undefined>;
  signIn(attempt: { email: string; password: string; address: string }): Promise<SignedIn>;
  signInByLink(attempt: { token: string; address: string }): Promise<SignedIn>;
  signOut(who: Authenticated): Promise<void>;
  changePassword(who: Authenticated, change: PasswordChange & { address: string }): Promise<Account>;
  /** A link for the first admin, who gets this e-mail address, while nobody has a password; undefined afterwards. */
  createFirstAccess(email: string): Promise<SignInLink | undefined>;
  listUsers(): Promise<Account[]>;
  addUser(person: { email: string; name: string; role: Role }, by: Actor): Promise<SignInLink>;
  changeUser(id: number, change: AccountChange, by: Actor): Promise<Account>;
  createPasswordLink(id: number, by: Actor): Promise<SignInLink>;
  user(id: number): Promise<Account>;
  userByEmail(email: string): Promise<Account>;
  listTokens(): Promise<ApiToken[]>;
  addToken(wanted: { name: string; role: Role; days?: number | undefined }, by: Actor): Promise<{ token: string; details: ApiToken }>;
  endToken(id: number, by: Actor): Promise<void>;
  /** A link for the customer who holds an identifier, to her own space. */
  giveOwnSpace(to: { identifierId: number; subject: string }, by: Actor): Promise<{ token: string; expiresAt: number }>;
  /** Ends all links of whoever holds these identifiers; answers how many. */
  endOwnSpace(of: { identifierIds: readonly number[]; subject: string }, by: Actor): Promise<number>;
  /** Whose own space a request opens. @throws NotAllowed `access.bad_own_link`; LimitReached `access.too_many_attempts` */
  ownerOf(request: { authorization: string | undefined; address: string }): Promise<Owner>;
  /** What a role does not see of people and events, by the rules of now. */
  hiddenFields(role: Role): HiddenFields;
  close(): Promise<void>;
}

export interface AccessDependencies {
  readonly postgres: Postgres;
  readonly settings: Settings;
  readonly audit: Audit;
  /** The real clock: a demonstration moved by a month must not sign everybody out. */
  readonly clock: Clock;
  readonly onProblem?: (message: string, error?: unknown) => void;
}

/** Opens the door: listens for changes made by other processes, and tidies what has expired. */
export async function createAccess(dependencies: AccessDependencies): Promise<Access> {
  const { postgres, settings, audit, clock, onProblem } = dependencies;
  const cache = new CallerCache();
  const limits = () => sessionLimitsOf(settings.read(sessionRulesSetting));
  const stopListening = await postgres.listen('access_changed', (what) => cache.forget(what));
  const stopWatching = settings.onChange(sessionRulesSetting, () => cache.forget('all'));
  const tidy = (): void => {
    deleteExpired(dependencies, limits()).catch((error: unknown) => onProblem?.('expired sessions could not be removed', error));
  };
  const timer = setInterval(tidy, hourMs);
  timer.unref();
  // A change made here is forgotten here at once; the notification is for the others, and comes a moment later.
  const forgetting = async <Result>(what: string, work: Promise<Result>): Promise<Result> => {
    const result = await work;
    cache.forget(what);
    return result;
  };

  return {
    authenticate: (facts) => authenticate({ sql: postgres, clock, cache, limits, onProblem }, facts),
    signIn: (attempt) => signIn(dependencies, attempt),
    signInByLink: (attempt) => signInByLink(dependencies, attempt),
    signOut: (who) => forgetting(`session:${who.sessionId}`, signOut(dependencies, who)),
    changePassword: (who, change) => forgetting(`user:${who.caller.id}`, changePassword(dependencies, who, change)),
    createFirstAccess: async (email) => {
      const link = await createFirstAccess(dependencies, email);
      if (link !== undefined) cache.forget(`user:${link.account.id}`);
      return link;
    },
    listUsers: () => listAccounts(postgres),
    addUser: (person, by) => addAccount(dependencies, person, by),
    changeUser: (id, change, by) => forgetting(`user:${id}`, changeAccount(dependencies, id, change, by)),
    createPasswordLink: (id, by) => forgetting(`user:${id}`, createPasswordLink(dependencies, id, by)),
    user: (id) => accountById(postgres, id),
    userByEmail: (email) => accountByEmail(postgres, email),
    listTokens: () => listTokens(postgres),
    addToken: (wanted, by) => addToken({ postgres, audit, clock }, wanted, by),
    endToken: (id, by) => forgetting(`token:${id}`, endToken({ postgres, audit, clock }, id, by)),
    giveOwnSpace: (to, by) => giveOwnSpace(dependencies, { ...to, days: settings.read(ownSpaceSetting).days }, by),
    endOwnSpace: (of, by) => endOwnSpace(dependencies, of, by),
    ownerOf: (request) => ownerOf(dependencies, request),
    hiddenFields: (role) => hiddenFields(settings.read(fieldRulesSetting).rules, role),
    async close() {
      clearInterval(timer);
      stopWatching();
      await stopListening();
    },
  };
}

async function deleteExpired(dependencies: AccessDependencies, limits: { idleMs: number; absoluteMs: number }): Promise<void> {
  const { postgres, clock } = dependencies;
  const now = clock.now();
  await postgres.query(deleteOldSessions, [now - limits.idleMs - dayMs, now - limits.absoluteMs - dayMs]);
  await postgres.query(deleteOldLinks, [now]);
  await postgres.query(deleteOldFailures, [now - failuresForgottenMs]);
  await deleteOldLinksToOwnSpaces(dependencies);
}

import { type Clock, dayMs, NotAllowed } from '../foundation/index.ts';
import type { Actor, Audit } from '../governance/index.ts';
import { int8Array, type Postgres } from '../storage/index.ts';
import { deleteOldOwnSpaces, endOwnSpaces, insertOwnSpace, type OwnSpaceRow, selectOwnSpace } from './queries/own-space.ts';
import { hashToken, newOwnSpaceToken, ownSpacePrefix } from './secret-token.ts';
import { countGuess, requireNoWait } from './throttle-sign-in.ts';

export interface OwnSpaceDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** A customer in her own space: whom the link that she came by names, whoever holds that identifier now. */
export interface Owner {
  readonly identifierId: number;
  /** Who of the firm handed the link out. */
  readonly madeBy: string;
  /** When the link ends; milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Long enough after its end that somebody who comes by an old mail is told so, and is not counted among those who guess. */
const rememberedMs = 180 * dayMs;
const bearer = /^bearer\s+(\S+)$/i;

/** Makes a link for whoever holds an identifier; its secret is in this answer and nowhere else. Earlier links stay. */
export async function giveOwnSpace(
  { postgres, audit, clock }: OwnSpaceDependencies,
  wanted: { readonly identifierId: number; readonly subject: string; readonly days: number },
  by: Actor,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const { identifierId, subject, days } = wanted;
  const token = newOwnSpaceToken();
  const now = clock.now();
  const expiresAt = now + days * dayMs;
  await postgres.transaction(async (sql) => {
    await sql.query(insertOwnSpace, [hashToken(token), identifierId, by.name, now, expiresAt]);
    await audit.recordIn(sql, { actor: by, action: 'own_space.given', subject, details: { days } });
  });
  return { token, expiresAt };
}

/** Ends every link to somebody's own space at once; answers how many there were. */
export async function endOwnSpace(
  { postgres, audit, clock }: OwnSpaceDependencies,
  { identifierIds, subject }: { readonly identifierIds: readonly number[]; readonly subject: string },
  by: Actor,
): Promise<number> {
  return postgres.transaction(async (sql) => {
    const { length: links } = await sql.query(endOwnSpaces, [int8Array([...identifierIds]), clock.now()]);
    if (links > 0) await audit.recordIn(sql, { actor: by, action: 'own_space.ended', subject, details: { links } });
    return links;
  });
}

/**
 * Whose own space a request opens, by `Authorization: Bearer os_…` and nothing else.
 * @throws NotAllowed `access.bad_own_link` for what is wrong, over or ended: they are told alike; LimitReached `access.too_many_attempts`
 */
export async function ownerOf(
  { postgres, clock }: OwnSpaceDependencies,
  { authorization, address }: { readonly authorization: string | undefined; readonly address: string },
): Promise<Owner> {
  const now = clock.now();
  const token = bearer.exec(authorization?.trim() ?? '')?.[1];
  if (token?.startsWith(ownSpacePrefix) !== true) throw badLink();
  await requireNoWait(postgres, address, now);
  const [row] = await postgres.prepared<OwnSpaceRow>('access-own-space', selectOwnSpace, [hashToken(token)]);
  if (row === undefined) await countGuess(postgres, address, now);
  if (row === undefined || row.ended_at !== null || row.expires_at <= now) throw badLink();
  return { identifierId: row.identifier_id, madeBy: row.made_by, expiresAt: row.expires_at };
}

function badLink(): NotAllowed {
  return new NotAllowed('access.bad_own_link', 'this link is over, or never was one; ask the firm for a new one');
}

/** Forgets links that were over long ago. */
export function deleteOldLinksToOwnSpaces({ postgres, clock }: OwnSpaceDependencies): Promise<unknown> {
  return postgres.query(deleteOldOwnSpaces, [clock.now() - rememberedMs]);
}

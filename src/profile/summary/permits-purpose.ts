import { saleOrSharing } from './permission-signals.ts';
import { channelsOfPurpose } from './permission-words.ts';
import { isContactRefused, standingPermissions } from './said-permissions.ts';
import type { Summary } from './summary.ts';

/**
 * Whether the person behind an identifier has said yes to a purpose, and has not objected to her data being sold or shared (Global
 * Privacy Control): silence is no. Who is not to be contacted permits no messages, whatever else was said. Names of purposes are
 * compared without case. Pure.
 */
export function permitsPurpose(said: Pick<Summary, 'permissions'> & Partial<Pick<Summary, 'traits'>>, purpose: string): boolean {
  const standing = standingPermissions(said);
  if (standing.get(saleOrSharing)?.granted === false) return false;
  if (isContactRefused(standing) && channelsOfPurpose(purpose).length > 0) return false;
  return standing.get(purpose.toLowerCase())?.granted === true;
}

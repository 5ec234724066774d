import type { ConsentCode, PermissionAnswer, Purpose } from '../consent/index.ts';

/** Why a purpose is allowed or not, in a sentence for whoever asks. Pure. */
export function wordsOfPermission({ code, said }: PermissionAnswer, purpose: Purpose, channel?: string): string {
  const day = said === undefined ? '' : ` (${new Date(said.time).toISOString().slice(0, 10)})`;
  const words: Readonly<Record<ConsentCode, string>> = {
    'allowed.service': 'It is part of what she asked for.',
    'allowed.relationship': 'It needs no yes, and she has not refused it.',
    'allowed.said': `She said yes to ${said?.purpose ?? purpose}${day}.`,
    'allowed.kept': 'It was kept with her permission, and she has not taken that back.',
    'consent.unknown': `She has not said yes to ${purpose}, and without a yes it is a no.`,
    'consent.refused': `She said no to ${said?.purpose ?? purpose}${day}.`,
    'consent.expired': `Her yes to ${purpose}${day} has run out.`,
    'consent.gpc': `Her browser says that her data is not to be sold or shared${day}.`,
    'consent.gpp': `She objected to the sale or sharing of her data${day}.`,
    'consent.tcf': `She did not agree to ${purpose} where she was asked about cookies${day}.`,
    'contact.refused': `She does not want to be contacted${day}.`,
    'channel.refused': `She does not want messages by ${channel ?? 'this channel'}${day}.`,
  };
  return words[code];
}

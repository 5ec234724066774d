/** What somebody does when her firm decides to buy (the buying centre of Webster and Wind, Journal of Marketing 36, 1972). */
export const buyingRoles = ['decider', 'influencer', 'user', 'buyer', 'gatekeeper'] as const;
export type BuyingRoleName = (typeof buyingRoles)[number];

const otherWords: Readonly<Record<string, BuyingRoleName>> = {
  decides: 'decider',
  'decision maker': 'decider',
  'economic buyer': 'decider',
  approver: 'decider',
  influences: 'influencer',
  advises: 'influencer',
  advisor: 'influencer',
  champion: 'influencer',
  uses: 'user',
  'end user': 'user',
  buys: 'buyer',
  pays: 'buyer',
  purchaser: 'buyer',
  'budget holder': 'buyer',
  procurement: 'buyer',
  blocker: 'gatekeeper',
};

/** The role behind the words of another system (HubSpot's `DECISION_MAKER`, a list's `pays`); undefined for words that say none. Pure. */
export function buyingRoleOf(text: string): BuyingRoleName | undefined {
  const words = text.toLowerCase().replace(/[_-]+/g, ' ').trim();
  return buyingRoles.find((role) => role === words) ?? (Object.hasOwn(otherWords, words) ? otherWords[words] : undefined);
}

import type { Company } from './person.ts';

/** A bounded push within Larkfield's programs; its code is printed and sent, and brings a discount. */
export interface Campaign {
  readonly name: string;
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly discount: number;
  readonly path: string;
}

const dayMs = 86_400_000;
const seasons = [
  { name: 'Spring Hills', code: 'HILLS', discount: 0.1, path: '/spring-hills' },
  { name: 'Summer Rides', code: 'SUMMER', discount: 0.12, path: '/summer-rides' },
  { name: 'Back to School', code: 'SCHOOL', discount: 0.1, path: '/back-to-school' },
  { name: 'Winter Light', code: 'LIGHT', discount: 0.15, path: '/winter-light' },
] as const;

/** One campaign a quarter, three weeks each, over the company's years. */
export function campaignsOf(company: Company): Campaign[] {
  const campaigns: Campaign[] = [];
  for (let from = company.start + 20 * dayMs, number = 0; from < company.until; from += 91 * dayMs, number++) {
    const season = seasons[number % seasons.length] as (typeof seasons)[number];
    campaigns.push({ ...season, code: `${season.code}${1 + Math.floor(number / 4)}`, from, to: from + 21 * dayMs });
  }
  return campaigns;
}

/** The campaign that runs at `time`. */
export function campaignAt(campaigns: readonly Campaign[], time: number): Campaign | undefined {
  return campaigns.find((campaign) => time >= campaign.from && time < campaign.to);
}

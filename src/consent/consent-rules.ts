import { type Static, Type } from '@sinclair/typebox';
import type { Problem } from '../foundation/index.ts';
import { defineSetting } from '../settings/index.ts';
import { messageChannels, reachingChannels } from './message-channel.ts';
import { type Purpose, purposes } from './purpose.ts';

/**
 * On what ground a purpose is allowed: `contract` (part of what she asked for: cannot be refused as a whole), `relationship` (until she refuses), or
 * `agreement` (only with her yes: silence is no).
 */
export const grounds = ['contract', 'relationship', 'agreement'] as const;
export type Ground = (typeof grounds)[number];

const oneOf = <Text extends string>(texts: readonly Text[]) => Type.Union(texts.map((text) => Type.Literal(text)));
const country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166: two capital letters' });

const purposeRule = Type.Object(
  {
    ground: oneOf(grounds),
    regions: Type.Optional(
      Type.Array(
        Type.Object(
          { countries: Type.Array(country, { minItems: 1, maxItems: 250, uniqueItems: true }), ground: oneOf(grounds) },
          { additionalProperties: false },
        ),
        { maxItems: 20, description: 'countries where another ground holds; of a person whose country nobody knows, the strictest of all' },
      ),
    ),
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 3_650, description: 'days after which a yes has to be asked for again; without it never' }),
    ),
  },
  { additionalProperties: false },
);

const schema = Type.Object(
  {
    purposes: Type.Object(Object.fromEntries(purposes.map((purpose) => [purpose, purposeRule])) as Record<Purpose, typeof purposeRule>, {
      additionalProperties: false,
    }),
    ownYesChannels: Type.Array(oneOf(reachingChannels), {
      uniqueItems: true,
      description: 'channels that need a yes of their own: a yes to marketing that names no channel is none for them',
    }),
    serviceChannels: Type.Array(oneOf(messageChannels), {
      uniqueItems: true,
      description: 'channels on which messages about what she asked for still go when she refused the channel',
    }),
  },
  { additionalProperties: false },
);

export type ConsentRules = Static<typeof schema>;

/** What a person's data may be used for, and on what ground (`ConsentRules`); a change holds from the next question on. */
export const consentPurposesSetting = defineSetting({
  key: 'consent.purposes',
  title: 'Purposes and their grounds',
  description:
    'For each purpose whether it needs a yes, in which countries another answer holds, and for how long a yes lasts. Where a yes is needed, silence is no.',
  schema,
  alsoNeeds: 'fields.edit',
  default: {
    purposes: {
      service: { ground: 'contract' },
      advice: { ground: 'relationship' },
      marketing: { ground: 'agreement' },
      analysis: { ground: 'agreement' },
      // The IAB's framework has it asked again after 13 months; what is delicate sooner.
      advertising: { ground: 'agreement', days: 395 },
      location: { ground: 'agreement', days: 365 },
      searches: { ground: 'agreement', days: 365 },
      social: { ground: 'agreement', days: 365 },
    },
    // Laws on calls and texts ask for a yes that speaks of them.
    ownYesChannels: ['sms', 'whatsapp', 'phone'],
    // Whoever leaves a mailing list still wants to know where her order is.
    serviceChannels: ['email', 'post'],
  },
  check: checkRules,
});

function checkRules({ purposes: rules }: ConsentRules): Problem[] {
  const problems: Problem[] = [];
  for (const purpose of ['location', 'searches', 'social'] as const) {
    const { ground, regions = [] } = rules[purpose];
    if ([ground, ...regions.map((region) => region.ground)].some((one) => one !== 'agreement'))
      problems.push({ at: `purposes.${purpose}`, message: 'is delicate: it needs her agreement everywhere' });
  }
  return problems;
}

/** The ground of a purpose where a person lives; unknown, or in no list, is said by the rule itself, the strictest where nobody knows. Pure. */
export function groundOf(rules: ConsentRules, purpose: Purpose, country: string | undefined): Ground {
  const { ground, regions = [] } = rules.purposes[purpose];
  if (regions.length === 0) return ground;
  if (country === undefined) return strictest([ground, ...regions.map((region) => region.ground)]);
  const code = country.toUpperCase();
  return regions.find(({ countries }) => countries.includes(code))?.ground ?? ground;
}

function strictest(all: readonly Ground[]): Ground {
  return grounds[Math.max(...all.map((ground) => grounds.indexOf(ground)))] as Ground;
}

import { type Static, Type } from '@sinclair/typebox';
import { foldLetters, type Problem } from '../../foundation/index.ts';
import { defineSetting } from '../../settings/index.ts';
import { partyRoles } from '../role/party-role.ts';

/** What a brief, or an export of firms, may have of a firm besides its name and its roles. */
export const briefItems = ['people', 'openProblems', 'serviceHistory', 'priceFloors', 'stock'] as const;
export type BriefItem = (typeof briefItems)[number];

const closed = { additionalProperties: false } as const;
const oneOf = <Text extends string>(texts: readonly Text[]) => Type.Union(texts.map((text) => Type.Literal(text)));
const items = Type.Array(oneOf(briefItems), { uniqueItems: true });

const schema = Type.Object(
  {
    contexts: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 60, description: 'what a brief is asked for in: installation bid' }),
          words: Type.Array(Type.String({ minLength: 3, maxLength: 40 }), {
            minItems: 1,
            maxItems: 40,
            description: 'beginnings of words by which the context of a role, or of a question, is known to be this one',
          }),
          shows: items,
        },
        closed,
      ),
      { maxItems: 50 },
    ),
    withheld: Type.Array(Type.Object({ role: oneOf(partyRoles), items }, closed), {
      maxItems: 20,
      description: 'what is held back from a brief and an export while a firm has a role in their context',
    }),
  },
  closed,
);

export type BriefRules = Static<typeof schema>;

/** What may be said about and to a firm, by what it is to us in the matter at hand (`BriefRules`). */
export const briefRulesSetting = defineSetting({
  key: 'firm.briefs',
  title: 'What is said to a firm, by its role',
  description:
    'Which matters there are, what a brief shows in each, and what is held back, from briefs and from exports, while a firm has a role such as competitor in that matter.',
  schema,
  default: {
    contexts: [
      {
        name: 'installation bid',
        words: ['install', 'bid', 'tender', 'instala', 'concurso'],
        shows: ['people', 'openProblems', 'priceFloors', 'stock'],
      },
      {
        name: 'service case',
        words: ['service', 'case', 'repair', 'support', 'warranty', 'assist', 'repara'],
        shows: ['people', 'openProblems', 'serviceHistory', 'stock'],
      },
      { name: 'leasing', words: ['leas', 'rent', 'financ', 'alug'], shows: ['people', 'openProblems', 'priceFloors', 'stock'] },
      {
        name: 'purchase',
        words: ['purchas', 'buy', 'order', 'sale', 'sell', 'suppl', 'compra', 'vend'],
        shows: ['people', 'openProblems', 'priceFloors', 'stock'],
      },
    ],
    withheld: [{ role: 'competitor', items: ['priceFloors', 'stock'] }],
  },
  check: checkRules,
});

function checkRules({ contexts, withheld }: BriefRules): Problem[] {
  const problems: Problem[] = [];
  const names = contexts.map(({ name }) => foldLetters(name).trim());
  names.forEach((name, at) => {
    if (names.indexOf(name) < at) problems.push({ at: `contexts[${at}].name`, message: 'is there twice' });
  });
  const roles = withheld.map(({ role }) => role);
  roles.forEach((role, at) => {
    if (roles.indexOf(role) < at) problems.push({ at: `withheld[${at}].role`, message: 'is there twice: name all its items in one' });
  });
  return problems;
}

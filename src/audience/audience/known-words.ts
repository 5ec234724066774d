import type { Warehouse } from '../../storage/index.ts';
import { isSensitive } from '../rule/check-rule.ts';

/** What people did and have, by the names under which rules can ask for it, the most frequent first. */
export interface KnownWords {
  readonly acts: readonly string[];
  readonly traits: readonly string[];
  readonly attributes: readonly string[];
  readonly stores: readonly string[];
}

// What is frequent shows in so many people; reading them all would take seconds of a large firm's warehouse.
const peopleLooked = 50_000;
// More than anybody picks from a list; whatever is rarer can be written.
const wordsMax = 200;
// Of what collecting itself writes down, only views are something that a person does.
const views: ReadonlySet<string> = new Set(['$page', '$screen']);

/** Whether anybody did something of this name, and which known names are written most like it, the likest first. */
export interface ActLooked {
  readonly seen: boolean;
  readonly like: readonly string[];
}

// Of four letters one may be another or missing.
const lettersAMistake = 4;
const likeMax = 10;

/** Looks for a name among all that people did, in letters as they are; what is like it may have others in some places. Cost: a column of everybody. */
export async function lookForAct(warehouse: Warehouse, act: string): Promise<ActLooked> {
  const rows = await warehouse.query<{ word: string }>(
    `SELECT word FROM (
      SELECT word, damerauLevenshteinDistance(lowerUTF8(word), lowerUTF8({act:String})) AS apart
      FROM (SELECT DISTINCT toString(arrayJoin(names)) AS word FROM person_facts WHERE gone = 0)
      WHERE apart <= {most:UInt32}
    ) ORDER BY word != {act:String}, apart, word LIMIT {limit:UInt32}`,
    { act, most: Math.max(1, Math.round(act.length / lettersAMistake)), limit: likeMax },
  );
  const words = rows.map(({ word }) => word);
  return { seen: words[0] === act, like: words.filter((word) => word !== act && mayBeAsked(word)) };
}

/** Names to choose from while a rule is written; traits of which no rule may ask are left out. Cost: some hundredths of a second. */
export async function knownWords(warehouse: Warehouse): Promise<KnownWords> {
  const [acts, traits, attributes, stores] = await Promise.all(
    ['names', 'trait_names', 'taste_attributes', 'received_places'].map(async (column) => {
      const rows = await warehouse.query<{ word: string }>(
        `SELECT toString(word) AS word, count() AS people
        FROM (SELECT arrayJoin(arrayDistinct(${column})) AS word FROM (SELECT ${column} FROM person_facts WHERE gone = 0 LIMIT {looked:UInt32}))
        WHERE word != '' GROUP BY word ORDER BY people DESC, word LIMIT {most:UInt32}`,
        { looked: peopleLooked, most: wordsMax },
      );
      return rows.map(({ word }) => word);
    }),
  );
  return {
    acts: (acts ?? []).filter(mayBeAsked),
    traits: (traits ?? []).filter((trait) => !isSensitive(trait)),
    attributes: attributes ?? [],
    stores: stores ?? [],
  };
}

function mayBeAsked(act: string): boolean {
  return !act.startsWith('$') || views.has(act);
}

import type { ContentBody } from '../item/content-item.ts';
import { dayInWords, momentInWords, saidWords } from './said-words.ts';

/** A paragraph, or a list of them. */
export type Block = { readonly paragraph: string } | { readonly list: readonly string[]; readonly isNumbered: boolean };

/** What an item says, most important first, before any device has cut it. */
export interface Told {
  /** What is kept on every device: the key fact, and what would be wrong to leave out. */
  readonly kept: readonly string[];
  /** What follows as far as there is room. */
  readonly rest: readonly Block[];
}

/** Puts the fields of an item into the order in which they are told; `now` chooses the next of an event's times. Pure. */
export function tellItem(item: ContentBody, language: string, now?: number): Told {
  const { kept, rest } = tellKind(item, language, now);
  return { kept: [item.keyFact, ...kept], rest };
}

function tellKind(item: ContentBody, language: string, now: number | undefined): Told {
  const words = saidWords(language);
  switch (item.kind) {
    case 'article':
      return { kept: [], rest: blocksOf(item.fields.body) };
    case 'guide': {
      const { needs, minutes, steps } = item.fields;
      return {
        kept: [],
        rest: [
          ...(minutes === undefined ? [] : [{ paragraph: words.minutes(minutes) }]),
          ...(needs === undefined ? [] : [{ paragraph: `${words.needs}: ${needs.join(', ')}` }]),
          { list: steps, isNumbered: true },
        ],
      };
    }
    case 'comparison': {
      const { things, rows, verdict } = item.fields;
      const compared = rows.map(
        ({ about, values }) => `${about} – ${values.map((value, at) => `${things[at] ?? at + 1}: ${value}`).join('; ')}`,
      );
      return { kept: [], rest: [...(verdict === undefined ? [] : blocksOf(verdict)), { list: compared, isNumbered: false }] };
    }
    case 'answer':
      return { kept: [], rest: [{ paragraph: item.fields.question }, ...blocksOf(item.fields.answer)] };
    case 'video': {
      const { seconds, transcript } = item.fields;
      const length = seconds < 90 ? words.seconds(seconds) : words.minutes(Math.round(seconds / 60));
      return { kept: [], rest: [{ paragraph: length }, ...blocksOf(transcript)] };
    }
    case 'review': {
      const { quote, credit, stars } = item.fields;
      return {
        kept: [`— ${credit}`],
        rest: [...(stars === undefined ? [] : [{ paragraph: words.stars(String(stars)) }]), ...blocksOf(`“${quote}”`)],
      };
    }
    case 'offer': {
      const { benefit, terms, code, price } = item.fields;
      return {
        kept: [
          ...(code === undefined ? [] : [words.code(code)]),
          ...(item.until === undefined ? [] : [words.until(dayInWords(item.until, language))]),
        ],
        rest: [{ paragraph: price === undefined ? benefit : `${benefit} ${price}` }, ...blocksOf(`${words.terms}: ${terms}`)],
      };
    }
    case 'event': {
      const { place, times, seats, about } = item.fields;
      const inOrder = [...times].sort((left, right) => Date.parse(left.begins) - Date.parse(right.begins));
      const ahead = inOrder.filter(({ begins }) => now === undefined || Date.parse(begins) > now);
      const [next, ...later] = ahead.length === 0 ? inOrder.slice(-1) : ahead;
      return {
        kept: [place, ...(next === undefined ? [] : [momentInWords(next.begins, language)])],
        rest: [
          ...(about === undefined ? [] : blocksOf(about)),
          ...(later.length === 0 ? [] : [{ list: later.map(({ begins }) => momentInWords(begins, language)), isNumbered: false }]),
          ...(seats === undefined ? [] : [{ paragraph: words.seats(seats) }]),
        ],
      };
    }
    case 'tool':
      return { kept: [], rest: [{ paragraph: item.fields.tells }, { paragraph: `${words.asks}: ${item.fields.asks.join(', ')}` }] };
  }
}

const listMark = /^[-•*] /;

/** Paragraphs are parted by an empty line; lines that begin with a dash are a list. Nothing else in a text means anything: text is text. */
function blocksOf(text: string): Block[] {
  return text.split('\n\n').flatMap((part): Block[] => {
    const lines = part.split('\n');
    const groups: { isList: boolean; lines: string[] }[] = [];
    for (const line of lines) {
      const isList = listMark.test(line);
      const last = groups.at(-1);
      if (last !== undefined && last.isList === isList) last.lines.push(line);
      else groups.push({ isList, lines: [line] });
    }
    return groups.map((group) =>
      group.isList
        ? { list: group.lines.map((line) => line.replace(listMark, '')), isNumbered: false }
        : { paragraph: group.lines.join('\n') },
    );
  });
}

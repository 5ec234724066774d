/**
 * Reads just as much of a ClickHouse statement as an HTTP front needs: does it select, does it insert and where does its data
 * begin, which format does it name, is there more than one. Everything else is the engine's to judge.
 */
export interface StatementShape {
  readonly kind: 'select' | 'insert' | 'other';
  /** The format named by the last FORMAT clause. */
  readonly format: string | undefined;
  /** True when a second statement follows a semicolon. */
  readonly several: boolean;
  readonly insert: InsertShape | undefined;
}

export interface InsertShape {
  /** `db.table`, without quotes; undefined when the target is not a plain name. */
  readonly table: string | undefined;
  /** Plain column names; undefined when there is no list, or it is not made of plain names. */
  readonly columns: readonly string[] | undefined;
  /** True when the statement is only head, target, plain columns, settings and format: then any data may follow as raw bytes. */
  readonly plain: boolean;
  /** The text of the SETTINGS clause, without the word. */
  readonly settings: string | undefined;
  /** Where `FROM INFILE` may be put: before SETTINGS and FORMAT. */
  readonly clausesAt: number;
  /** The text after the format's name (data given with the statement), trimmed at its start. */
  readonly inlineData: boolean;
}

interface Token {
  kind: 'word' | 'quotedName' | 'string' | 'other';
  text: string;
  at: number;
}

const tokenPattern =
  /\s+|--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?\*\/|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<string>'(?:[^'\\]|\\[\s\S]|'')*')|(?<quoted>`(?:[^`\\]|\\[\s\S]|``)*`|"(?:[^"\\]|\\[\s\S]|"")*")|(?<heredoc>\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$)|(?<other>[0-9][A-Za-z0-9_.]*|[\s\S])/gy;

function* tokensOf(text: string): Generator<Token> {
  tokenPattern.lastIndex = 0;
  const pattern = new RegExp(tokenPattern.source, tokenPattern.flags);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { word, string, quoted, heredoc, other } = match.groups ?? {};
    const found = word ?? string ?? quoted ?? heredoc ?? other;
    if (found === undefined) continue;
    const kind =
      word !== undefined
        ? 'word'
        : quoted !== undefined
          ? 'quotedName'
          : string !== undefined || heredoc !== undefined
            ? 'string'
            : 'other';
    yield { kind, text: found, at: match.index };
  }
}

/** An INSERT's data may be megabytes and is never to be read as statement text: reading stops at its format's name. */
export function shapeOf(text: string): StatementShape {
  const tokens: Token[] = [];
  let isInsert = false;
  let several = false;
  let ended = false;
  for (const token of tokensOf(text)) {
    if (ended) {
      several = true;
      break;
    }
    if (token.text === ';' && token.kind === 'other') {
      ended = true;
      continue;
    }
    tokens.push(token);
    if (tokens.length === 1) isInsert = upper(token) === 'INSERT';
    const previous = tokens.at(-2);
    const endsHead = (previous !== undefined && upper(previous) === 'FORMAT' && token.kind === 'word') || upper(token) === 'VALUES';
    if (isInsert && endsHead) break;
  }
  const first = tokens.find((token) => token.text !== '(');
  const opening = first === undefined ? '' : upper(first);
  const format = formatOf(tokens);
  if (isInsert) return { kind: 'insert', format, several, insert: insertShape(tokens, text) };
  return { kind: ['SELECT', 'WITH', 'FROM'].includes(opening) ? 'select' : 'other', format, several, insert: undefined };
}

function upper(token: Token): string {
  return token.kind === 'word' ? token.text.toUpperCase() : '';
}

function formatOf(tokens: readonly Token[]): string | undefined {
  // FORMAT ends a statement, save for a SETTINGS clause that may follow it.
  for (let index = tokens.length - 2; index >= 0; index--) {
    if (upper(tokens[index] as Token) === 'FORMAT' && tokens[index + 1]?.kind === 'word') {
      const next = tokens[index + 2];
      if (next === undefined || upper(next) === 'SETTINGS') return tokens[index + 1]?.text;
    }
  }
  return undefined;
}

function insertShape(tokens: readonly Token[], text: string): InsertShape {
  let index = 1;
  const take = (word: string): boolean => {
    const token = tokens[index];
    if (token === undefined || upper(token) !== word) return false;
    index += 1;
    return true;
  };
  const isName = (token: Token | undefined): token is Token => token?.kind === 'word' || token?.kind === 'quotedName';
  take('INTO');
  take('TABLE');
  const names: string[] = [];
  if (isName(tokens[index])) {
    names.push(plainName(tokens[index++] as Token));
    if (tokens[index]?.text === '.' && isName(tokens[index + 1])) {
      names.push(plainName(tokens[index + 1] as Token));
      index += 2;
    }
  }
  let columns: string[] | undefined;
  if (tokens[index]?.text === '(') {
    columns = [];
    index += 1;
    while (isName(tokens[index])) {
      columns.push(plainName(tokens[index++] as Token));
      if (tokens[index]?.text !== ',') break;
      index += 1;
    }
    if (tokens[index]?.text === ')') index += 1;
  }
  const clausesAt = tokens[index]?.at ?? text.length;
  let settings: string | undefined;
  if (take('SETTINGS')) {
    const from = tokens[index]?.at ?? text.length;
    while (tokens[index] !== undefined && upper(tokens[index] as Token) !== 'FORMAT') index += 1;
    settings = text.slice(from, tokens[index]?.at ?? text.length).trim();
  }
  const atFormat = take('FORMAT') && tokens[index]?.kind === 'word';
  const last = tokens[index];
  const rest = last === undefined ? '' : text.slice(last.at + last.text.length);
  const named = names.length > 0 && names.every((name) => name !== '') && (columns ?? []).every((name) => name !== '');
  return {
    table: named ? names.join('.') : undefined,
    columns: named ? columns : undefined,
    plain: named && atFormat && index === tokens.length - 1,
    settings,
    clausesAt,
    inlineData: atFormat && rest.replace(/^[\s;]+/, '') !== '',
  };
}

/** The name without its quotes, or nothing when it is not made of letters, digits and underscores. */
function plainName(token: Token): string {
  const name = token.kind === 'quotedName' ? token.text.slice(1, -1) : token.text;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : '';
}

/** A ClickHouse string literal. */
export function quotedText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

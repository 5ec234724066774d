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
  /** `db.table`, without quotes; undefined when it is not a plain name. */
  readonly table: string | undefined;
  /** Plain column names; undefined when there is no list, or it is not made of plain names. */
  readonly columns: readonly string[] | undefined;
  /** True when the statement is only head, table, plain columns, settings and format: then any data may follow as raw bytes. */
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

// Comments and quotes that are never closed take the rest of the text: looking for their end again and again would take for ever.
const skipped = String.raw`\s+|--[^\n]*|#[ !][^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)`;
const quotedBy = (quote: string) => `${quote}(?:[^${quote}\\\\]+|\\\\(?:[\\s\\S]|$)|${quote}${quote})*(?:${quote}|$)`;
const heredoc = String.raw`\$(?<tag>\w*)\$(?:[\s\S]*?\$\k<tag>\$|[\s\S]*)`;
const tokenPattern = new RegExp(
  [
    skipped,
    '(?<word>[A-Za-z_][A-Za-z0-9_]*)',
    `(?<string>${quotedBy("'")}|${heredoc})`,
    `(?<quoted>${quotedBy('`')}|${quotedBy('"')})`,
    String.raw`(?<other>[0-9][A-Za-z0-9_.]*|[\s\S])`,
  ].join('|'),
  'gy',
);

function* tokensOf(text: string): Generator<Token> {
  tokenPattern.lastIndex = 0;
  for (;;) {
    const from = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (match === null) return;
    const next = tokenPattern.lastIndex;
    const { word, string, quoted, other } = match.groups ?? {};
    const found = word ?? string ?? quoted ?? other;
    if (found === undefined) continue;
    yield { kind: kindOf(word, quoted, string), text: found, at: from };
    // Others may have read with the same pattern while we were paused.
    tokenPattern.lastIndex = next;
  }
}

function kindOf(word: string | undefined, quoted: string | undefined, string: string | undefined): Token['kind'] {
  if (word !== undefined) return 'word';
  if (quoted !== undefined) return 'quotedName';
  return string === undefined ? 'other' : 'string';
}

/** The head of an INSERT is never longer; the tokens of a statement with a million numbers in it are not kept. */
const headTokensMax = 2_000;

/** An INSERT's data may be megabytes and is never to be read as statement text: reading stops at its format's name. */
export function shapeOf(text: string): StatementShape {
  const head: Token[] = [];
  let opening = '';
  let previous = '';
  let format: string | undefined;
  let ended = false;
  let several = false;
  for (const token of tokensOf(text)) {
    several = ended;
    if (several) break;
    if (token.text === ';' && token.kind === 'other') {
      ended = true;
      continue;
    }
    const word = upper(token);
    if (opening === '' && token.text !== '(') opening = word || token.text;
    if (head.length < headTokensMax) head.push(token);
    if (previous === 'FORMAT' && token.kind === 'word') format = token.text;
    // FORMAT ends a statement, save for a SETTINGS clause that may follow it; a column may have the same name.
    else if (format !== undefined && word !== 'SETTINGS' && previous === format.toUpperCase()) format = undefined;
    if (opening === 'INSERT' && (format !== undefined || word === 'VALUES')) break;
    previous = word;
  }
  if (opening === 'INSERT') return { kind: 'insert', format, several, insert: insertShape(head, text) };
  return { kind: ['SELECT', 'WITH', 'FROM'].includes(opening) ? 'select' : 'other', format, several, insert: undefined };
}

function upper(token: Token): string {
  return token.kind === 'word' ? token.text.toUpperCase() : '';
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

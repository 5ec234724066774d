import ts from 'typescript';
import { parse, placeOf, read, walk } from './repository.ts';

export interface PlacedCode {
  readonly code: string;
  readonly place: string;
}

const codeShape = /^[a-z][a-z_]*\.[a-z][a-z0-9_]*$/;

/** Every code that a file can throw: what is given to an error's constructor, by its own name or by that of a class above it. */
export function codesThrownBy(path: string, errorClasses: ReadonlySet<string>): PlacedCode[] {
  const file = parse(path);
  const found: PlacedCode[] = [];
  let passesCodesOn = false;
  const add = (given: ts.Expression | undefined): void => {
    if (given === undefined) return;
    if (ts.isConditionalExpression(given)) {
      add(given.whenTrue);
      add(given.whenFalse);
    } else if (ts.isStringLiteralLike(given)) {
      if (codeShape.test(given.text)) found.push({ code: given.text, place: placeOf(given) });
    } else if (ts.isIdentifier(given)) {
      passesCodesOn = true;
    }
  };
  walk(file, (node) => {
    if (ts.isNewExpression(node) && errorClasses.has(node.expression.getText())) add(node.arguments?.[0]);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword && isInErrorClass(node, errorClasses))
      add(node.arguments[0]);
  });
  // Where a code reaches the constructor through a name, every text of the file that looks like a code may be that code.
  return passesCodesOn ? [...found, ...codeTexts(path)] : found;
}

/** Every text of a file that has the shape of a code. */
export function codeTexts(path: string): PlacedCode[] {
  const found: PlacedCode[] = [];
  walk(parse(path), (node) => {
    if (ts.isStringLiteralLike(node) && codeShape.test(node.text)) found.push({ code: node.text, place: placeOf(node) });
  });
  return found;
}

/** The error classes of the foundation and all that extend them anywhere. */
export function errorClassesIn(paths: readonly string[]): Set<string> {
  const bases = paths.flatMap((path) =>
    [...read(path).matchAll(/\bclass (\w+) extends (\w+)/g)].map(([, name = '', base = '']) => ({ name, base })),
  );
  const known = new Set(['LoyaltyError']);
  for (let size = 0; size < known.size; ) {
    size = known.size;
    for (const { name, base } of bases) if (known.has(base)) known.add(name);
  }
  return known;
}

function isInErrorClass(node: ts.Node, errorClasses: ReadonlySet<string>): boolean {
  for (let above = node.parent; above !== undefined; above = above.parent) {
    if (ts.isClassLike(above)) return above.name !== undefined && errorClasses.has(above.name.text);
  }
  return false;
}

export interface DocumentedCode {
  readonly code: string;
  readonly heading: string;
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of docs/errors.md: `| code | when | what to do |` under second-level headings. */
export function documentedCodes(page: string): DocumentedCode[] {
  let heading = '';
  return page.split('\n').flatMap((text, index) => {
    if (text.startsWith('## ')) heading = text.slice(3).trim();
    const cells = text.startsWith('|')
      ? text
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
      : [];
    const code = cells[0]?.replaceAll('`', '') ?? '';
    return codeShape.test(code) ? [{ code, heading, line: index + 1, cells }] : [];
  });
}

import ts from 'typescript';
import { parse, placeOf, read, walk } from './repository.ts';

/** What we never say about customers, with every form of it: people are not prey, and the relationship is a loop. */
const banned = /\b(?:re-?)?(?:target|captur|convert|conversion|retain|retention|funnel)[a-z]*/gi;

export interface Utterance {
  readonly place: string;
  readonly text: string;
}

export interface Finding extends Utterance {
  readonly word: string;
}

/** Every banned word in what a person can read: in texts, and in names that become texts of an API. */
export function bannedWords(utterances: readonly Utterance[]): Finding[] {
  return utterances.flatMap(({ place, text }) => [...inWords(text).matchAll(banned)].map(([word]) => ({ place, text, word })));
}

/** `firstConversion_rate` → `first Conversion rate`. */
function inWords(text: string): string {
  return text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
}

/**
 * What a program says: its string literals, template texts and JSX, and the names it gives to functions, types and
 * properties, which find their way into an API. Names that others gave (`event.target`, an attribute, an import's address)
 * are not ours to choose, and what a local variable is called nobody sees: both are left out.
 */
export function utterancesOfProgram(path: string): Utterance[] {
  const found: Utterance[] = [];
  walk(parse(path), (node) => {
    const text = textOf(node) ?? nameGivenBy(node);
    if (text !== undefined) found.push({ place: placeOf(node), text });
  });
  return found;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return undefined;
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isExternalModuleReference(parent)) return undefined;
  return node.text;
}

function nameGivenBy(node: ts.Node): string | undefined {
  const declares =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node);
  if (!declares || node.name === undefined) return undefined;
  return ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name) ? node.name.text : undefined;
}

/** The lines of a Markdown page without its code and without the addresses of its links. */
export function utterancesOfPage(path: string): Utterance[] {
  let inCode = false;
  return read(path)
    .split('\n')
    .flatMap((line, index) => {
      const fence = /^\s*(```|~~~)/.test(line);
      if (fence) inCode = !inCode;
      if (fence || inCode) return [];
      const text = line.replace(/`[^`]*`/g, ' ').replace(/\]\([^)]*\)/g, ']');
      return [{ place: `${path}:${index + 1}`, text }];
    });
}

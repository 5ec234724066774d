import ts from 'typescript';
import { parse, placeOf, walk } from './repository.ts';

export interface MeasuredFunction {
  /** `path#name`, stable when lines move. */
  readonly key: string;
  readonly place: string;
  /** Lines that are the function's own: without the functions that stand inside it, which are measured by themselves. */
  readonly lines: number;
}

/** Every function of a file with its length. A test's `describe` is a heading, not a function, and is left out. */
export function measureFunctions(path: string): MeasuredFunction[] {
  const found: MeasuredFunction[] = [];
  walk(parse(path), (node) => {
    if (!isFunction(node) || isDescribe(node)) return;
    found.push({ key: `${path}#${nameOf(node)}`, place: placeOf(node), lines: ownLines(node) });
  });
  return found;
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function ownLines(node: ts.FunctionLikeDeclaration): number {
  let lines = linesOf(node);
  const subtract = (child: ts.Node): void => {
    // The first line of the inner one is shared with the code around it and stays.
    if (isFunction(child)) lines -= linesOf(child) - 1;
    else child.forEachChild(subtract);
  };
  node.forEachChild(subtract);
  return lines;
}

function linesOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getEnd()).line - file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

function isDescribe(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^describe\b/.test(call.expression.getText());
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  for (let above: ts.Node = node.parent; !ts.isSourceFile(above); above = above.parent) {
    if (ts.isVariableDeclaration(above) || ts.isPropertyAssignment(above) || ts.isPropertyDeclaration(above)) return above.name.getText();
    if (isFunction(above)) return `${nameOf(above)} › unnamed`;
  }
  return 'unnamed';
}

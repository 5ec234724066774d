import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isTest, parse, placeOf, sourceFiles, walk } from './repository.ts';

const methods = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'route']);

interface Route {
  readonly place: string;
  readonly address: string;
  readonly saysWhoMayCall: boolean;
}

/** Calls like `app.get('/v1/…', { config: { permission }, … })`. */
function routesOf(path: string): Route[] {
  const found: Route[] = [];
  walk(parse(path), (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || !methods.has(node.expression.name.text)) return;
    if (!/^(app|server|api|scope)$/.test(node.expression.expression.getText())) return;
    const [first, second] = node.arguments;
    const options = node.expression.name.text === 'route' ? first : second;
    const address = first !== undefined && ts.isStringLiteralLike(first) ? first.text : node.expression.name.text;
    found.push({ place: placeOf(node), address, saysWhoMayCall: options !== undefined && mentionsPermission(options) });
  });
  return found;
}

/** True when the options, or a constant of the same file that they are or spread, hold a `permission`. */
function mentionsPermission(options: ts.Expression): boolean {
  let mentioned = false;
  walk(options, (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'permission') mentioned = true;
    if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'permission') mentioned = true;
    if (ts.isIdentifier(node) && declarationMentionsPermission(node)) mentioned = true;
  });
  return mentioned;
}

function declarationMentionsPermission(name: ts.Identifier): boolean {
  let mentioned = false;
  walk(name.getSourceFile(), (node) => {
    if (
      ts.isVariableDeclaration(node) &&
      node.name.getText() === name.text &&
      /\bpermission\s*[:,}]/.test(node.initializer?.getText() ?? '')
    )
      mentioned = true;
  });
  return mentioned;
}

describe('routes', () => {
  const files = sourceFiles().filter((path) => path.startsWith('src/api/') && !isTest(path));

  it('says for each who may call it', () => {
    const routes = files.flatMap(routesOf);
    expect(routes.length).toBeGreaterThan(0);
    expect(routes.filter((route) => !route.saysWhoMayCall).map(({ place, address }) => `${place} ${address}`)).toEqual([]);
  });
});

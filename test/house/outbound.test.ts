import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isTest, parse, read, sourceFiles, walk } from './repository.ts';

/** Every file that can open a connection to somebody else, and what of people it could tell them. */
const linesOut: Readonly<Record<string, string>> = {
  'src/delivery/send-delivery.ts': 'posts to subscribers: asked for by drain-webhook.ts alone',
  'src/delivery/message/smtp/smtp-connection.ts': 'sends mails: asked for by the messages, which have a test of their own',
  'src/connector/fetch-address.ts': 'asks other systems for rows; of people it tells nothing',
  'src/storage/start-warehouse.ts': 'asks our own engine whether it is there',
  'src/app/commands/connect-product.ts': 'the command line talks to our own product',
  'src/app/commands/export.ts': 'the command line reads the export of our own product',
  'src/app/commands/import-file.ts': 'the command line sends a file to our own product',
};
/** Names that open connections, from the modules of Node that do. */
const openers: Readonly<Record<string, readonly string[]>> = {
  'node:http': ['request', 'get'],
  'node:https': ['request', 'get'],
  'node:http2': ['connect'],
  'node:net': ['connect', 'createConnection', 'Socket'],
  'node:tls': ['connect'],
  'node:dgram': ['createSocket'],
};

const product = sourceFiles().filter((path) => path.startsWith('src/') && !isTest(path));

function opensConnections(path: string): boolean {
  let found = false;
  walk(parse(path), (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'fetch') found = true;
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return;
    const names = openers[node.moduleSpecifier.text];
    const bindings = node.importClause?.namedBindings;
    if (names === undefined || node.importClause?.isTypeOnly) return;
    if (bindings === undefined || ts.isNamespaceImport(bindings)) found = true;
    else found ||= bindings.elements.some((one) => !one.isTypeOnly && names.includes((one.propertyName ?? one.name).text));
  });
  return found;
}

/** The functions of a file that call another, by name. */
function callersOf(path: string, called: RegExp): string[] {
  const found = new Set<string>();
  walk(parse(path), (node) => {
    if (ts.isCallExpression(node) && called.test(node.expression.getText())) found.add(functionAround(node)?.getText() ?? '');
  });
  return [...found];
}

function functionAround(node: ts.Node): ts.Node | undefined {
  for (let above = node.parent; above !== undefined; above = above.parent) {
    if (ts.isMethodDeclaration(above) || ts.isFunctionDeclaration(above)) return above;
  }
  return undefined;
}

const holding = (what: RegExp) => product.filter((path) => what.test(read(path)));

describe('what leaves the house', () => {
  it('leaves by known files alone', () => {
    expect(product.filter(opensConnections).sort()).toEqual(Object.keys(linesOut).sort());
  });

  it('is posted to subscribers by one function, which asks the gate first', () => {
    expect(holding(/\bsender\.post\(/)).toEqual(['src/delivery/drain-webhook.ts']);
    const [attempt, ...others] = callersOf('src/delivery/drain-webhook.ts', /sender\.post$/);
    expect(others).toEqual([]);
    expect(attempt).toMatch(/await this\.#refusalOf\(row, purpose\);\s+if \(words !== undefined\)\s+return [\s\S]*sender\.post\(/);
    expect(read('src/delivery/drain-webhook.ts')).toMatch(
      /async #refusalOf\([\s\S]*await gate\.mayHandOut\(one, row\.identifier_id\);\s+if \(allowed\) continue;/,
    );
  });

  it('is queued for them where the gate was asked, or concerns nobody', () => {
    expect(holding(/\binsertQueue\b/).sort()).toEqual([
      'src/delivery/enqueue-notice.ts',
      'src/delivery/enqueue-webhooks.ts',
      'src/delivery/message/hand-over.ts',
      'src/delivery/queries/queue.ts',
      'src/delivery/tell-audience-moves.ts',
    ]);
    expect(read('src/delivery/enqueue-webhooks.ts')).toMatch(/purpose !== servicePurpose && !permits\(purpose, identifierId\)\) continue;/);
    expect(holding(/\benqueueWebhooks\(/).filter((path) => !path.startsWith('src/delivery/'))).toEqual(['src/processing/apply-batch.ts']);
    // A notice names nobody.
    expect(read('src/delivery/enqueue-notice.ts')).toMatch(/int8Array\(same\(0\)\),\s+int8Array\(same\(0\)\),/);
    const [moves, ...others] = callersOf('src/delivery/tell-audience-moves.ts', /^sql\.query$/).filter((text) =>
      text.includes('insertQueue'),
    );
    expect(others).toEqual([]);
    expect(moves).toMatch(
      /mayHandOut\([\s\S]*if \(!isEnd && !\(permits\(person, audience\.purpose\) && permits\(person, purpose\)\)\) continue;[\s\S]*insertQueue/,
    );
    expect(read('src/processing/apply-batch.ts')).toMatch(/const gateFor = gateOfBatch\([\s\S]*enqueueWebhooks\([^;]*gateFor/);
  });

  it('goes into files of people, and to readers of profiles outside, as far as they permit', () => {
    // Whatever the API gives away as a file tells of people what was asked for by purpose; a table of broken lines goes back to who sent it.
    const files = holding(/content-disposition|\bprofileApiRoutes\(app/).filter((path) => path.startsWith('src/api/'));
    expect(files.sort()).toEqual([
      ...['src/api/audience-export.ts', 'src/api/export.ts', 'src/api/firm-export.ts', 'src/api/imports.ts', 'src/api/profile-api.ts'],
    ]);
    for (const path of files.filter((path) => path !== 'src/api/imports.ts')) {
      expect(read(path), path).toMatch(/\b(?:handedOut|requireHandedOut)\(/);
      // Every person that is written there is what came through the gate.
      for (const within of callersOf(path, /\bcustomerView$/))
        expect(within, path).toMatch(/handedOut\([\s\S]*customerView\(|HandedOut\([\s\S]*customerView\(/);
    }
  });

  it('is chosen for a moment only from what the gate lets through', () => {
    const asking = holding(/\bmayWe\(/).filter((path) => !path.startsWith('src/gate/'));
    expect(asking).toContain('src/decision/person/allow-person.ts');
    // Nobody in the room of decisions looks at a person but through what she allows.
    const looking = holding(/\bportraitOf\(/).filter((path) => path.startsWith('src/decision/'));
    expect(looking.sort()).toEqual(['src/decision/log/replay-decision.ts', 'src/decision/person/allow-person.ts']);
    expect(read('src/decision/person/allow-person.ts')).toMatch(
      /const usable = fragments\.filter\([^;]*permissions\.mayUse\([^;]*\.allowed\);/,
    );
    // A decision that is made again sees what the gate let through when it was made.
    const [replayed, ...others] = callersOf('src/decision/log/replay-decision.ts', /^portraitOf$/);
    expect(others).toEqual([]);
    expect(replayed).toMatch(/gate\.usable\[purpose\][\s\S]*portraitOf\(\s*fragments\.filter\([^;]*ids\.includes\(identifier\.id\)\)/);
  });
});

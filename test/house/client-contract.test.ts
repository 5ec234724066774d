import openapiTypes, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';
import { apiDocument } from '../api-document.ts';

const heading = `// Written by a program out of the product's OpenAPI description: \`npm run client\` writes it anew.
`;

it('gives the client the types of the routes as they are', async () => {
  const nodes = await openapiTypes(JSON.stringify(await apiDocument()), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
  });
  await expect(heading + astToString(nodes), 'the routes have changed; `npm run client` renews client/src/contract.ts').toMatchFileSnapshot(
    '../../client/src/contract.ts',
  );
});

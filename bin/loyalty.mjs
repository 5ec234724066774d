#!/usr/bin/env node
// The command line: `loyalty <verb>`, on a checkout that need not be set up yet.
import '../scripts/check-node.mjs';

void import('../scripts/run-product.mjs').then(({ runProduct }) => runProduct(process.argv.slice(2)));

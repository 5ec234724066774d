// `npm start`: makes the checkout ready, then becomes the server. The import is dynamic so that an old Node reads no further
// than its own message.
import './check-node.mjs';

void import('./run-product.mjs').then(({ runProduct }) => runProduct(['start', ...process.argv.slice(2)]));

export { failureInWords, runCommandLine } from './command-line.ts';
export { type ConnectedProduct, connectProduct } from './commands/connect-product.ts';
export { ensureSource, type ImportState, importFile, uploadFile } from './commands/import-file.ts';
export { reportImport, showProgress } from './commands/import-progress.ts';
export { registerRoutes } from './register-routes.ts';

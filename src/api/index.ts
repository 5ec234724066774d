export { describeApi } from './describe-api.ts';
export { type JoinsDependencies, joinsRoutes } from './joins.ts';
export { LiveHub, liveRoutes } from './live.ts';
export { type EngineFacts, type OperationsDependencies, operationsRoutes } from './operations.ts';
export { type QuarantineDependencies, quarantineRoutes } from './quarantine.ts';
export { type ApiServer, createServer, type RoutePermission } from './server.ts';
export { type SourceFigures, type SourcesDependencies, sourcesRoutes } from './sources.ts';

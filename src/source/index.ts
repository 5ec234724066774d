export { type Channel, channelNames, channels, isChannel } from './channel.ts';
export { changeSource, createSource, revokeKey, rotateKey } from './manage-sources.ts';
export {
  isTimeZone,
  type Source,
  type SourceFields,
  type SourceInput,
  type SourceKind,
  sourceKinds,
  type WriteKeyId,
} from './source.ts';
export {
  createSourceDirectory,
  type SourceDirectory,
  type SourceDirectoryDependencies,
  type SourceFacts,
  type WriteKey,
} from './source-directory.ts';
export { migrations } from './tables.ts';

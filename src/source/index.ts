export { type Channel, channelNames, channels, isChannel } from './channel.ts';
export { checkSource, type Source, type SourceChange, type SourceKind, type SourceWish, sourceKinds } from './source.ts';
export { createSourceDirectory, type SourceDirectory, type SourceDirectoryDependencies, type WriteKey } from './source-directory.ts';
export { migrations } from './tables.ts';

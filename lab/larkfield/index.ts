export { generateLarkfield, type LarkfieldOptions, type LarkfieldReport } from './generate.ts';
export { type LiveClock, type LiveEvent, type LiveOptions, larkfieldLive } from './live.ts';
export type { HiddenTraits } from './person.ts';
export { type LarkfieldSource, larkfieldSources, sourcePath } from './sources.ts';

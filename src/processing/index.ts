export { newProcessingMemory, notifyPeople } from './apply-batch.ts';
export { Processor } from './processor.ts';
export type { RecentEvent } from './recent-events.ts';
export { type Processing, startProcessing } from './start-processing.ts';
export type { WorkerFigures } from './worker-protocol.ts';

export { notifyPeople } from './apply-batch.ts';

import type { Mapping } from '../../api/contract.ts';

/** What to begin with when another system's JSON becomes events: every name on the right is a field of theirs. */
export const exampleMapping: Mapping = {
  kind: 'track',
  event: 'Call Ended',
  messageId: ['id'],
  time: { column: 'ended_at' },
  identifiers: { user_id: 'customer_number', phone: 'caller' },
  properties: { duration: { column: 'seconds', as: 'number' }, agent: 'agent' },
};

export const exampleMappingText = JSON.stringify(exampleMapping, null, 2);

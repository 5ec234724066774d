import type { Purpose } from '../../consent/index.ts';

/** What an item may be for: of all purposes that a person can allow or refuse, those that content serves. */
export const contentPurposes = ['service', 'advice', 'marketing', 'advertising'] as const satisfies readonly Purpose[];
export type ContentPurpose = (typeof contentPurposes)[number];

import type { OwnSpaceLink } from './contract.ts';
import { post, remove } from './request.ts';

const at = (customer: string) => `/v1/customers/${encodeURIComponent(customer)}/own-space`;

/** A new link for a customer; the server tells it this once. */
export const giveOwnSpace = (customer: string) => post<OwnSpaceLink>(at(customer));

/** Ends every link of hers. */
export const endOwnSpace = (customer: string) => remove<{ links: number }>(at(customer));

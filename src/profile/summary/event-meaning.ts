import { type PermissionMeaning, permissionOfEventName, tellsPermissions } from '../../consent/index.ts';
import { BoundedCache, nameKey } from '../../foundation/index.ts';

export const careKinds = ['call', 'case', 'chat', 'complaint', 'repair', 'return'] as const;
export type CareKind = (typeof careKinds)[number];
export type OpinionKind = 'ces' | 'csat' | 'nps' | 'other' | 'rating';

/** What a track event's name says about the event. The names are Segment's and the plain English ones that firms use. */
export interface EventMeaning extends PermissionMeaning {
  /** Always kept in the tally of names; names that are not well known share the room that is left. */
  readonly wellKnown: boolean;
  readonly order?: 'cancelled' | 'completed' | 'refunded';
  /** A dealing with care. One call may send several of these names, so the number of calls is that of the most frequent one. */
  readonly care?: CareKind;
  readonly opinion?: OpinionKind;
  /** Its text was written or said by the person. */
  readonly authored?: true;
  /** It happened to her (a mail was delivered, an order was shipped): no sign that she was there. */
  readonly passive?: true;
  readonly signIn?: true;
  /** A problem of hers is put right, or nobody works on it any more. */
  readonly closes?: true;
  /** It carries what she searched for in our own shop or app. */
  readonly search?: true;
  /** She stated what she is about: her goal, or what matters to her. */
  readonly stated?: 'goal' | 'matters';
}

const unknownMeaning: EventMeaning = { wellKnown: false };
const known = (meaning: Omit<EventMeaning, 'wellKnown'> = {}): EventMeaning => ({ wellKnown: true, ...meaning });

const plain = [
  'Product List Viewed',
  'Product List Filtered',
  'Promotion Viewed',
  'Promotion Clicked',
  'Product Clicked',
  'Product Viewed',
  'Product Added',
  'Product Removed',
  'Cart Viewed',
  'Checkout Started',
  'Checkout Step Viewed',
  'Checkout Step Completed',
  'Payment Info Entered',
  'Coupon Entered',
  'Coupon Applied',
  'Coupon Denied',
  'Coupon Removed',
  'Product Added to Wishlist',
  'Product Removed from Wishlist',
  'Wishlist Product Added to Cart',
  'Product Shared',
  'Cart Shared',
  'Link Clicked',
  'Email Link Clicked',
  'Signed Out',
  'Invite Sent',
  'Application Opened',
  'Application Foregrounded',
  'Push Notification Tapped',
  'Deep Link Opened',
  'Deep Link Clicked',
  'Product Selected',
  'Product Compared',
  'Code Entered',
  'Brochure Code Used',
  'Catalogue Code Used',
  'Printed Code Used',
  'Appointment Booked',
  'Test Ride Booked',
  'Store Visited',
  'Product Registered',
];
const passive = [
  'Email Delivered',
  'Email Sent',
  'Email Opened',
  'Email Bounced',
  'Email Marked as Spam',
  'Email Kept In Outbox',
  'Email Ignored',
  'Push Notification Received',
  'Push Notification Bounced',
  'Push Notification Sent',
  'Push Notification Delivered',
  'Push Notification Kept In Outbox',
  'Push Notification Ignored',
  'SMS Sent',
  'SMS Delivered',
  'SMS Bounced',
  'SMS Kept In Outbox',
  'SMS Ignored',
  'In-App Message Sent',
  'In-App Message Delivered',
  'In-App Message Ignored',
  'Letter Sent',
  'Letter Delivered',
  'Letter Bounced',
  'Letter Kept In Outbox',
  'Call Asked For',
  'Call Opened',
  'Call Used',
  'Call Ignored',
  'Colleague Alert Asked For',
  'Colleague Alert Opened',
  'Colleague Alert Used',
  'Colleague Alert Ignored',
  'Order Updated',
  'Order Shipped',
  'Order Delivered',
  'Install Attributed',
  'Application Installed',
  'Application Updated',
  'Application Uninstalled',
  'Application Backgrounded',
  'Application Crashed',
  '$exception',
  'Violation Generated',
  'Experiment Viewed',
  'Battery Low',
  'Fault Reported',
  'Trial Started',
  'Trial Ended',
];
const closing = [
  'Case Closed',
  'Case Resolved',
  'Case Solved',
  'Ticket Closed',
  'Ticket Resolved',
  'Ticket Solved',
  'Complaint Closed',
  'Complaint Resolved',
  'Problem Solved',
  'Problem Resolved',
  'Issue Resolved',
  'Repair Completed',
  'Return Completed',
];
const special: Record<string, EventMeaning> = {
  'Products Searched': known({ search: true }),
  'Product Searched': known({ search: true }),
  Search: known({ search: true }),
  Searched: known({ search: true }),
  'Search Performed': known({ search: true }),
  'Search Submitted': known({ search: true }),
  'View Search Results': known({ search: true }),
  'Search Results Viewed': known({ search: true }),
  'Order Completed': known({ order: 'completed' }),
  'Order Refunded': known({ order: 'refunded', passive: true }),
  'Order Cancelled': known({ order: 'cancelled', passive: true }),
  'Order Canceled': known({ order: 'cancelled', passive: true }),
  'Signed In': known({ signIn: true }),
  'Signed Up': known({ signIn: true }),
  'Logged In': known({ signIn: true }),
  Login: known({ signIn: true }),
  'Sign In': known({ signIn: true }),
  'Sign Up': known({ signIn: true }),
  'User Signed In': known({ signIn: true }),
  'User Logged In': known({ signIn: true }),
  'User Signed Up': known({ signIn: true }),
  'Account Created': known({ signIn: true }),
  'Goal Stated': known({ stated: 'goal' }),
  'Goal Set': known({ stated: 'goal' }),
  'What Matters Stated': known({ stated: 'matters' }),
  'Segment Consent Preference Updated': known({ permission: 'preference', tellsPermissions: true }),
  'Consent Preference Updated': known({ permission: 'preference', tellsPermissions: true }),
  Unsubscribed: known({ permission: 'unsubscribed' }),
  'Relationship Chosen': known({ permission: 'relationship' }),
  'Product Reviewed': known({ opinion: 'rating', authored: true }),
  'Review Submitted': known({ opinion: 'rating', authored: true }),
  'Survey Answered': known({ opinion: 'other', authored: true }),
  'Survey Completed': known({ opinion: 'other', authored: true }),
  'Survey Response': known({ opinion: 'other', authored: true }),
  'Survey Sent': known({ opinion: 'other', authored: true }),
  'NPS Answered': known({ opinion: 'nps', authored: true }),
  'CSAT Answered': known({ opinion: 'csat', authored: true }),
  'CES Answered': known({ opinion: 'ces', authored: true }),
  'Feedback Given': known({ opinion: 'other', authored: true }),
  'Feedback Submitted': known({ opinion: 'other', authored: true }),
  'Live Chat Conversation Started': known({ care: 'chat' }),
  'Chat Started': known({ care: 'chat' }),
  'Live Chat Conversation Ended': known(),
  'Live Chat Message Sent': known({ authored: true }),
  'Live Chat Message Received': known({ passive: true }),
  'Chat Message Sent': known({ authored: true }),
  'Message Sent': known({ authored: true }),
  'Message Received': known({ authored: true }),
  'Comment Posted': known({ authored: true }),
  'Social Post': known({ authored: true }),
  'Social Post Published': known({ authored: true }),
  'Social Mention': known({ authored: true }),
  'Social Direct Message': known({ authored: true }),
  'Direct Message Received': known({ authored: true }),
  'Post Published': known({ authored: true }),
  'Question Asked': known({ authored: true }),
  'Note Left': known({ authored: true }),
  'Call Received': known({ care: 'call', authored: true }),
  'Call Ended': known({ care: 'call', authored: true }),
  'Call Completed': known({ care: 'call', authored: true }),
  'Call Started': known({ care: 'call', authored: true }),
  'Case Opened': known({ care: 'case', authored: true }),
  'Case Created': known({ care: 'case', authored: true }),
  'Ticket Created': known({ care: 'case', authored: true }),
  'Ticket Opened': known({ care: 'case', authored: true }),
  ...Object.fromEntries(closing.map((name) => [name, known({ passive: true, closes: true })])),
  'Case Updated': known({ passive: true }),
  'Complaint Received': known({ care: 'complaint', authored: true }),
  'Complaint Made': known({ care: 'complaint', authored: true }),
  'Return Requested': known({ care: 'return', authored: true }),
  'Repair Requested': known({ care: 'repair', authored: true }),
};

const meaningByKey = new Map<string, EventMeaning>([
  ...plain.map((name): [string, EventMeaning] => [nameKey(name), known()]),
  ...passive.map((name): [string, EventMeaning] => [nameKey(name), known({ passive: true })]),
  ...Object.entries(special).map(([name, meaning]): [string, EventMeaning] => [nameKey(name), meaning]),
]);

// A firm has hundreds of event names; beyond this they are made up by a program, and looking one up again costs a microsecond.
const namesCachedMax = 10_000;
const cache = new BoundedCache<string, EventMeaning>(namesCachedMax);

/** The meaning of a track event's name, however it is written. Pure; remembered, for it is asked of every event. */
export function meaningOf(name: string): EventMeaning {
  let meaning = cache.get(name);
  if (meaning === undefined) {
    meaning = meaningByKey.get(nameKey(name)) ?? meaningOfUnknown(name);
    cache.set(name, meaning);
  }
  return meaning;
}

/** A name that nobody put on the list may still say what is allowed. */
function meaningOfUnknown(name: string): EventMeaning {
  const said = permissionOfEventName(name);
  if (said !== undefined) return { wellKnown: false, said };
  return tellsPermissions(name) ? { wellKnown: false, tellsPermissions: true } : unknownMeaning;
}

/** Pages, screens and the other calls have no name that means something. */
export const noMeaning: EventMeaning = known();

/** Well-known names with a meaning that fits, in the form of `nameKey`: for asking history for them. Pure. */
export function nameKeysWith(fits: (meaning: EventMeaning) => boolean): string[] {
  return [...meaningByKey].filter(([, meaning]) => fits(meaning)).map(([key]) => key);
}

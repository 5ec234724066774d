/**
 * What an operator may say about each kind of identifier. The defaults follow the conventions of the field (one user id a person,
 * five of the others, blocked values such as zeros and `null`; Segment Unify's published defaults) and add the guard against
 * shared things: a kiosk, a family phone or an office mailbox names nobody.
 */
export interface NamespaceRule {
  /** Words for screens: `E-mail`. */
  readonly label: string;
  /** 1 is strongest: an event belongs to its strongest identifier. */
  readonly priority: number;
  /** At most this many in one person; a link that would exceed it is refused. */
  readonly perPersonMax: number;
  /** How sure a link made by this identifier is, 0 to 1; when links cannot all hold, the surer ones do. */
  readonly strength: number;
  /** How values are made equal before they are compared. */
  readonly normalise: 'email' | 'exact' | 'handle' | 'lower' | 'phone' | 'upper';
  /**
   * Seen directly with more different values of a namespace than it says here, an identifier is held to be shared (a kiosk, a family
   * phone) and joins nobody: `{ user_id: 1 }` reads "with two user ids it is shared".
   */
  readonly sharedAbove?: Readonly<Record<string, number>>;
  /**
   * It may be in several hands (a phone, a browser, any code): seen with two identifiers that each name somebody, it joins them only where
   * names or birthdays stated on both sides agree; else it is held to be shared. What is not shareable names somebody by itself.
   */
  readonly shareable?: boolean;
  /** It names a browser or a device: in a channel of `everybodysChannels` it says nothing about who stands there. */
  readonly device?: boolean;
  /** Sharing one of these makes two people a household (a link, never a join). */
  readonly household?: boolean;
  /**
   * Anybody can read it, and name it beside whom he thinks it is: it joins a person only by her own link (`linkingEvents`), or where a steward says so.
   * Whatever else an event names beside it is no evidence.
   */
  readonly onlyByOwnLink?: boolean;
}

/** Her own word on an identifier that joins her by her own link only. */
export interface OwnLinkRules {
  /** Track events of somebody who is signed in, or in her own space, by which she links such an identifier to herself; and by which she takes that back. */
  readonly linkingEvents?: readonly string[];
  readonly unlinkingEvents?: readonly string[];
  /** Channels in which what is said belongs to such an identifier, whoever else is named; elsewhere it belongs to the others. */
  readonly publicChannels?: readonly string[];
}

/** Properties of track events that name somebody as an identifier does. */
export interface IdentifyingProperties {
  /** However they are written: `Email Link Clicked` and `email_link_clicked` are one. */
  readonly events: readonly string[];
  readonly properties: readonly string[];
  readonly namespace: string;
}

export interface IdentityRules extends OwnLinkRules {
  readonly namespaces: Readonly<Record<string, NamespaceRule>>;
  /** The rule for a namespace that has none of its own. */
  readonly otherNamespace: NamespaceRule;
  /** Channels whose devices everybody uses: there a browser or device id is no evidence of who somebody is. */
  readonly everybodysChannels?: readonly string[];
  readonly identifyingProperties?: readonly IdentifyingProperties[];
  /**
   * Whether a browser or device joins the person who becomes known in it, with all that was seen of it before: `always`, `unless_refused`
   * (her latest word on it is no refusal) or `only_allowed` (her latest word allows it). Without a value `unless_refused`.
   */
  readonly attachEarlier?: 'always' | 'only_allowed' | 'unless_refused';
  /** Categories of consent, in lower case, that speak about it. */
  readonly attachPurposes?: readonly string[];
  /** Whether Global Privacy Control alone is a refusal. */
  readonly attachGpcRefuses?: boolean;
  /** Regular expressions, matched without regard to case against the whole value: such a value identifies nobody. */
  readonly blockedValues: readonly string[];
}

// A code on paper says most where nothing else is known; what it is entered in (a browser, a till) is who the event belongs to. Two browsers
// with one code are two who hold the same leaflet.
const code = {
  priority: 12,
  perPersonMax: 50,
  strength: 0.8,
  normalise: 'upper',
  shareable: true,
} as const;

// The same name on two networks may be two people's: each network is a namespace of its own, and `social_handle` is for those who have one.
const handle = { priority: 7, perPersonMax: 5, strength: 0.9, normalise: 'handle', onlyByOwnLink: true } as const;

const anchors = { user_id: 1, customer_id: 1, store_card: 1, card_number: 1, account_number: 1 };

const codeEvents = ['Code Entered', 'Brochure Code Used', 'Catalogue Code Used', 'Printed Code Used'];

export const defaultIdentityRules: IdentityRules = {
  namespaces: {
    user_id: { label: 'User id', priority: 1, perPersonMax: 1, strength: 1, normalise: 'exact' },
    customer_id: { label: 'Customer number', priority: 2, perPersonMax: 2, strength: 1, normalise: 'exact' },
    account_number: {
      label: 'Account number',
      priority: 3,
      perPersonMax: 5,
      strength: 0.98,
      normalise: 'exact',
      sharedAbove: { user_id: 1, customer_id: 1 },
      shareable: true,
    },
    store_card: {
      label: 'Store card',
      priority: 4,
      perPersonMax: 5,
      strength: 0.98,
      normalise: 'exact',
      sharedAbove: { user_id: 1, customer_id: 1 },
    },
    // Sealed at the door by default, as a payment card's: stored and compared as a reference.
    card_number: {
      label: 'Card number',
      priority: 4,
      perPersonMax: 5,
      strength: 0.98,
      normalise: 'exact',
      sharedAbove: { user_id: 1, customer_id: 1 },
      shareable: true,
    },
    email: { label: 'E-mail', priority: 5, perPersonMax: 5, strength: 0.95, normalise: 'email', sharedAbove: anchors, household: true },
    phone: {
      label: 'Phone',
      priority: 6,
      perPersonMax: 5,
      strength: 0.9,
      normalise: 'phone',
      sharedAbove: { ...anchors, email: 2 },
      shareable: true,
      household: true,
    },
    social_handle: { label: 'Social handle', ...handle, sharedAbove: anchors },
    x_handle: { label: 'X', ...handle, sharedAbove: anchors },
    twitter_handle: { label: 'Twitter', ...handle, sharedAbove: anchors },
    instagram_handle: { label: 'Instagram', ...handle, sharedAbove: anchors },
    tiktok_handle: { label: 'TikTok', ...handle, sharedAbove: anchors },
    facebook_id: { label: 'Facebook', ...handle, sharedAbove: anchors },
    linkedin_id: { label: 'LinkedIn', ...handle, sharedAbove: anchors },
    serial_number: {
      label: 'Serial number',
      priority: 8,
      perPersonMax: 20,
      strength: 0.85,
      normalise: 'exact',
      sharedAbove: anchors,
      shareable: true,
    },
    anonymous_id: {
      label: 'Browser or app',
      priority: 9,
      perPersonMax: 50,
      strength: 0.85,
      normalise: 'exact',
      sharedAbove: { ...anchors, email: 2, phone: 2 },
      shareable: true,
      device: true,
    },
    device_id: {
      label: 'Device',
      priority: 10,
      perPersonMax: 50,
      strength: 0.8,
      normalise: 'exact',
      sharedAbove: { ...anchors, email: 2, phone: 2 },
      shareable: true,
      device: true,
    },
    // Made of what an event states of somebody beside a number (see person-key.ts), to whom the event belongs then.
    person_key: { label: 'Name as stated', priority: 11, perPersonMax: 50, strength: 0.9, normalise: 'exact', shareable: true },
    brochure_code: { label: 'Brochure code', ...code, sharedAbove: { ...anchors, anonymous_id: 1, device_id: 1 } },
    campaign_code: { label: 'Campaign code', ...code, sharedAbove: { ...anchors, anonymous_id: 1, device_id: 1 } },
  },
  otherNamespace: {
    label: 'Other identifier',
    priority: 7,
    perPersonMax: 5,
    strength: 0.9,
    normalise: 'exact',
    sharedAbove: anchors,
    shareable: true,
  },
  everybodysChannels: ['kiosk'],
  linkingEvents: [
    ...['Social Handle Linked', 'Social Account Linked', 'Social Account Connected', 'Social Profile Linked', 'Social Profile Connected'],
  ],
  unlinkingEvents: [
    ...['Social Handle Unlinked', 'Social Account Unlinked', 'Social Account Disconnected'],
    ...['Social Profile Unlinked', 'Social Profile Disconnected'],
  ],
  publicChannels: ['social'],
  identifyingProperties: [
    {
      events: ['Email Link Clicked', 'Email Opened', 'Email Delivered', 'Email Bounced', 'Email Marked as Spam', 'Unsubscribed'],
      properties: ['email'],
      namespace: 'email',
    },
    { events: codeEvents, properties: ['code', 'brochure_code', 'catalogue_code', 'printed_code'], namespace: 'brochure_code' },
    {
      events: ['Brochure Sent', 'Catalogue Sent', 'Letter Sent', 'Store Visited', 'Order Completed'],
      properties: ['brochure_code', 'catalogue_code', 'printed_code'],
      namespace: 'brochure_code',
    },
    {
      events: [...codeEvents, 'Brochure Sent', 'Catalogue Sent', 'Letter Sent', 'Store Visited', 'Order Completed'],
      properties: ['campaign_code'],
      namespace: 'campaign_code',
    },
  ],
  attachEarlier: 'unless_refused',
  // As consent platforms call them; C0002 and C0003 are a wide-spread one's for performance and function.
  attachPurposes: [
    'personalization',
    'personalisation',
    'analytics',
    'statistics',
    'performance',
    'functional',
    'functionality',
    'preferences',
    'c0002',
    'c0003',
  ],
  attachGpcRefuses: false,
  blockedValues: [
    '\\+?[0\\-]*',
    '-1',
    'null',
    'undefined',
    'none',
    'nil',
    'nan',
    'n/?a',
    'anonymous',
    'anon',
    'guest',
    'unknown',
    '\\[object object\\]',
    '(test|noreply|no-reply|none|null|nobody)@.*',
    '\\+?(\\d)\\1{6,}',
  ],
};

/** The rule that holds for `namespace`. */
export function ruleOf(rules: IdentityRules, namespace: string): NamespaceRule {
  return Object.hasOwn(rules.namespaces, namespace) ? (rules.namespaces[namespace] as NamespaceRule) : rules.otherNamespace;
}

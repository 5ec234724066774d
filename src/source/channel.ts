/**
 * Where a person meets the firm. `presence` says whether an event in this channel means that she was there herself, so that it
 * belongs to a visit; a delivered e-mail or a bike's telemetry is no visit, nor is a word of hers on permission in
 * her own space.
 */
export const channels = {
  web: { label: 'Web', presence: true },
  app: { label: 'App', presence: true },
  store: { label: 'Store', presence: true },
  kiosk: { label: 'Kiosk', presence: true },
  phone: { label: 'Phone', presence: false },
  email: { label: 'E-mail', presence: false },
  chat: { label: 'Chat', presence: false },
  social: { label: 'Social', presence: false },
  catalogue: { label: 'Catalogue', presence: false },
  print: { label: 'Print', presence: false },
  product: { label: 'Connected product', presence: false },
  partner: { label: 'Partner', presence: false },
  survey: { label: 'Survey', presence: false },
  own: { label: 'Own space', presence: false },
  server: { label: 'Server', presence: false },
} as const;

export type Channel = keyof typeof channels;

export const channelNames = Object.keys(channels) as Channel[];

export function isChannel(value: unknown): value is Channel {
  return typeof value === 'string' && Object.hasOwn(channels, value);
}

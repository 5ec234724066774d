import { BoundedCache } from '../foundation/index.ts';
import { channelsOfWords, permissionWordsOf } from './permission-words.ts';
import { type Purpose, purposes } from './purpose.ts';

/** What a permission's name speaks of. */
export interface PermissionScope {
  /** The same for names that speak of the same: `analytics` and `analysis`, `newsletter` and `email_marketing`. */
  readonly key: string;
  /** Empty for a name of the firm's own (`photo`), which stands for itself alone. */
  readonly purposes: readonly Purpose[];
  /** `all` where no channel is named. */
  readonly channels: 'all' | readonly string[];
  /** `contact`: being written to at all. `sale`: having her data sold or shared. */
  readonly about?: 'contact' | 'sale';
}

/** The purpose that Global Privacy Control speaks about: selling or sharing personal data (W3C draft, US state laws). */
export const saleOrSharing = 'sale_or_sharing';

const wordsOf: Readonly<Record<Exclude<Purpose, 'marketing'> | 'tracking', string>> = {
  service: 'service services transactional necessary essential required order orders c0001',
  advice:
    'advice advise recommendation recommendations personalization personalisation personalized personalised personalizacao functional c0003',
  analysis:
    'analysis analytics analytical statistics statistical statistic performance measurement research analise analitica estatistica c0002',
  advertising: 'advertising advertisement advertisements adverts ads ad remarketing c0004',
  location: 'location locations geolocation geo gps beacon beacons position localizacao ubicacion',
  searches: 'searches search searched pesquisas',
  social: 'social c0005',
  tracking: 'tracking track',
};
const marketingWords = new Set(
  'marketing promo promos promotion promotions promotional promocao promocoes offer offers oferta ofertas commercial comercial comerciais campaign campaigns publicidade publicidad publicite werbung'.split(
    ' ',
  ),
);
const newsletterWords = new Set('newsletter newsletters news boletim boletin'.split(' '));
const contactWords = new Set(
  'contact contacto contato kontakt communication communications comms comunicacao comunicacoes comunicaciones message messages messaging mensagem mensagens notification notifications notificacoes alerts updates gdpr lgpd rgpd dsgvo'.split(
    ' ',
  ),
);
const fillers = new Set(
  'and e y und cookie cookies media network networks history link links data use uses my me us the to of for by via in on is are precise prior strictly customer consent permission preference preferences'.split(
    ' ',
  ),
);
const byWord = new Map<string, readonly Purpose[]>([
  ...Object.entries(wordsOf).flatMap(([purpose, words]) =>
    words
      .split(' ')
      .map((word): [string, readonly Purpose[]] => [word, purpose === 'tracking' ? ['analysis', 'advertising'] : [purpose as Purpose]]),
  ),
  ...[...marketingWords].map((word): [string, readonly Purpose[]] => [word, ['marketing']]),
]);
// A word on the law on data is one on being written to, and stands beside it: taking one back does not take back the other.
const lawWords = new Set(['gdpr', 'lgpd', 'rgpd', 'dsgvo']);
/** Google's consent mode, and the name of a banner's third tick. */
const exactNames = new Map<string, Purpose>([
  ['preferences', 'advice'],
  ['preference', 'advice'],
  ['ad_storage', 'advertising'],
  ['ad_user_data', 'advertising'],
  ['ad_personalization', 'advertising'],
  ['analytics_storage', 'analysis'],
  ['personalization_storage', 'advice'],
  ['functionality_storage', 'service'],
  ['security_storage', 'service'],
]);
/** What a channel alone speaks of: messages that she did not ask for. */
const unasked: readonly Purpose[] = ['advice', 'marketing', 'advertising'];
const needless: readonly Purpose[] = purposes.filter((purpose) => purpose !== 'service');

// As many names as a firm has, and some that a program makes up.
const namesCachedMax = 10_000;
const cache = new BoundedCache<string, PermissionScope>(namesCachedMax);

/** What a permission's name speaks of, however it is written: `email_marketing`, `Analytics`, `sms`. Pure; remembered. */
export function scopeOf(name: string): PermissionScope {
  let scope = cache.get(name);
  if (scope === undefined) {
    scope = readScope(name);
    cache.set(name, scope);
  }
  return scope;
}

/** Which of our purposes a firm's own name speaks of: none for a name that stands for itself (`photo`). Pure. */
export function purposesNamed(name: string): readonly Purpose[] {
  return scopeOf(name).purposes;
}

function readScope(name: string): PermissionScope {
  const lower = name.toLowerCase();
  const own: PermissionScope = { key: `~${lower}`, purposes: [], channels: 'all' };
  if (lower === saleOrSharing) return { key: 'sale', purposes: ['advertising'], channels: 'all', about: 'sale' };
  const exact = exactNames.get(lower);
  if (exact !== undefined) return scopeMade([exact], 'all');
  const words = permissionWordsOf(name);
  if (words.join(' ') === 'all') return scopeMade(needless, 'all');
  const found = new Set<Purpose>();
  const isNews = words.some((word) => newsletterWords.has(word));
  const isContact = words.some((word) => contactWords.has(word));
  for (const word of words) {
    for (const purpose of byWord.get(word) ?? []) found.add(purpose);
    const isKnown = byWord.has(word) || newsletterWords.has(word) || contactWords.has(word) || fillers.has(word);
    if (!isKnown && channelsOfWords([word]).length === 0) return own;
  }
  // Who is asked about personal ads is asked about ads.
  if (found.has('advertising')) found.delete('advice');
  const channels = channelsOfWords(words);
  if (isNews) return scopeMade([...found, 'marketing'], channels.length > 0 ? channels : ['email']);
  if (channels.length > 0) return scopeMade(found.size > 0 ? [...found] : unasked, channels);
  if (found.size > 0) return scopeMade([...found], 'all');
  const key = words.some((word) => lawWords.has(word)) ? 'law' : 'contact';
  return isContact ? { key, purposes: unasked, channels: 'all', about: 'contact' } : own;
}

function scopeMade(given: readonly Purpose[], channels: 'all' | readonly string[]): PermissionScope {
  const ordered = purposes.filter((purpose) => given.includes(purpose));
  return { key: `${ordered.join('+')}|${channels === 'all' ? channels : [...channels].sort().join('+')}`, purposes: ordered, channels };
}

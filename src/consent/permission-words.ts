import { BoundedCache, foldLetters } from '../foundation/index.ts';

/** What a name speaks of, as far as words of permission go. */
export interface PermissionName {
  /** `yes` where a yes allows (email_opt_in), `no` where it forbids (do_not_contact). */
  readonly sense: 'no' | 'yes';
  /** What is allowed or forbidden, in words of our own: email, sms_marketing, contact. */
  readonly purposes: readonly string[];
  /** The name is that of something that is counted: numbers under it are no answer. */
  readonly isCounted: boolean;
  /** Only words that mean nothing but permission are an answer (email_status: unsubscribed). */
  readonly isLoose: boolean;
  /** It says when it was refused: a date is a yes. */
  readonly isDated: boolean;
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const mapOf = (groups: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(groups).flatMap(([group, words]) => words.split(' ').map((word): [string, string] => [word, group])));

const channelOfWord = mapOf({
  email: 'email emails mail mails emailing mailing mailings correo',
  push: 'push app inapp',
  sms: 'sms mms text texts texting',
  whatsapp: 'whatsapp',
  post: 'post postal letter letters directmail carta cartas brief',
  phone: 'phone telephone telefone telefono telefon call calls calling ligar',
});
/** What messages are about; `contact` is any message at all. */
const aboutOfWord = mapOf({
  marketing:
    'marketing promo promos promotion promotions promotional promocao promocoes offer offers oferta ofertas commercial comercial comerciais campaign campaigns publicidade publicidad publicite werbung',
  newsletter: 'newsletter newsletters news boletim boletin',
  contact:
    'contact contacted contactar contacto contato kontakt communication communications comms comunicacao comunicacoes comunicaciones message messages messaging mensagem mensagens notification notifications notificacoes alerts updates disturb',
  gdpr: 'gdpr lgpd rgpd dsgvo',
  sale_or_sharing: 'sell sale sharing share ccpa',
  tracking: 'track tracking',
});
// Words with which a name means permission by itself, and words that need to say of what.
const yesAlone = setOf('optin optedin consent consents consented consentimento consentement consentimiento einwilligung');
const yesOf = setOf(
  'subscribed subscribe subscription subscriptions subscriber permission permissions permitted permit permits permissao permissoes permite allow allows allowed accept accepts accepted agree agrees agreed authorize authorized authorise authorised autoriza autorizacao want wants quer enabled may can aceita aceite inscrito recebe receber preference preferences preferencia preferencias',
);
const noAlone = setOf(
  'unsubscribed unsubscribe unsubscribes optout optedout dnc descadastrado descadastrada desinscrito abgemeldet desuscrito desabonne',
);
const noOf = setOf(
  'donot no nao withdrawn revoked refused denied declined objected objection blocked suppressed stop stopped recusa recusou retirado widerrufen',
);
const fillers = setOf(
  'is has have user users customer status flag state to from for the all any receive receives receiving get gets via by of our list lists channel channels category categories purpose purposes setting settings me us my your given granted requested group topic direct and e y und et de do da',
);
const dates = setOf('at date on since time timestamp when em data');
// A name that goes on like this tells about a permission, not what was said.
const asides = setOf(
  'version text id ids source ip url method form language string name hash copy reason count number total page link age document double confirmed pending verified clicked viewed shown opened sent failed started updated changed',
);
const counted = setOf(
  'emails mails mailings texts calls letters cartas promos promotions promocoes offers ofertas campaigns newsletters messages mensagens notifications notificacoes alerts updates subscriptions comunicacoes communications',
);
const pairs: Readonly<Record<string, string>> = {
  ...{ 'e mail': 'email', 'e mails': 'emails', 'opt in': 'optin', 'opt ins': 'optin', 'opted in': 'optedin', 'opt out': 'optout' },
  ...{ 'opt outs': 'optout', 'opted out': 'optedout', 'do not': 'donot', 'don t': 'donot', 'un subscribed': 'unsubscribed' },
  ...{ 'whats app': 'whatsapp', 'text message': 'sms', 'text messages': 'sms', 'direct mail': 'directmail', 'in app': 'inapp' },
};
const glued = /^(.+?)(optin|optout|unsubscribed|unsubscribe|subscribed|consent)$/;

/** The words of a name, however it is written: `emailOptIn`, `email_opt_in` and `E-mail opt-in` are the same. Pure. */
export function permissionWordsOf(name: string): string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  const raw = foldLetters(spaced)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const words: string[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const pair = pairs[`${raw[at]} ${raw[at + 1]}`];
    if (pair !== undefined) at += 1;
    words.push(...unglued(pair ?? (raw[at] as string)));
  }
  return words;
}

function unglued(word: string): string[] {
  if (yesAlone.has(word) || yesOf.has(word) || noAlone.has(word)) return [word];
  const [, before, after] = glued.exec(word) ?? [];
  return before !== undefined && after !== undefined && isKnown(before) ? [before, after] : [word];
}

function isKnown(word: string): boolean {
  return channelOfWord.has(word) || aboutOfWord.has(word) || fillers.has(word);
}

// As many names as a firm has, and some that a program makes up.
const namesCachedMax = 10_000;
const cache = new BoundedCache<string, PermissionName | 'none'>(namesCachedMax);

/**
 * What a name (or names one within another) says of permission; undefined for one that is no permission. Goes by the words of English and, less far,
 * Portuguese, Spanish, French and German; every word must be known, but where `consent` or an opt-in stands beside others, which are then
 * what it is about. Assumption: who names a field so means permission by it; an answer under it must still be a clear yes or no. Pure.
 */
export function permissionNameOf(names: readonly string[]): PermissionName | undefined {
  const key = names.join(' ');
  let known = cache.get(key);
  if (known === undefined) {
    known = readName(names.flatMap(permissionWordsOf)) ?? 'none';
    cache.set(key, known);
  }
  return known === 'none' ? undefined : known;
}

function readName(words: readonly string[]): PermissionName | undefined {
  const channels = [...new Set(words.flatMap((word) => channelOfWord.get(word) ?? []))];
  const abouts = new Set(words.flatMap((word) => aboutOfWord.get(word) ?? []));
  const isNo = words.some((word) => noAlone.has(word) || noOf.has(word));
  const stands = words.some((word) => yesAlone.has(word) || noAlone.has(word));
  const isSaid = isNo || stands || words.some((word) => yesOf.has(word));
  const isDated = words.some((word) => dates.has(word));
  const rest = words.filter(
    (word) => !(isKnown(word) || yesAlone.has(word) || yesOf.has(word) || noAlone.has(word) || noOf.has(word) || dates.has(word)),
  );
  if (words.some((word) => asides.has(word))) return undefined;
  // When something was allowed says less than whether it is: only refusals are read from dates.
  if (isDated && !isNo) return undefined;
  const about = channels.length + abouts.size > 0;
  const isConsent = words.some((word) => word.startsWith('consent') || word === 'einwilligung');
  // "Plan unsubscribed" is no word on messages; "photo consent" is one on photos.
  if (rest.length > 0 && !(stands && (about || isConsent))) return undefined;
  if (!about && !stands) return undefined;
  const isPlain = !isSaid && !words.some((word) => aboutOfWord.has(word) && word !== 'contact' && word !== 'contacted');
  // A channel alone, or that somebody is a contact, is no permission.
  if (isPlain && channels.length === 0) return undefined;
  const purposes = rest.length > 0 ? [[...channels, ...rest].join('_')] : purposesOf(channels, abouts, isConsent);
  return { sense: isNo ? 'no' : 'yes', purposes, isCounted: words.some((word) => counted.has(word)), isLoose: isPlain, isDated };
}

function purposesOf(channels: readonly string[], abouts: ReadonlySet<string>, isConsent: boolean): string[] {
  const special = ['sale_or_sharing', 'tracking'].filter((one) => abouts.has(one));
  if (special.length > 0) return special;
  const about = abouts.has('marketing') ? 'marketing' : abouts.has('newsletter') ? 'newsletter' : undefined;
  if (channels.length > 0)
    return channels.map((one) => (about === undefined ? one : one === 'email' && about === 'newsletter' ? about : `${one}_${about}`));
  if (about !== undefined) return [about];
  if (abouts.has('gdpr')) return ['gdpr'];
  if (abouts.has('contact')) return ['contact'];
  // Who opts in or out without saying of what speaks of advertising messages; who consents, of being written to at all.
  return [isConsent ? 'contact' : 'marketing'];
}

const yesWords = setOf(
  'true 1 yes y on sim s si oui ja granted given allowed allow accepted agreed consented optedin optin subscribed enabled aceito aceite concedido autorizado accorde erteilt zugestimmt akzeptiert',
);
const noWords = setOf(
  'false 0 no n off nao non nein none never withdrawn withdraw denied deny revoked refused rejected declined optedout optout unsubscribed disabled retirado recusado negado revogado cancelado descadastrado refuse retire rechazado abgelehnt widerrufen abgemeldet',
);
const sureWords = setOf('optedin optin subscribed optedout optout unsubscribed descadastrado abgemeldet');

const refusedNow = setOf('unsubscribed unsubscribe unsubscribes optedout optout withdrawn revoked denied declined refused');
const allowedNow = setOf('subscribed optedin optin given granted allowed accepted');
const changedNow = setOf('updated changed set saved submitted given');
const changeable = setOf('consent consents preference preferences permission permissions subscription subscriptions');

/** What an event's name alone says: `Email Unsubscribed`, `SMS Opted In`, `Consent Withdrawn`. Undefined for what says neither. Pure. */
export function permissionOfEventName(name: string): { readonly purposes: readonly string[]; readonly granted: boolean } | undefined {
  const words = permissionWordsOf(name);
  const granted = words.some((word) => refusedNow.has(word)) ? false : words.some((word) => allowedNow.has(word)) ? true : undefined;
  if (granted === undefined) return undefined;
  const found = permissionNameOf([name]);
  return found === undefined || found.isLoose ? undefined : { purposes: found.purposes, granted };
}

/** Whether an event of this name tells in its properties what is allowed now: `Email Preferences Updated`. Pure. */
export function tellsPermissions(name: string): boolean {
  const words = permissionWordsOf(name);
  return words.some((word) => changeable.has(word)) && words.some((word) => changedNow.has(word));
}

/** The channel that a value names, in our own word for it. Pure. */
export function channelNamed(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const [first, ...more] = permissionWordsOf(value).flatMap((word) => channelOfWord.get(word) ?? []);
  return more.length === 0 ? first : undefined;
}

/** Yes or no, as it is written in several languages; undefined for what is neither. Pure. */
export function yesOrNo(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = answerWord(value);
  return word === undefined ? undefined : yesWords.has(word) ? true : noWords.has(word) ? false : undefined;
}

function answerWord(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.length > 40) return undefined;
  return foldLetters(value)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Whether a value under a permission's name allows (true) or forbids (false); undefined where it says neither. Pure. */
export function answerUnder({ sense, isCounted, isLoose, isDated }: PermissionName, value: unknown): boolean | undefined {
  if (isCounted && typeof value === 'number') return undefined;
  if (isLoose && !(typeof value === 'string' && sureWords.has(answerWord(value) ?? ''))) return undefined;
  if (isDated && sense === 'no' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)) return false;
  const answer = yesOrNo(value);
  if (sense === 'yes') return answer;
  // "Unsubscribed: no" takes a refusal back without being a yes to anything.
  return answer === true || (typeof value === 'string' && /^(?:unsubscribed|optedout|optout)$/.test(answerWord(value) ?? ''))
    ? false
    : undefined;
}

/** The channels that words name, in our own words for them. Pure. */
export function channelsOfWords(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => channelOfWord.get(word) ?? []))];
}

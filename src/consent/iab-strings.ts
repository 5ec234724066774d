import type { CustomerEvent } from '../event/index.ts';
import { dayMs, isJsonObject, type JsonObject, type JsonValue } from '../foundation/index.ts';
import { objectionOfUsPrivacy, readGppString } from './gpp-string.ts';
import { saleOrSharing } from './permission-scope.ts';
import type { PermissionSignal } from './permission-statement.ts';
import type { Purpose } from './purpose.ts';
import { readTcfString, type TcfConsent } from './tcf-string.ts';

/** What a string of the IAB says in our words; time in milliseconds since 1970. */
export interface StringWords {
  readonly signal: Extract<PermissionSignal, 'gpp' | 'tcf'>;
  readonly time: number;
  readonly answers: readonly (readonly [name: string, granted: boolean])[];
}

type StringName = 'gdprApplies' | 'gpp' | 'tcf' | 'usPrivacy';
const nameOf = new Map<string, StringName>([
  ...['tcString', 'tcfString', 'tc_string', 'tcf_string', 'tcf', 'TCString', 'IABTCF_TCString'].map(named('tcf')),
  ...['gppString', 'gpp_string', 'gpp', 'IABGPP_HDR_GppString'].map(named('gpp')),
  ...['uspString', 'usp_string', 'us_privacy', 'usPrivacy', 'IABUSPrivacy_String'].map(named('usPrivacy')),
  ...['gdprApplies', 'gdpr_applies', 'IABTCF_gdprApplies'].map(named('gdprApplies')),
]);

/** Whether a member of this name may hold a string of the IAB. Pure. */
export const isStringName = (name: string): boolean => nameOf.has(name);

function named(name: StringName): (text: string) => [string, StringName] {
  return (text) => [text, name];
}

/** Purposes of the framework, each needed for its use; 1 (reading and writing on her device) for every use that goes by a cookie. */
const usesOfTcf: readonly { readonly use: Purpose; readonly needs: readonly number[] }[] = [
  { use: 'advice', needs: [1, 5, 6] },
  { use: 'analysis', needs: [1, 8, 9] },
  { use: 'advertising', needs: [1, 2, 3, 4] },
];
// Measuring may be told of as a legitimate interest; personal ads and content may not (purposes 3 to 6).
const mayBeInterest: ReadonlySet<number> = new Set([2, 7, 8, 9, 10, 11]);
const preciseLocation = 1;

/**
 * What the strings of the IAB on an event say: in its consent object, beside it, and, where it is an event made for permission (`isAboutIt`), among its
 * properties. Where the event says that the law of Europe does not apply, the European part is silent. Pure.
 */
export function stringWordsOf({ context, properties }: CustomerEvent, time: number, isAboutIt: boolean): StringWords[] {
  const found = new Map<StringName, JsonValue>();
  if (context.consent !== undefined && isJsonObject(context.consent)) find(context.consent, found);
  find(context, found);
  if (isAboutIt) find(properties, found);
  if (found.size === 0) return [];
  const gpp = textOf(found.get('gpp'), 'gppString');
  const opened = gpp === undefined ? undefined : readGppString(gpp);
  const words: StringWords[] = [];
  const tcf = textOf(found.get('tcf'), 'tcString') ?? opened?.tcf;
  const applies = found.get('gdprApplies');
  if (tcf !== undefined && applies !== false && applies !== 0 && applies !== '0') {
    const consent = readTcfString(tcf, time);
    if (consent !== undefined) words.push(...tcfWords(consent, time));
  }
  const objects = opened?.objectsToSale ?? objectionOfUsPrivacy(textOf(found.get('usPrivacy'), 'uspString'));
  if (objects !== undefined) words.push({ signal: 'gpp', time, answers: [[saleOrSharing, !objects]] });
  return words;
}

/** Every event is asked: one look at each member costs less than looking for each of twenty names. */
function find(members: JsonObject, found: Map<StringName, JsonValue>): void {
  for (const key in members) {
    const name = nameOf.get(key);
    if (name !== undefined && !found.has(name)) found.set(name, members[key] as JsonValue);
  }
}

/**
 * A TC string is sent again with every event, so what it says was said when it was last updated. Of that often only the day is known: a yes counts from
 * its beginning and a no to its end, so that where both could have been first, the no is newer.
 */
function tcfWords(consent: TcfConsent, time: number): StringWords[] {
  const answers: [string, boolean][] = [];
  for (const { use, needs } of usesOfTcf) {
    const isYes = needs.every((purpose) => consent.purposes.has(purpose));
    const isNo = needs.some(
      (purpose) => !consent.purposes.has(purpose) && !(mayBeInterest.has(purpose) && consent.legitimateInterests.has(purpose)),
    );
    if (isYes || isNo) answers.push([use, isYes]);
  }
  answers.push(['location', consent.specialFeatures.has(preciseLocation)]);
  const isDayOnly = consent.lastUpdated % dayMs === 0;
  const ofNo = Math.min(time, isDayOnly ? consent.lastUpdated + dayMs - 1 : consent.lastUpdated);
  const split = (granted: boolean, at: number): StringWords[] => {
    const some = answers.filter(([, answer]) => answer === granted);
    return some.length === 0 ? [] : [{ signal: 'tcf', time: at, answers: some }];
  };
  return [...split(true, Math.min(time, consent.lastUpdated)), ...split(false, ofNo)];
}

/** A text, or the one under `inner` of an object (`consent.tcf.tcString`). */
function textOf(found: JsonValue | undefined, inner: string): string | undefined {
  const value = isJsonObject(found) ? (found[inner] ?? found.string) : found;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

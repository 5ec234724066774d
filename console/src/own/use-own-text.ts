import { useTranslation } from 'react-i18next';
import type { OwnRefusedSignal, OwnUsedSignal } from '../api/contract.ts';
import { humanName } from '../format/name.ts';
import * as time from '../format/time.ts';
import { localeOf, readerZone } from '../format/use-format.ts';
import { useTraitName } from '../people/use-trait-name.ts';

/** Kinds whose value is a key of ours, with where its words stand. */
const worded: Readonly<Record<string, string>> = { stage: 'own.stage', relationship: 'own.relationship.name', channel: 'own.channel' };
/** Kinds of which what stands behind them is a name that a machine was given. */
const named: ReadonlySet<string> = new Set([
  'boughtBy',
  'device',
  'occasion',
  'permission',
  'place',
  'preference',
  'receives',
  'route',
  'trait',
]);

/** Everything on the page of her own space, in her words. */
export function useOwnText() {
  const { t, i18n } = useTranslation();
  const traitName = useTraitName();
  const setting = { locale: localeOf(i18n.language), zone: readerZone, now: Date.now() };
  const wordOr = (key: string, otherwise: string): string => (i18n.exists(key) ? t(key as 'own.yes') : otherwise);
  const valueText = ({ kind, value }: OwnUsedSignal): string => {
    if (value === undefined) return '';
    if (typeof value === 'boolean') return t(value ? 'own.yes' : 'own.no');
    const place = worded[kind];
    if (place !== undefined) return wordOr(`${place}.${value}`, humanName(String(value)));
    return typeof value === 'string' && named.has(kind) ? humanName(value) : String(value);
  };
  const aboutOf = ({ kind, about }: OwnRefusedSignal | OwnUsedSignal): string => {
    if (about === undefined) return '';
    if (kind === 'channel' || kind === 'boughtBy') return wordOr(`own.channel.${about}`, humanName(about));
    if (kind === 'trait') return traitName(about);
    return named.has(kind) ? humanName(about) : about;
  };
  return {
    t,
    /** What a signal is: “What you seem to be interested in”. */
    label: ({ kind, words }: OwnRefusedSignal | OwnUsedSignal): string => wordOr(`own.signal.${kind}`, words),
    /** Which one, and what it says: “City: Lisbon”. */
    detail: (signal: OwnUsedSignal): string => [aboutOf(signal), valueText(signal)].filter((part) => part !== '').join(': '),
    about: aboutOf,
    channel: (name: string): string => wordOr(`own.channel.${name}`, humanName(name)),
    place: humanName,
    ago: (at: string): string => time.ago(at, setting),
    exact: (at: string): string => time.exactTime(at, setting),
    date: (at: string): string => time.longDate(at, setting),
  };
}

import { useTranslation } from 'react-i18next';
import type { MomentChoice, MomentSignal } from '../api/contract.ts';
import { humanName } from '../format/name.ts';
import { withCapital } from '../format/sentence.ts';
import { useFormat } from '../format/use-format.ts';
import { useEntryText } from '../people/customer/use-entry-text.ts';
import { useChannelName } from '../people/use-channel-name.ts';

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'] as const;
/** The signs of a stage that have no name in them, as the server says them. */
const plainSigns: Readonly<Record<string, 'bought' | 'come' | 'looking' | 'nothing' | 'quiet'>> = {
  'is looking around': 'looking',
  'bought lately': 'bought',
  'has bought, and was quiet since': 'quiet',
  'nothing is known yet': 'nothing',
  'has just come': 'come',
};

/** What a decision went by, in the reader's language where its value alone says it; else in the server's words. */
export function useSignalText() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const channelName = useChannelName();
  const entryText = useEntryText();
  const visit = (number: number): string => {
    const word = ordinals[number - 1];
    return word === undefined ? t('deciding.visit.later', { number }) : t(`deciding.visit.${word}`);
  };
  const sign = (because: string): string => {
    const known = plainSigns[because];
    if (known !== undefined) return t(`deciding.sign.${known}`);
    const twice = /^looked at (.*) more than once$/.exec(because)?.[1];
    return twice === undefined ? because : t('deciding.sign.twice', { what: twice });
  };
  const stage = (key: string, because: string | undefined): string => {
    const name = i18n.exists(`deciding.stage.${key}`) ? t(`deciding.stage.${key as 'care'}`) : humanName(key);
    return because === undefined ? name : t('deciding.because', { stage: name, sign: sign(because) });
  };
  const relationship = (key: string): string =>
    i18n.exists(`deciding.relationship.${key}`) ? t(`deciding.relationship.${key as 'helpMe'}`) : humanName(key);
  const device = (key: string): string =>
    i18n.exists(`content.device.${key}`) ? t(`content.device.${key}` as 'content.device.web') : humanName(key);
  const signal = ({ name, words, value, named }: MomentSignal): string => {
    // Nothing is told of what is hidden from the reader, and of what is not known there is no value.
    if (value === null || value === undefined) return words;
    const [kind = '', about = ''] = name.split(/:(.*)/s);
    const text = String(value);
    if (kind === 'intent' && typeof value === 'number')
      return t('deciding.signal.intent', { topic: named ?? about, strength: format.share(value) });
    if (kind === 'read') return t('deciding.signal.read', { what: about, count: Number(value) });
    switch (name) {
      case 'visitNumber':
        return visit(Number(value));
      case 'question':
        return t('deciding.signal.question', { question: named ?? text });
      case 'stage':
        return stage(text, /\((.*)\)$/s.exec(words)?.[1]);
      case 'route':
        return entryText({ route: text } as Parameters<typeof entryText>[0]);
      case 'channel':
        return t('deciding.signal.channel', { channel: channelName(text) });
      case 'device':
        return t('deciding.signal.device', { device: device(text) });
      case 'hour':
        return t('deciding.signal.hour', { hour: text });
      case 'place':
        return t('deciding.signal.place', { place: text });
      case 'language':
        return t('deciding.signal.language', { language: text });
      case 'campaign':
        return t('deciding.signal.campaign', { campaign: text });
      case 'searches':
        return t('deciding.signal.searches', { term: text });
      case 'relationship':
        return t('deciding.signal.relationship', { relationship: relationship(text) });
      case 'known':
        return t(value === true ? 'deciding.signal.known' : 'deciding.signal.unknown');
      case 'override':
        return t('deciding.signal.colleague');
      default:
        return words;
    }
  };
  /** Why something was chosen: a colleague's word first, then the rule's, then what was known of her. */
  const reason = (choice: MomentChoice, of: { default: boolean; signals?: readonly MomentSignal[] }): string => {
    const { override, because, signals = [] } = choice;
    const used = (of.signals ?? []).filter(({ name }) => name !== 'override' && signals.includes(name));
    // A reason that rests on something hidden is not told.
    if (override === undefined && because === undefined && used.length === 0) {
      if (of.default) return t('deciding.usual');
      return signals.length === 0 && (choice.reason ?? '') !== '' ? t('deciding.nothing') : (choice.reason ?? '');
    }
    const parts = [
      ...(override === undefined ? [] : [t('deciding.colleague', { name: override.by, reason: override.reason })]),
      ...(because === undefined ? [] : [because]),
      ...used.map(signal),
    ];
    return `${withCapital(parts.join('; '))}.`;
  };
  return { t, format, visit, stage, relationship, device, signal, reason };
}

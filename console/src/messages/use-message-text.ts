import { useTranslation } from 'react-i18next';
import type { CustomerMessage, CustomerMessageDetails } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';

type Reason = CustomerMessage['reasons'][number];

/** Where messages stand and why, in the reader's language; a code that no catalogue knows is said in the server's words. */
export function useMessageText() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const reason = ({ code, words }: Pick<Reason, 'code' | 'words'>): string => {
    // Only a person's own words say why a message was called off, or what a mail server answered.
    if (words !== '' && (code === 'message.cancelled' || code === 'connector.failed')) return words;
    return i18n.exists(`messages.code.${code}`) ? t(`messages.code.${code}` as 'messages.code.quiet_hours') : words || code;
  };
  const way = (one: CustomerMessage['channel']) => t(`messages.way.${one}`);
  /** By which channel a step of a message came to be, why, and by whom. */
  const stepMeans = ({ state, code, words, channel, by }: CustomerMessageDetails['steps'][number]): string => {
    // A step that only says how the message stands has its channel for words, or what a mail server answered.
    const isPlain = code === `message.${state}` && (channel !== undefined || words === '');
    const why = code.startsWith('receipt.') ? words : isPlain ? '' : reason({ code, words });
    return [channel === undefined ? '' : way(channel), why, by === 'product' ? '' : by].filter((part) => part !== '').join(' · ');
  };
  const forWhat = (purpose: string) =>
    i18n.exists(`messages.forWhat.${purpose}`) ? t(`messages.forWhat.${purpose}` as 'messages.forWhat.service') : purpose;
  const standing = ({ state, isStandIn }: Pick<CustomerMessage, 'isStandIn' | 'state'>) =>
    state === 'sent' && isStandIn ? t('messages.kept') : t(`messages.state.${state}`);
  const says = ({ says: { subject, text, content } }: Pick<CustomerMessage, 'says'>): string =>
    [subject, text].filter(Boolean).join(' – ') ||
    (content === undefined ? '' : t('outbox.content', { key: content, defaultValue: content }));
  return { t, format, reason, stepMeans, way, forWhat, standing, says };
}

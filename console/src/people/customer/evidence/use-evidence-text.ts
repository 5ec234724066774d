import { useTranslation } from 'react-i18next';
import type { Evidence, EvidenceEntry } from '../../../api/contract.ts';
import { useFormat } from '../../../format/use-format.ts';
import type { OpenedNumber } from './opened-number.ts';

// The fourth of January 1970 was a Sunday.
const sundayMs = 3 * 86_400_000;
const careKinds: ReadonlySet<string> = new Set(['call', 'case', 'chat', 'complaint', 'repair', 'return']);
const signals: ReadonlySet<string> = new Set(['failed', 'fault', 'mended', 'opinion', 'use', 'warning']);

/** What the events behind a number are called, what they come to and what each says, in the reader's language. */
export function useEvidenceText() {
  const { t } = useTranslation();
  const format = useFormat('UTC');
  const weekday = (day: number) =>
    new Intl.DateTimeFormat(format.locale, { weekday: 'long', timeZone: 'UTC' }).format(sundayMs + day * 86_400_000);
  const taste = ({ attribute, value }: { attribute: string; value: string }) =>
    value === 'yes' ? attribute : value === 'no' ? t('leaning.without', { what: attribute }) : value;
  const within = (text: string, days: string | undefined) => (days === undefined ? text : t('made.within', { text, count: Number(days) }));

  /** `thing` is what an owned thing is called. */
  const title = (number: OpenedNumber, thing: string): string => {
    switch (number.of) {
      case 'taste':
        return t('made.title.taste', { what: taste(number) });
      case 'message':
        return t('made.title.message', { channel: t(`leaning.channel.${number.channel as 'email'}`) });
      case 'purchase':
        return within(t('made.title.purchase'), number.withinDays);
      case 'care':
        return within(
          number.care === undefined ? t('made.title.care') : t(`made.care.${number.care as 'call'}`, { count: 2 }),
          number.withinDays,
        );
      case 'signal':
        return within(t(`made.signal.${number.signal as 'web'}`), number.withinDays);
      case 'owned':
        return number.part === undefined ? t('made.title.owned', { thing }) : t(`made.part.${number.part as 'hardware'}`, { thing });
      default:
        return t('made.title.receiving');
    }
  };

  const sums = (number: OpenedNumber, { count, all, days }: Evidence): string => {
    switch (number.of) {
      case 'taste':
        return t('made.sums.taste', { what: taste(number), chosen: format.count(count), count: all });
      case 'receiving':
        return t('made.sums.receiving', { way: t(`leaning.way.${number.way as 'collect'}`), chosen: format.count(count), count: all });
      case 'message':
        return t('made.sums.message', { answered: format.count(count), count: all > count ? all - count : count });
      case 'purchase':
        return t('made.sums.purchase', { count, days: t('worth.days', { count: days }) });
      case 'signal':
        return t('made.sums.signal', { count: all, days: t('worth.days', { count: days }) });
      case 'care':
        return t('made.sums.care', { count });
      default:
        return t('made.sums.owned', { count: all });
    }
  };

  const mark = (number: OpenedNumber, { mark: said, label, weekday: day }: EvidenceEntry): string => {
    const joined = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined && part !== '').join(', ');
    if (number.of === 'receiving')
      return joined(t(`leaning.way.${said as 'collect'}`), label, day === undefined ? undefined : weekday(day));
    if (said === 'chosen' || said === 'passedOver') return label ?? '';
    if (careKinds.has(said) && number.of !== 'owned') return t(`made.care.${said as 'call'}`, { count: 1 });
    // That it was bought is what its title says.
    if (said === 'order' || said === 'there') return '';
    if (number.of === 'owned' && (signals.has(said) || said === 'repair')) return t(`made.thing.${said as 'fault'}`);
    return joined(label, t(`made.mark.${said as 'sent'}`));
  };

  return { title, sums, mark };
}

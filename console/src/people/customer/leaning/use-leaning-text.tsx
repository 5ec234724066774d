import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JointAnswer, Leanings, Taste } from '../../../api/contract.ts';
import { useFormat } from '../../../format/use-format.ts';
import { EvidenceLink } from '../evidence/evidence-link.tsx';

// The fourth of January 1970 was a Sunday.
const sundayMs = 3 * 86_400_000;

/** What leanings say in the reader's language, out of their numbers; each number opens to the events that it was made of. */
export function useLeaningText({ ways, messages, likes, unknown }: Leanings) {
  const { t } = useTranslation();
  const format = useFormat('UTC');
  const weekday = (day: number) =>
    new Intl.DateTimeFormat(format.locale, { weekday: 'long', timeZone: 'UTC' }).format(sundayMs + day * 86_400_000);
  const dayText = (day: string) =>
    new Intl.DateTimeFormat(format.locale, { weekday: 'long', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day));
  const hourText = (hour: number) =>
    new Intl.DateTimeFormat(format.locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(hour * 3_600_000);
  const joined = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined && part !== '').join(', ');

  const wayName = (way: Leanings['ways'][number]['way']) => t(`leaning.way.${way}`);
  const receive = ({ receive: received }: JointAnswer) => {
    if (received === undefined) return '';
    const { way, place, day } = received;
    return joined(
      place === undefined ? wayName(way) : `${wayName(way)} ${t('leaning.at', { place })}`,
      day === undefined ? undefined : dayText(day),
    );
  };
  const receiveWhy = ({ receive: received }: JointAnswer): ReactNode => {
    if (received === undefined) return '';
    const { way, known, others } = received;
    const found = ways.find((one) => one.way === way);
    if (found === undefined || !known)
      return others === undefined ? t('leaning.onlyWay') : t('leaning.everybody', { people: format.count(others) });
    const { count, of } = found;
    const days =
      found.weekday === undefined ? undefined : t('leaning.days', { count: found.weekday.count, day: weekday(found.weekday.day) });
    return <EvidenceLink number={{ of: 'receiving', way }}>{joined(t('leaning.ways', { count, of }), days)}</EvidenceLink>;
  };
  const message = ({ message: sent }: JointAnswer) =>
    sent === undefined
      ? ''
      : joined(t(`leaning.channel.${sent.channel}`), t('leaning.when', { day: dayText(sent.day), time: hourText(sent.hour) }));
  const messageWhy = ({ message: sent }: JointAnswer): ReactNode => {
    const found = messages.find(({ channel }) => channel === sent?.channel);
    if (found === undefined || sent?.known === false)
      return found?.others === undefined ? t('leaning.few') : t('leaning.everybody', { people: format.count(found.others) });
    return listed(
      found.stated === true ? t('leaning.stated') : undefined,
      found.sent === 0 ? undefined : (
        <EvidenceLink number={{ of: 'message', channel: found.channel }}>
          {t('leaning.followed', { answered: found.answered, sent: found.sent })}
        </EvidenceLink>
      ),
    );
  };
  const taste = ({ attribute, value, chosen, offered }: Taste): ReactNode => {
    const what = value === 'yes' ? attribute : value === 'no' ? t('leaning.without', { what: attribute }) : value;
    return (
      <EvidenceLink number={{ of: 'taste', attribute, value }}>{t('leaning.chosen', { what, count: chosen, of: offered })}</EvidenceLink>
    );
  };
  const productWhy = ({ product }: JointAnswer): ReactNode =>
    product === undefined || !product.known || likes.length === 0 ? undefined : listed(...likes.slice(0, 2).map(taste));
  /** Only what is different in it. */
  const second = (best: JointAnswer, next: JointAnswer): ReactNode => {
    const parts: ReactNode[] = [];
    if (next.product?.id !== best.product?.id && next.product !== undefined) parts.push(next.product.id);
    const withWhy = (what: string, why: ReactNode) => (
      <>
        {what} ({why})
      </>
    );
    if (next.receive !== undefined && next.receive.way !== best.receive?.way) parts.push(withWhy(receive(next), receiveWhy(next)));
    if (next.message?.channel !== best.message?.channel) parts.push(withWhy(message(next), messageWhy(next)));
    return between('; ', parts);
  };
  const left = (why: 'noAddress' | 'refused') => {
    const names = messages.filter((one) => one.left === why).map(({ channel }) => t(`leaning.channel.${channel}`));
    return names.length === 0 ? undefined : t(`leaning.missing.${why}`, { channels: names.join(', ') });
  };
  const missing = [
    unknown.some((one) => one.startsWith('what she likes')) ? t('leaning.missing.likes') : undefined,
    unknown.some((one) => one.startsWith('how she lets')) ? t('leaning.missing.ways') : undefined,
    unknown.some((one) => one.startsWith('which messages')) ? t('leaning.missing.messages') : undefined,
    ...(unknown.some((one) => one.startsWith('how to reach')) ? [left('refused'), left('noAddress')] : []),
  ].filter((one) => one !== undefined);
  return { receive, receiveWhy, message, messageWhy, taste, productWhy, second, missing };
}

/** What there is of these, with a comma between. */
function listed(...parts: ReactNode[]): ReactNode {
  return between(
    ', ',
    parts.filter((part) => part !== undefined && part !== ''),
  );
}

function between(sign: string, parts: readonly ReactNode[]): ReactNode {
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, which has them in one order.
    <Fragment key={at}>
      {at === 0 ? '' : sign}
      {part}
    </Fragment>
  ));
}

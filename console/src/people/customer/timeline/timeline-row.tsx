import type { TimelineEntry } from '../../../api/contract.ts';
import { useFormat } from '../../../format/use-format.ts';
import { TimeText } from '../../../parts/time-text.tsx';
import { useChannelName } from '../../use-channel-name.ts';
import { entryIcon } from './entry-icon.ts';
import styles from './timeline.module.css';
import { titleAndMoney } from './title-and-money.ts';
import { whereItHappened } from './where-it-happened.ts';

interface TimelineRowProps {
  entry: TimelineEntry;
  zone: string;
  arrived: boolean;
  tabStop: boolean;
  onOpen: () => void;
  onFocus: () => void;
}

/** One moment; it opens to the event behind it. */
export function TimelineRow({ entry, zone, arrived, tabStop, onOpen, onFocus }: TimelineRowProps) {
  const format = useFormat(zone);
  const channelName = useChannelName();
  const Icon = entryIcon(entry);
  const { title, money } = titleAndMoney(entry, format.money);
  return (
    <button
      type="button"
      className={styles.row}
      data-entry={entry.eventId}
      data-changed={arrived || undefined}
      tabIndex={tabStop ? 0 : -1}
      onClick={onOpen}
      onFocus={onFocus}
    >
      {entry.dateOnly === true ? (
        <span className={styles.time} />
      ) : (
        <TimeText at={entry.time} as="clock" zone={zone} className={styles.time} />
      )}
      <span className={styles.icon}>
        <Icon size={15} aria-hidden />
      </span>
      <span className={styles.what}>
        <span className={styles.headline}>
          {title}
          {money === undefined ? null : <span className={styles.money}>{money}</span>}
        </span>
        {entry.detail === undefined || entry.detail === '' ? null : (
          <span className={entry.kind === 'words' ? styles.said : styles.detail}>{entry.detail}</span>
        )}
        <span className={styles.where}>{whereItHappened(channelName(entry.channel), entry.source.name, entry.device)}</span>
      </span>
    </button>
  );
}

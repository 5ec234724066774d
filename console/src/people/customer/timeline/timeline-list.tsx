import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format/use-format.ts';
import { useScrollMargin } from '../../../parts/use-scroll-margin.ts';
import { useStacked } from '../use-stacked.ts';
import styles from './timeline.module.css';
import type { TimelineItem } from './timeline-items.ts';
import { TimelineRow } from './timeline-row.tsx';

interface TimelineListProps {
  items: TimelineItem[];
  zone: string;
  arrived: ReadonlySet<string>;
  onOpenEvent: (eventId: string) => void;
  onNearEnd: (() => void) | undefined;
  /** True when there is nothing older. */
  ended: boolean;
}

// On a narrow page the timeline stands between what is open and what is known: it shows the last moments, the rest on demand.
const stackedMax = 8;
const nearEndItems = 15;

/** The entries; only those on the screen are drawn, and one Tab stop leads in: arrows move between them. */
export function TimelineList({ items, zone, arrived, onOpenEvent, onNearEnd, ended }: TimelineListProps) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const stacked = useStacked();
  const [whole, setWhole] = useState(false);
  const shown = stacked && !whole ? items.slice(0, stackedMax) : items;
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | undefined>();
  const scrollMargin = useScrollMargin(list);

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: (at) => (shown[at]?.type === 'day' ? 44 : 56),
    overscan: 10,
    scrollMargin,
    getItemKey: (at) => shown[at]?.key ?? at,
  });
  const drawn = virtual.getVirtualItems();
  const lastIndex = drawn.at(-1)?.index;
  useLayoutEffect(() => {
    if (lastIndex !== undefined && shown.length === items.length && lastIndex >= items.length - nearEndItems) onNearEnd?.();
  }, [lastIndex, items.length, shown.length, onNearEnd]);

  const entryKeys = shown.filter((item) => item.type === 'entry').map((item) => item.key);
  const tabStop = current !== undefined && entryKeys.includes(current) ? current : entryKeys[0];
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0;
    if (step === 0 || event.metaKey || event.ctrlKey) return;
    const next = entryKeys[entryKeys.indexOf(tabStop ?? '') + step];
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    virtual.scrollToIndex(
      shown.findIndex((item) => item.key === next),
      { align: 'auto' },
    );
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(next)}"]`)?.focus());
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: moves the focus between the buttons inside. */}
      <div ref={list} className={styles.list} style={{ height: virtual.getTotalSize() }} onKeyDown={move}>
        {drawn.map((one) => {
          const item = shown[one.index];
          if (item === undefined) return null;
          return (
            <div
              key={one.key}
              data-index={one.index}
              ref={virtual.measureElement}
              className={styles.item}
              style={{ transform: `translateY(${one.start - scrollMargin}px)` }}
            >
              {item.type === 'day' ? (
                <h3 className={styles.day}>{format.day(item.time)}</h3>
              ) : (
                <TimelineRow
                  entry={item.entry}
                  zone={zone}
                  arrived={arrived.has(item.key)}
                  tabStop={item.key === tabStop}
                  onOpen={() => onOpenEvent(item.entry.eventId)}
                  onFocus={() => setCurrent(item.key)}
                />
              )}
            </div>
          );
        })}
      </div>
      {shown.length < items.length ? (
        <button type="button" className={styles.whole} onClick={() => setWhole(true)}>
          {t('timeline.whole')}
        </button>
      ) : ended && items.length > stackedMax ? (
        <p className={styles.end}>{t('timeline.end')}</p>
      ) : null}
    </>
  );
}

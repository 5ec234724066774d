import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Pause, Play, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DecisionPlaces } from '../api/contract.ts';
import { momentPlacesQuery, momentsQuery } from '../api/moments.ts';
import { useFormat } from '../format/use-format.ts';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { DataTable } from '../parts/table/data-table.tsx';
import styles from './moments.module.css';
import { useMomentColumns } from './use-moment-columns.tsx';
import { useNewestMoments } from './use-newest-moments.ts';

/** What was decided for whom a moment ago, and why; new decisions come in by themselves. */
export function Moments() {
  const { t } = useTranslation();
  const places = useQuery(momentPlacesQuery);
  return (
    <Page
      title={t('page.moments.title')}
      question={t('page.moments.question')}
      actions={
        <Button component={Link} to="/moment-rules" variant="default">
          {t('moments.toRules')}
        </Button>
      }
    >
      {places.data === undefined ? null : <Summary places={places.data} />}
      <Filters places={places.data} />
      <Log />
    </Page>
  );
}

function Summary({ places }: { places: DecisionPlaces }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { decisions, defaults, halfMs, slowMs, days } = places;
  if (decisions === 0) return null;
  return (
    <p className={styles.lead}>
      {t('moments.summary', { count: decisions, formatted: format.count(decisions), days })}{' '}
      <span className="muted">
        {defaults === 0 ? t('moments.noDefaults') : t('moments.defaults', { count: defaults, formatted: format.count(defaults) })}{' '}
        {t('moments.times', { half: format.latency(halfMs), slow: format.latency(slowMs) })}
      </span>
    </p>
  );
}

// As many as fit a line; the others are chosen by what is in the list.
const placesShown = 8;

function Filters({ places }: { places: DecisionPlaces | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { place, defaults } = useSearch({ from: '/shell/moments' });
  const known = places?.places ?? [];
  const shown = known.filter((one, at) => at < placesShown || one.place === place);
  const missing = place !== undefined && !shown.some((one) => one.place === place) ? [{ place, decisions: undefined }] : [];
  return (
    <div className={styles.filters}>
      <Choices
        parameter="place"
        label={t('moments.places')}
        chosen={place}
        options={[
          { value: undefined, label: t('moments.everywhere') },
          ...[...shown, ...missing].map((one) => ({
            value: one.place,
            label: one.place,
            ...(one.decisions === undefined ? {} : { count: format.count(one.decisions) }),
          })),
        ]}
      />
      <Choices
        parameter="defaults"
        label={t('moments.which')}
        chosen={defaults}
        options={[
          { value: undefined, label: t('moments.all') },
          { value: 'only', label: t('moments.onlyDefaults') },
        ]}
      />
    </div>
  );
}

function Log() {
  const { t } = useTranslation();
  const { place, defaults } = useSearch({ from: '/shell/moments' });
  const wish = { place, defaults: defaults === 'only' ? true : undefined };
  const query = useInfiniteQuery(momentsQuery(wish));
  const columns = useMomentColumns();
  const rows = query.data?.pages.flatMap((page) => page.decisions) ?? [];
  const { isHeld, hold, waiting, isNew } = useNewestMoments(wish, rows);
  return (
    <Loaded query={query} lines={10}>
      {() => (
        <DataTable
          label={t('page.moments.title')}
          rows={rows}
          columns={columns}
          rowKey={({ decision }) => decision}
          exportName="moments"
          isMarked={isNew}
          summary={
            <Button
              variant="subtle"
              size="xs"
              leftSection={isHeld ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
              onClick={() => hold(!isHeld)}
            >
              {isHeld ? (waiting === 0 ? t('moments.goOn') : t('moments.goOnWith', { count: waiting })) : t('moments.hold')}
            </Button>
          }
          onNearEnd={query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined}
          empty={
            <Empty icon={Waypoints} title={t(place === undefined && defaults === undefined ? 'moments.none' : 'moments.noneSo')}>
              {place === undefined && defaults === undefined ? t('moments.noneMeans') : undefined}
            </Empty>
          }
        />
      )}
    </Loaded>
  );
}

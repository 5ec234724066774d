import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentItem } from '../api/contract.ts';
import type { Column } from '../parts/table/column.ts';
import { TimeText } from '../parts/time-text.tsx';
import { aboutOf } from './about-of.ts';
import styles from './content.module.css';
import { StandingTag } from './standing-tag.tsx';

/** The list of content: what it says, of which kind, whether it is in use, what it is about, who answers for it, until when. */
export function useContentColumns(): Column<ContentItem>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('content.column.title'),
        plain: ({ title }) => title,
        track: 'minmax(0, 4fr)',
        cell: (item) => (
          <div className={styles.titleCell}>
            <Link to="/content/$key" params={{ key: item.key }}>
              {item.title}
            </Link>
            <span className={styles.fact}>{item.keyFact}</span>
          </div>
        ),
      },
      {
        id: 'kind',
        header: t('content.column.kind'),
        plain: ({ kind }) => t(`content.kind.${kind}`),
        track: 'minmax(108px, 1.1fr)',
        cell: ({ kind }) => t(`content.kind.${kind}`),
      },
      {
        id: 'standing',
        header: t('content.column.standing'),
        plain: ({ standing }) => t(`content.standing.${standing}`),
        track: 'minmax(156px, 1.3fr)',
        cell: (item) => <StandingTag standing={item.standing} />,
      },
      {
        id: 'tags',
        header: t('content.column.tags'),
        plain: ({ tags }) => aboutOf(tags).join(', '),
        track: 'minmax(0, 2.6fr)',
        cell: ({ tags }) => <Tags tags={tags} />,
      },
      {
        id: 'owner',
        header: t('content.column.owner'),
        plain: ({ owner }) => owner,
        track: 'minmax(0, 1.2fr)',
        cell: ({ owner }) => owner,
      },
      {
        id: 'until',
        header: t('content.column.until'),
        plain: (item) => endOf(item),
        track: 'minmax(0, 1fr)',
        cell: (item) => <Until day={endOf(item)} />,
      },
      {
        id: 'language',
        header: t('content.column.language'),
        plain: ({ language }) => language,
        track: '84px',
        extra: true,
        cell: ({ language }) => language,
      },
      {
        id: 'key',
        header: t('content.column.key'),
        plain: ({ key }) => key,
        extra: true,
        track: 'minmax(0, 1.4fr)',
        cell: ({ key }) => <code>{key}</code>,
      },
    ],
    [t],
  );
}

/** The first of the ends it has. */
function endOf({ until, rights }: ContentItem): string | undefined {
  return [until, rights.until].filter((end) => end !== undefined).sort()[0];
}

function Tags({ tags }: { tags: ContentItem['tags'] }) {
  const { t } = useTranslation();
  const waiting = tags.filter(({ state }) => state === 'suggested').length;
  const names = aboutOf(tags);
  return (
    <span className={styles.tagsCell}>
      {names.join(' · ')}
      {waiting === 0 ? null : <span className={styles.waiting}>{t('content.toConfirm', { count: waiting })}</span>}
    </span>
  );
}

function Until({ day }: { day: string | undefined }) {
  return day === undefined ? <span className="muted">—</span> : <TimeText at={day} as="date" />;
}

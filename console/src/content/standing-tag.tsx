import { Archive, CalendarClock, CalendarX, Check, CircleDashed, Tags } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContentItem } from '../api/contract.ts';
import { Tag } from '../parts/tag.tsx';

const looks = {
  inUse: { tone: 'good', icon: Check },
  draft: { tone: 'quiet', icon: CircleDashed },
  archived: { tone: 'quiet', icon: Archive },
  untagged: { tone: 'risk', icon: Tags },
  early: { tone: 'quiet', icon: CalendarClock },
  over: { tone: 'risk', icon: CalendarX },
} as const;

/** Whether decisions may choose an item now, and why not. */
export function StandingTag({ standing }: { standing: ContentItem['standing'] }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[standing];
  return (
    <Tag tone={tone} icon={icon} title={t(`content.standingMeans.${standing}`)}>
      {t(`content.standing.${standing}`)}
    </Tag>
  );
}

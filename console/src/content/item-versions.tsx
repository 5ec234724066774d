import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contentVersionsQuery } from '../api/content.ts';
import type { ContentItem } from '../api/contract.ts';
import { Block } from '../parts/block.tsx';
import { Versions } from '../parts/versions.tsx';

/** Who changed it, when and why. */
export function ItemVersions({ item }: { item: ContentItem }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(contentVersionsQuery(item.key));
  return (
    <Block title={t('content.versions')}>
      <Versions
        versions={data.map(({ body, ...one }) => ({
          ...one,
          said: one.version === item.version || body.keyFact === item.keyFact ? undefined : body.keyFact,
        }))}
      />
    </Block>
  );
}

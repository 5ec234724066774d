import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { pullsQuery } from '../../api/pulls.ts';
import { Block } from '../../parts/block.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { NewPull } from './new-pull.tsx';
import { OnePull } from './one-pull.tsx';

/** Addresses that are asked for this source at an interval, and how that goes. */
export function PullsBlock({ source, mayEdit }: { source: Source; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const pulls = useQuery(pullsQuery);
  return (
    <Block title={t('pulls.title')}>
      <Loaded query={pulls} lines={2}>
        {(all) => {
          const own = all.filter((pull) => pull.sourceId === source.id);
          return own.length === 0 ? (
            <p className="muted">{t('pulls.none')}</p>
          ) : (
            <ul>
              {own.map((pull) => (
                <OnePull key={pull.id} pull={pull} mayEdit={mayEdit} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {mayEdit ? (
        <Button variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t('pulls.create')}
        </Button>
      ) : null}
      {adding ? <NewPull source={source} onClose={() => setAdding(false)} /> : null}
    </Block>
  );
}

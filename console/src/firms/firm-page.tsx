import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Network } from 'lucide-react';
import type { Firm } from '../api/contract.ts';
import { firmQuery } from '../api/firms.ts';
import { useLive } from '../api/live.ts';
import { useMay } from '../app/use-session.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { BriefBlock } from './brief-block.tsx';
import { ContactsBlock } from './contacts-block.tsx';
import { FactsBlock, KnownByBlock } from './facts-blocks.tsx';
import styles from './firms.module.css';
import { OpenAtFirmBlock } from './open-at-firm-block.tsx';
import { PartsBlock, RelationsBlock } from './parts-blocks.tsx';
import { ReadingBlock } from './reading-block.tsx';
import { RolesBlock } from './roles-block.tsx';
import { SameFirmBlock } from './same-firm-block.tsx';
import { useFirmText } from './use-firm-text.ts';

/** One firm: who they are to us first, then what is open, who acts for them, and all that is known. */
export function FirmPage() {
  const { id } = useParams({ from: '/shell/firms/$id' });
  const { t } = useFirmText();
  const client = useQueryClient();
  const query = useQuery(firmQuery(id));
  useLive({ firm: id }, () => client.invalidateQueries({ queryKey: ['firm', id] }));
  const mayDecide = useMay('identity.decide');
  useLive(mayDecide ? { topic: 'joins' } : undefined, () => client.invalidateQueries({ queryKey: ['firm', id, 'likeness'] }));
  const firm = query.data;
  return (
    <Page
      title={firm?.name ?? t('page.firms.title')}
      question={firm === undefined ? undefined : <WhoTheyAre firm={firm} />}
      actions={
        firm === undefined ? undefined : (
          <Button
            variant="default"
            leftSection={<Network size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/firms/$id/graph" params={{ id: firm.id }} {...props} />}
          >
            {t('firms.graph')}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={12}>
        {(one) => (
          <div className={styles.page}>
            <div className={styles.columns}>
              <div>
                <OpenAtFirmBlock firm={one} />
                <SameFirmBlock firm={one} />
                <ReadingBlock firm={one} />
                <ContactsBlock firm={one} />
              </div>
              <div>
                <RolesBlock firm={one} />
                <BriefBlock firm={one} />
                <PartsBlock firm={one} />
                <RelationsBlock firm={one} />
                <KnownByBlock firm={one} />
                <FactsBlock firm={one} />
              </div>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function WhoTheyAre({ firm }: { firm: Firm }) {
  const text = useFirmText();
  const { t } = text;
  const live = firm.roles.filter(({ isLive }) => isLive);
  return (
    <>
      {live.length === 0 ? t('firms.toUsNothing') : t('firms.toUs', { roles: text.roles(live) })}
      {firm.parents.length === 0 ? null : (
        <>
          {' '}
          {t('firms.partOf')}{' '}
          {firm.parents.map((parent, at) => (
            <span key={parent.id}>
              {at === 0 ? '' : ' › '}
              <Link to="/firms/$id" params={{ id: parent.id }}>
                {parent.name}
              </Link>
            </span>
          ))}
          .
        </>
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contentItemQuery, contentRenditionsQuery, putContentState, undoContent } from '../api/content.ts';
import type { ContentItem } from '../api/contract.ts';
import { useLive } from '../api/live.ts';
import { useMay } from '../app/use-session.ts';
import { Block } from '../parts/block.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import styles from './content.module.css';
import { ItemFacts } from './item-facts.tsx';
import { ItemTags } from './item-tags.tsx';
import { ItemVersions } from './item-versions.tsx';
import { Renditions } from './renditions.tsx';
import { StandingTag } from './standing-tag.tsx';
import { VariantChoice } from './variant-choice.tsx';

/** One item: whether it is in use, what it is about, how each device shows it, whose it is. */
export function ItemPage() {
  const { key } = useParams({ from: '/shell/content/$key' });
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(contentItemQuery(key));
  useLive({ topic: 'content' }, () => client.invalidateQueries({ queryKey: ['content'] }));
  const item = query.data;
  return (
    <Page
      title={item?.title ?? t('page.content.title')}
      question={item?.keyFact}
      actions={item === undefined ? undefined : <Actions item={item} />}
    >
      <p className={styles.back}>
        <Link to="/content">{t('content.back')}</Link>
      </p>
      <Loaded query={query} lines={10}>
        {(shown) => (
          <div className={styles.itemPage}>
            <div>
              <p className={styles.standing}>
                <StandingTag standing={shown.standing} /> <span>{t(`content.kind.${shown.kind}`)}</span>{' '}
                <span className="muted">{t(`content.standingMeans.${shown.standing}`)}</span>
              </p>
              <ItemTags item={shown} />
              <ItemFacts item={shown} />
              <ItemVersions item={shown} />
            </div>
            <div>
              <Devices item={shown} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

type Deed = 'active' | 'draft' | 'archived' | 'undo';

function Actions({ item }: { item: ContentItem }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayEdit = useMay('content.edit');
  const [deed, setDeed] = useState<Deed>();
  if (!mayEdit) return null;
  const deeds: Deed[] =
    item.state === 'active' ? ['draft', 'archived'] : item.state === 'draft' ? ['active', 'archived'] : ['active', 'draft'];
  return (
    <>
      <Button component={Link} to="/content/$key/edit" params={{ key: item.key } as never}>
        {t('content.change')}
      </Button>
      {[...deeds, ...(item.version > 1 ? (['undo'] as const) : [])].map((one) => (
        <Button key={one} variant="default" onClick={() => setDeed(one)}>
          {t(`content.deed.${one}`)}
        </Button>
      ))}
      {deed === undefined ? null : (
        <ReasonDialog
          opened
          title={t(`content.deed.${deed}`)}
          actionLabel={t(`content.deed.${deed}`)}
          onClose={() => setDeed(undefined)}
          onConfirm={async (reason) => {
            await (deed === 'undo' ? undoContent(item.key, reason) : putContentState(item.key, deed, reason));
            showToast(t('content.done'));
            await client.invalidateQueries({ queryKey: ['content'] });
          }}
        >
          <p>{t(`content.deedMeans.${deed}`)}</p>
        </ReasonDialog>
      )}
    </>
  );
}

function Devices({ item }: { item: ContentItem }) {
  const { t } = useTranslation();
  const [variant, setVariant] = useState<string>();
  const query = useQuery(contentRenditionsQuery(item.key, item.version, variant));
  return (
    <Block title={t('content.onDevices')}>
      <VariantChoice names={item.variants.map(({ name }) => name)} chosen={variant} onChoose={setVariant} />
      <Loaded query={query} lines={8}>
        {({ renditions }) => <Renditions renditions={renditions} />}
      </Loaded>
    </Block>
  );
}

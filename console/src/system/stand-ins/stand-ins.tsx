import { useQuery } from '@tanstack/react-query';
import { Check, CircleDashed, Drama, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StandIn } from '../../api/contract.ts';
import { standInsQuery } from '../../api/webhooks.ts';
import { Block } from '../../parts/block.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import styles from './stand-ins.module.css';

const states = ['standIn', 'missing', 'real'] as const;
const icons: Record<StandIn['state'], LucideIcon> = { standIn: Drama, missing: CircleDashed, real: Check };

/** Every way to the world outside: which only plays its part, which is not there, which is the real one, and how each is set. */
export function StandIns() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(standInsQuery);
  return (
    <Page title={t('page.standIns.title')} question={t('page.standIns.question')} width="reading">
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={8} />
      ) : (
        states.map((state) => <Adapters key={state} state={state} adapters={data.filter((one) => one.state === state)} />)
      )}
    </Page>
  );
}

function Adapters({ state, adapters }: { state: StandIn['state']; adapters: StandIn[] }) {
  const { t, i18n } = useTranslation();
  if (adapters.length === 0) return null;
  const say = (one: StandIn, part: 'howToReplace' | 'name' | 'what') =>
    i18n.exists(`standIns.item.${one.id}.${part}`) ? t(`standIns.item.${one.id}.${part}` as 'standIns.item.sms.name') : one[part];
  return (
    <Block title={t(`standIns.state.${state}`)} aside={adapters.length}>
      <ul className={styles.list}>
        {adapters.map((one) => (
          <li key={one.id}>
            <p className={styles.name}>
              {say(one, 'name')}{' '}
              <Tag icon={icons[state]} tone={state === 'standIn' ? 'risk' : state === 'real' ? 'good' : 'quiet'}>
                {t(`standIns.tag.${state}`)}
              </Tag>
            </p>
            <p>{say(one, 'what')}</p>
            <p className="muted">{say(one, 'howToReplace')}</p>
          </li>
        ))}
      </ul>
    </Block>
  );
}

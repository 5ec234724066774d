import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionDetails } from '../api/contract.ts';
import { endOverride, momentQuery } from '../api/moments.ts';
import { useMay } from '../app/use-session.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import { ChosenSection } from './chosen-section.tsx';
import styles from './decision.module.css';
import { DecisionHead } from './decision-head.tsx';
import { GateSection } from './gate-section.tsx';
import { MadeOfSection } from './made-of-section.tsx';
import { MomentSection } from './moment-section.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { RejectedSection } from './rejected-section.tsx';
import { SignalsSection } from './signals-section.tsx';

/** One decision: what was chosen and why, what it used and would be without it, what was left out, and what it was made of. */
export function DecisionPage() {
  const { t } = useTranslation();
  const { decision } = useParams({ from: '/shell/moments/$decision' });
  const query = useQuery({ ...momentQuery(decision), refetchInterval: 15_000 });
  const [wanted, setWanted] = useState<Wanted>();
  const shown = query.data;
  const mayOverride = useMay('moments.decide') && shown?.customer !== undefined;
  const choose = mayOverride ? (key: string, title: string) => setWanted({ key, title }) : undefined;
  return (
    <Page
      title={t('moments.oneTitle')}
      question={t('moments.oneQuestion')}
      actions={
        shown === undefined || !mayOverride ? undefined : (
          <Actions decision={shown} onOverride={() => setWanted({ key: undefined, title: '' })} />
        )
      }
    >
      <p className={styles.back}>
        <Link to="/moments">{t('moments.back')}</Link>
      </p>
      <Loaded query={query} lines={12}>
        {(one) => (
          <>
            <DecisionHead decision={one} />
            <div className={styles.columns}>
              <div>
                <ChosenSection decision={one} />
                <SignalsSection decision={one} />
              </div>
              <div>
                <MomentSection decision={one} />
                <GateSection decision={one} />
                <MadeOfSection decision={one} />
              </div>
            </div>
            <RejectedSection decision={one} onChoose={choose} />
            {wanted === undefined ? null : (
              <OverrideDialog
                decision={one}
                place={one.moment.place}
                wanted={wanted.key === undefined ? undefined : { key: wanted.key, title: wanted.title }}
                onClose={() => setWanted(undefined)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface Wanted {
  key: string | undefined;
  title: string;
}

function Actions({ decision, onOverride }: { decision: DecisionDetails; onOverride: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const { customer, choices } = decision;
  const { place } = decision.moment;
  const end = async () => {
    if (customer === undefined || !(await action.run(() => endOverride(customer, place)))) return;
    showToast(t('moments.overrideEnded', { place }));
    await client.invalidateQueries({ queryKey: ['moments'] });
  };
  return (
    <>
      {choices[0]?.override === undefined ? null : (
        <Button variant="default" onClick={() => void end()} disabled={action.busy}>
          {t('moments.overrideEnd')}
        </Button>
      )}
      <Button onClick={onOverride}>{t('moments.override')}</Button>
    </>
  );
}

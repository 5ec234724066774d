import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import type { MomentRules } from '../api/contract.ts';
import { momentRulesQuery, orderMomentRules, undoMomentRules } from '../api/moments.ts';
import { useMay } from '../app/use-session.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { RuleCard } from './rule-card.tsx';
import styles from './rules.module.css';
import { useRuleText } from './use-rule-text.ts';

/** The rules that every decision obeys before anything is ranked: in words, in their order, on or off, with what became of each. */
export function MomentRulesPage() {
  const { t } = useRuleText();
  const query = useQuery(momentRulesQuery);
  const mayEdit = useMay('moments.edit');
  const make = mayEdit ? (
    <Button component={Link} to="/moment-rules/new">
      {t('rules.make')}
    </Button>
  ) : undefined;
  return (
    <Page
      title={t('page.momentRules.title')}
      question={t('page.momentRules.question')}
      actions={
        <>
          {make}
          {mayEdit && (query.data?.version ?? 0) > 0 ? <Undo version={query.data?.version ?? 0} /> : null}
        </>
      }
    >
      <Loaded query={query} lines={8}>
        {(rules) =>
          rules.rules.length === 0 ? (
            <Empty icon={Scale} title={t('rules.none')} action={make}>
              {t('rules.noneMeans')}
            </Empty>
          ) : (
            <Rules rules={rules} mayEdit={mayEdit} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Undo({ version }: { version: number }) {
  const { t } = useRuleText();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('rules.undo')}
      </Button>
      <ReasonDialog
        opened={isAsking}
        title={t('rules.undo')}
        actionLabel={t('rules.undo')}
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => {
          await undoMomentRules(reason, version);
          showToast(t('rules.undone'));
          await client.invalidateQueries({ queryKey: ['moments', 'rules'] });
        }}
      >
        <p>{t('rules.undoMeans')}</p>
      </ReasonDialog>
    </>
  );
}

function Rules({ rules: { rules, version }, mayEdit }: { rules: MomentRules; mayEdit: boolean }) {
  const { t } = useRuleText();
  const client = useQueryClient();
  // Places that somebody gave them and has not saved yet, by key.
  const [order, setOrder] = useState<readonly string[]>();
  const [isAsking, setAsking] = useState(false);
  const keys = order ?? rules.map(({ key }) => key);
  const shown = keys.flatMap((key) => rules.filter((one) => one.key === key));
  const move = (key: string, by: -1 | 1) => {
    const at = keys.indexOf(key);
    const next = [...keys];
    next.splice(at, 1);
    next.splice(at + by, 0, key);
    setOrder(next.every((one, place) => one === rules[place]?.key) ? undefined : next);
  };
  return (
    <>
      <p className={styles.means}>{t('rules.orderMeans')}</p>
      {order === undefined ? null : (
        <div className={styles.bar} role="status">
          <span>{t('rules.orderChanged')}</span>
          <Button size="xs" onClick={() => setAsking(true)}>
            {t('rules.saveOrder')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setOrder(undefined)}>
            {t('rules.asBefore')}
          </Button>
        </div>
      )}
      <ol className={styles.rules}>
        {shown.map((rule, at) => (
          <RuleCard
            key={rule.key}
            rule={rule}
            version={version}
            mayEdit={mayEdit}
            onUp={at === 0 ? undefined : () => move(rule.key, -1)}
            onDown={at === shown.length - 1 ? undefined : () => move(rule.key, 1)}
          />
        ))}
      </ol>
      <ReasonDialog
        opened={isAsking}
        title={t('rules.saveOrder')}
        actionLabel={t('rules.saveOrder')}
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => {
          await orderMomentRules(keys, version, reason);
          setOrder(undefined);
          showToast(t('rules.saved'));
          await client.invalidateQueries({ queryKey: ['moments', 'rules'] });
        }}
      />
    </>
  );
}

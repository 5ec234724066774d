import { ActionIcon, Button, Switch } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { MomentRule } from '../api/contract.ts';
import { removeMomentRule, saveMomentRule, undoMomentRules } from '../api/moments.ts';
import type { Rule } from '../groups/use-group-text.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { RuleOutcome } from './rule-outcome.tsx';
import styles from './rules.module.css';
import { type RuleInList, useRuleText } from './use-rule-text.ts';

interface RuleCardProps {
  rule: RuleInList;
  /** The version of all rules that the reader looks at. */
  version: number;
  mayEdit: boolean;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

type Deed = 'off' | 'on' | 'remove';

/** One rule in words, whether it is on, where it stands, and what became of it. */
export function RuleCard({ rule, version, mayEdit, onUp, onDown }: RuleCardProps) {
  const text = useRuleText();
  const { t, format } = text;
  const [deed, setDeed] = useState<Deed>();
  const given = rule.rule as unknown as MomentRule;
  return (
    <li className={styles.card} data-off={rule.isOff || undefined}>
      <div className={styles.cardHead}>
        <h2 className={styles.name}>
          <Link to="/moment-rules/$key" params={{ key: rule.key }}>
            {rule.name}
          </Link>
        </h2>
        {mayEdit ? (
          <div className={styles.deeds}>
            <ActionIcon variant="subtle" disabled={onUp === undefined} onClick={onUp} aria-label={t('rules.up', { name: rule.name })}>
              <ArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="subtle" disabled={onDown === undefined} onClick={onDown} aria-label={t('rules.down', { name: rule.name })}>
              <ArrowDown size={16} aria-hidden />
            </ActionIcon>
            <Switch
              checked={!rule.isOff}
              onChange={() => setDeed(rule.isOff ? 'on' : 'off')}
              label={t(rule.isOff ? 'rules.isOff' : 'rules.isOn')}
              aria-label={t('rules.inForce', { name: rule.name })}
            />
          </div>
        ) : (
          <span className="muted">{t(rule.isOff ? 'rules.isOff' : 'rules.isOn')}</span>
        )}
      </div>
      <p className={styles.sentence}>
        <span className="muted">{t('rules.when')}</span> {text.when(given.when as Rule)}
        {given.places === undefined || given.places.length === 0 ? null : (
          <span className="muted"> {t('rules.atPlaces', { places: format.list([...given.places]) })}</span>
        )}
      </p>
      <p className={styles.sentence}>
        <b>{text.does(given, rule.items)}</b>
      </p>
      {given.because === undefined ? null : <p className={styles.small}>{t('rules.saysBecause', { because: given.because })}</p>}
      {rule.isOff ? null : <RuleOutcome rule={rule.key} effect={rule.effect} />}
      {mayEdit ? (
        <div className={styles.deeds}>
          <Button variant="default" size="xs" component={Link} to="/moment-rules/$key" params={{ key: rule.key } as never}>
            {t('rules.change')}
          </Button>
          <Button variant="subtle" size="xs" onClick={() => setDeed('remove')}>
            {t('rules.remove')}
          </Button>
        </div>
      ) : null}
      {deed === undefined ? null : <DeedDialog deed={deed} rule={rule} version={version} onClose={() => setDeed(undefined)} />}
    </li>
  );
}

function DeedDialog({ deed, rule, version, onClose }: Pick<RuleCardProps, 'rule' | 'version'> & { deed: Deed; onClose: () => void }) {
  const { t } = useRuleText();
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: ['moments', 'rules'] });
  const given = rule.rule as unknown as MomentRule;
  const confirm = async (reason: string) => {
    const { isOff: _, ...on } = given;
    const changed =
      deed === 'remove'
        ? await removeMomentRule(rule.key, version, reason)
        : await saveMomentRule(deed === 'off' ? { ...on, isOff: true } : on, version, reason);
    showToast(t(`rules.did.${deed}`, { name: rule.name }), {
      undo: () => void undoMomentRules(t('rules.undoneAtOnce'), changed.version).then(renew),
    });
    await renew();
  };
  return (
    <ReasonDialog
      opened
      title={t(`rules.deed.${deed}`, { name: rule.name })}
      actionLabel={t(`rules.deedDo.${deed}`)}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{t(`rules.deedMeans.${deed}`)}</p>
    </ReasonDialog>
  );
}

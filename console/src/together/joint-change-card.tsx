import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, CircleCheck, CircleDashed, CircleX, type LucideIcon, TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JointChange, Role } from '../api/contract.ts';
import { type JointStep, stepJointChange } from '../api/joint-changes.ts';
import { useMay } from '../app/use-session.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Tag, type Tone } from '../parts/tag.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { showToast } from '../parts/toast.ts';
import styles from './together.module.css';
import { useJointSentence } from './use-joint-sentence.ts';

const states: Record<JointChange['state'], { tone: Tone; icon: LucideIcon }> = {
  proposed: { tone: 'accent', icon: CircleDashed },
  signed: { tone: 'accent', icon: CircleDashed },
  carriedOut: { tone: 'good', icon: CircleCheck },
  withdrawn: { tone: 'quiet', icon: Undo2 },
  refused: { tone: 'risk', icon: CircleX },
};

/** One change: what it brings about, why, who has signed, and what this reader may do. */
export function JointChangeCard({ change }: { change: JointChange }) {
  const { t } = useTranslation();
  const sentenceOf = useJointSentence();
  const client = useQueryClient();
  const [step, setStep] = useState<JointStep | undefined>();
  const { tone, icon } = states[change.state];
  const take = async (reason: string) => {
    if (step === undefined) return;
    const after = await stepJointChange(change.id, step, reason);
    showToast(t(`together.done.${after.state}`));
    // What was decided may change any number on any page.
    void client.invalidateQueries();
  };
  const steps: JointStep[] = (['sign', 'refuse', 'withdraw'] as const).filter((one) => change.may[one]);
  return (
    <li className={styles.change}>
      <div className={styles.top}>
        <p className={styles.sentence}>{sentenceOf(change)}</p>
        <Tag tone={tone} icon={icon}>
          {t(`together.state.${change.state}`)}
        </Tag>
      </div>
      <p className={styles.reason}>
        “{change.reason}”{' '}
        <span className="muted">
          {t('together.proposed', { name: change.proposedBy })} <TimeText at={change.proposedAt} />
        </span>{' '}
        {change.settled === undefined ? <WhatItIsOf change={change} /> : null}
      </p>
      <ul className={styles.signatures} aria-label={t('together.signatures')}>
        {change.requiredRoles.map((role) => {
          const signature = change.signatures.find((one) => one.role === role);
          const roleName = t(`role.${role as Role}.name`, { defaultValue: role });
          return (
            <li key={role} data-signed={signature !== undefined}>
              {signature === undefined ? <CircleDashed size={15} aria-hidden /> : <Check size={15} aria-hidden />}
              <span>
                <b>{roleName}</b>{' '}
                {signature === undefined ? (
                  <span className="muted">{t('together.missing')}</span>
                ) : (
                  <>
                    {signature.name}, <TimeText at={signature.at} /> <span className="muted">“{signature.reason}”</span>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {change.settled === undefined || change.state === 'carriedOut' ? null : (
        <p className="muted">
          {change.settled.by}: “{change.settled.reason}”
        </p>
      )}
      {change.outdated === undefined ? null : (
        <p className={styles.outdated} role="note">
          <TriangleAlert size={15} aria-hidden />
          <span>{t('together.outdated')}</span>
        </p>
      )}
      {steps.length === 0 ? null : (
        <div className={styles.actions}>
          {steps.map((one) => (
            <Button key={one} variant={one === 'sign' ? 'filled' : 'default'} onClick={() => setStep(one)}>
              {t(`together.${one}`)}
            </Button>
          ))}
        </div>
      )}
      {step === undefined ? null : (
        <ReasonDialog
          opened
          title={t(`together.${step}Title`)}
          actionLabel={t(`together.${step}`)}
          onClose={() => setStep(undefined)}
          onConfirm={take}
        >
          <p>{sentenceOf(change)}</p>
          {step === 'sign' && change.missingRoles.length === 1 ? <p className="muted">{t('together.lastSignature')}</p> : null}
        </ReasonDialog>
      )}
    </li>
  );
}

/** The way to what it speaks of: whoever signs looks at that first. */
function WhatItIsOf({ change }: { change: JointChange }) {
  const { t } = useTranslation();
  const mayReadValue = useMay('value.read');
  const mayReadPeople = useMay('people.read');
  if (change.kind === 'field.retire' && mayReadValue) {
    return (
      <Link to="/fields" search={{ field: String(change.change.field) }}>
        {t('together.lookField')}
      </Link>
    );
  }
  return change.kind === 'service.floor.lower' && mayReadPeople ? <Link to="/floor">{t('together.lookFloor')}</Link> : null;
}

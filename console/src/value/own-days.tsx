import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './value.module.css';

interface OwnDaysProps {
  /** Those asked for, or those of what is shown. */
  days: { cut?: string | undefined; end?: string | undefined };
  isRunning: boolean;
}

/** Another cut and another end; what is asked for lives in the address, so that it can be shown to others. */
export function OwnDays({ days, isRunning }: OwnDaysProps) {
  const { t } = useTranslation();
  const format = useFormat('UTC');
  const navigate = useNavigate();
  const [cut, setCut] = useState(days.cut ?? '');
  const [end, setEnd] = useState(days.end ?? '');
  const { cut: givenCut = '', end: givenEnd = '' } = days;
  useEffect(() => {
    setCut(givenCut);
    setEnd(givenEnd);
  }, [givenCut, givenEnd]);
  const run = (event: FormEvent) => {
    event.preventDefault();
    const search = ((before: object) => ({ ...before, cut, end: end === '' ? undefined : end })) as never;
    void navigate({ to: '/value', search, resetScroll: false });
  };
  return (
    <form className={styles.ownDays} onSubmit={run}>
      <h3 className={styles.subheading}>{t('value.own.title')}</h3>
      <p className={styles.caption}>{t('value.own.means')}</p>
      <div className={styles.fields}>
        <TextInput type="date" label={t('value.own.cut')} value={cut} onChange={(event) => setCut(event.currentTarget.value)} />
        <TextInput type="date" label={t('value.own.end')} value={end} onChange={(event) => setEnd(event.currentTarget.value)} />
        <Button type="submit" variant="default" disabled={cut === '' || isRunning}>
          {t('value.own.run')}
        </Button>
      </div>
      <p role="status" className={styles.running}>
        {isRunning ? (
          <>
            <span className={styles.pulse} aria-hidden />
            {t('value.own.running', { cut: cut === '' ? '' : format.date(cut) })}
          </>
        ) : null}
      </p>
    </form>
  );
}

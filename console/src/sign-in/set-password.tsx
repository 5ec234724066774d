import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session, SessionUser } from '../api/contract.ts';
import { changePassword } from '../api/session.ts';
import { Problem } from '../parts/problem.tsx';
import { useAction } from '../parts/use-action.ts';
import { FirstAdminFields } from './first-admin-fields.tsx';
import styles from './sign-in.module.css';

// Length is what protects; the server has the last word on what else it asks.
const lengthMin = 12;

interface SetPasswordProps {
  user: SessionUser;
  /** Asked only of somebody who has a password already. */
  withCurrent?: boolean;
  onDone: (session: Session | undefined) => void | Promise<void>;
}

/** Sets a password; the very first admin, whose address the product made up, also says who they are. */
export function SetPassword({ user, withCurrent = false, onDone }: SetPasswordProps) {
  const { t } = useTranslation();
  const action = useAction();
  const isFirst = !withCurrent && user.email.endsWith('@localhost');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [who, setWho] = useState({ name: '', email: '' });
  const named = who.name.trim() !== '' && who.email.trim() !== '';
  const ready = next.length >= lengthMin && (!withCurrent || current !== '') && (!isFirst || named);
  const field = { required: true, withAsterisk: false, visibilityToggleButtonProps: { 'aria-label': t('signIn.showPassword') } };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void action.run(async () => {
      const change = { next, ...(withCurrent ? { current } : {}), ...(isFirst ? { name: who.name.trim(), email: who.email.trim() } : {}) };
      const session = await changePassword(change);
      setCurrent('');
      setNext('');
      await onDone(session ?? undefined);
    });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      {isFirst ? (
        <FirstAdminFields who={who} onChange={setWho} />
      ) : (
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
      )}
      {withCurrent ? (
        <PasswordInput
          {...field}
          label={t('signIn.currentPassword')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      ) : null}
      <PasswordInput
        {...field}
        label={t('signIn.newPassword')}
        description={t('signIn.passwordRule', { count: lengthMin })}
        autoComplete="new-password"
        value={next}
        minLength={lengthMin}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      {action.error === undefined ? null : <Problem error={action.error} size="line" />}
      <Button type="submit" disabled={action.busy || !ready}>
        {t('signIn.savePassword')}
      </Button>
    </form>
  );
}

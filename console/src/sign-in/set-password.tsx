import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session, SessionUser } from '../api/contract.ts';
import { changePassword } from '../api/session.ts';
import { Problem } from '../parts/problem.tsx';
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
  const isFirst = !withCurrent && user.email.endsWith('@localhost');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const toggle = { 'aria-label': t('signIn.showPassword') };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const session = await changePassword({
        next,
        ...(withCurrent ? { current } : {}),
        ...(isFirst ? { name: name.trim(), email: email.trim() } : {}),
      });
      setCurrent('');
      setNext('');
      await onDone(session ?? undefined);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {isFirst ? (
        <>
          <TextInput
            label={t('signIn.name')}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
        </>
      ) : (
        <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      )}
      {withCurrent ? (
        <PasswordInput
          label={t('signIn.currentPassword')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={toggle}
        />
      ) : null}
      <PasswordInput
        label={t('signIn.newPassword')}
        description={t('signIn.passwordRule', { count: lengthMin })}
        autoComplete="new-password"
        value={next}
        minLength={lengthMin}
        onChange={(event) => setNext(event.currentTarget.value)}
        required
        withAsterisk={false}
        visibilityToggleButtonProps={toggle}
      />
      {error === undefined ? null : <Problem error={error} size="line" />}
      <Button
        type="submit"
        disabled={
          busy || next.length < lengthMin || (withCurrent && current === '') || (isFirst && (name.trim() === '' || email.trim() === ''))
        }
      >
        {t('signIn.savePassword')}
      </Button>
    </form>
  );
}

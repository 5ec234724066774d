import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/contract.ts';
import { sessionQuery, signIn, signInByLink } from '../api/session.ts';
import { useDocumentTitle } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { SetPassword } from './set-password.tsx';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

/** The door: an e-mail and a password, or the one-time link that leads to setting one. */
export function SignIn() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [byLink, setByLink] = useState<Session | 'trying' | undefined>(() => (location.hash.length > 1 ? 'trying' : undefined));
  useDocumentTitle(t('signIn.title'));

  const enter = async (session: Session) => {
    client.setQueryData(sessionQuery.queryKey, session);
    await navigate({ href: to?.startsWith('/') === true && !to.startsWith('//') ? to : session.user.home, replace: true });
  };

  useEffect(() => {
    if (location.hash.length <= 1) return;
    const token = location.hash.slice(1);
    // Gone from the address bar at once: a one-time link must not end up in the browser's history or a screenshot.
    history.replaceState(history.state, '', location.pathname);
    signInByLink(token).then(setByLink, (failure: unknown) => {
      setByLink(undefined);
      setError(failure);
    });
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await enter(await signIn(email.trim(), password));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  const afterPassword = async (session: Session | undefined) => {
    if (session !== undefined) return enter(session);
    await client.refetchQueries({ queryKey: sessionQuery.queryKey });
    await navigate({ to: '/', replace: true });
  };

  if (byLink === 'trying') return <SignInFrame title={t('signIn.opening')} />;
  if (byLink !== undefined) {
    return (
      <SignInFrame
        title={byLink.user.email.endsWith('@localhost') ? t('signIn.welcomeFirst') : t('signIn.welcome', { name: byLink.user.name })}
        note={byLink.user.email.endsWith('@localhost') ? t('signIn.firstAdmin') : t('signIn.setPassword')}
      >
        <SetPassword user={byLink.user} onDone={afterPassword} />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('signIn.title')} note={t('signIn.note')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
          autoFocus
          withAsterisk={false}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        {error === undefined ? null : <Problem error={error} size="line" />}
        <Button type="submit" disabled={busy} fullWidth>
          {t('signIn.submit')}
        </Button>
        <p className={styles.help}>{t('signIn.help')}</p>
      </form>
    </SignInFrame>
  );
}

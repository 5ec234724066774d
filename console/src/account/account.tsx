import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/session.ts';
import { useSession } from '../app/use-session.ts';
import { Block } from '../parts/block.tsx';
import { Page } from '../parts/page.tsx';
import { showToast } from '../parts/toast.ts';
import { SetPassword } from '../sign-in/set-password.tsx';
import styles from './account.module.css';

/** Who I am here, what I may do, and my password. */
export function Account() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const session = useSession();
  const owed = session.mustSetPassword === true;
  return (
    <Page title={t('page.account.title')} question={owed ? t('signIn.setPassword') : t('page.account.question')} width="reading">
      <dl className={styles.about}>
        <dt>{t('signIn.name')}</dt>
        <dd>{session.user.name}</dd>
        <dt>{t('signIn.email')}</dt>
        <dd>{session.user.email}</dd>
        <dt>{t('users.role')}</dt>
        <dd>
          {t(`role.${session.user.role}.name`)}
          <span className={styles.does}>{t(`role.${session.user.role}.does`)}</span>
        </dd>
      </dl>
      <Block title={owed ? t('signIn.savePassword') : t('account.password')}>
        <div className={styles.form}>
          <SetPassword
            withCurrent={!owed}
            user={session.user}
            onDone={async (changed) => {
              if (changed !== undefined) client.setQueryData(sessionQuery.queryKey, changed);
              else await client.refetchQueries({ queryKey: sessionQuery.queryKey });
              showToast(t('account.passwordSet'));
              if (owed) await navigate({ to: '/' });
            }}
          />
        </div>
      </Block>
    </Page>
  );
}

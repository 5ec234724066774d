import { useTranslation } from 'react-i18next';
import { roles } from '../../api/contract.ts';
import { Block } from '../../parts/block.tsx';
import styles from './users.module.css';

/** What each role is for, in a sentence. */
export function RolesTable() {
  const { t } = useTranslation();
  return (
    <div className={styles.roles}>
      <Block title={t('users.roles')}>
        <dl>
          {roles.map((role) => (
            <div key={role}>
              <dt>{t(`role.${role}.name`)}</dt>
              <dd>{t(`role.${role}.does`)}</dd>
            </div>
          ))}
        </dl>
      </Block>
    </div>
  );
}

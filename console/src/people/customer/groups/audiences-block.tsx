import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { customerAudiencesQuery } from '../../../api/audiences.ts';
import type { CustomerAudiences } from '../../../api/contract.ts';
import { useMay } from '../../../app/use-session.ts';
import styles from '../../../groups/groups.module.css';
import { type Condition, useGroupText } from '../../../groups/use-group-text.ts';
import { Block } from '../../../parts/block.tsx';
import { Tag } from '../../../parts/tag.tsx';
import { usePermissionText } from '../../use-permission-text.ts';

/** In which audiences she is now and why: whom something is told, or what is known of them used for. */
export function AudiencesBlock({ id }: { id: string }) {
  const { t } = useGroupText();
  const { data } = useQuery(customerAudiencesQuery(id));
  if (data === undefined || data.audiences.length === 0) return null;
  return (
    <Block title={t('groups.myAudiences')}>
      <ul className={styles.mine}>
        {data.audiences.map((audience) => (
          <One key={audience.id} audience={audience} />
        ))}
      </ul>
    </Block>
  );
}

function One({ audience }: { audience: CustomerAudiences['audiences'][number] }) {
  const { t, condition } = useGroupText();
  const { name: purposeName } = usePermissionText();
  const mayOpen = useMay('value.read');
  const { id, name, purpose, reasons } = audience;
  return (
    <li>
      {mayOpen ? (
        <Link to="/audiences/$id" params={{ id: String(id) }}>
          <b>{name}</b>
        </Link>
      ) : (
        <b>{name}</b>
      )}{' '}
      <Tag>{purposeName(purpose)}</Tag>
      <ul className={styles.reasons}>
        {reasons.map((reason) => {
          const said = reason.hidden === true ? t('groups.hidden') : condition(reason.condition as Condition);
          return <li key={reason.text}>{reason.isNot ? t('groups.not', { text: said }) : said}</li>;
        })}
      </ul>
    </li>
  );
}

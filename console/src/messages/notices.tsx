import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { NoticeRule, NoticeRules } from '../api/contract.ts';
import { noticesQuery, undoNotices } from '../api/messages.ts';
import { useMay } from '../app/use-session.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Tag } from '../parts/tag.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { showToast } from '../parts/toast.ts';
import styles from './messages.module.css';
import { NoticeDialog } from './notice-dialog.tsx';
import { useMessageText } from './use-message-text.ts';

/** The rules by which people are told when something happens: read like sentences, changed without a release, undone. */
export function Notices() {
  const { t } = useMessageText();
  const notices = useQuery(noticesQuery);
  return (
    <>
      <p className={styles.lead}>{t('outbox.notice.lead')}</p>
      <Loaded query={notices}>{(data) => <Rules notices={data} />}</Loaded>
    </>
  );
}

function Rules({ notices }: { notices: NoticeRules }) {
  const { t } = useMessageText();
  const mayEdit = useMay('moments.edit');
  const [edited, setEdited] = useState<NoticeRule | 'new' | undefined>();
  const add = (
    <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('outbox.notice.add')}
    </Button>
  );
  return (
    <>
      {notices.rules.length === 0 ? <Empty title={t('outbox.notice.none')} action={mayEdit ? add : undefined} /> : null}
      <ul className={styles.rules}>
        {notices.rules.map((rule) => (
          <Card key={rule.key} rule={rule} onEdit={mayEdit ? () => setEdited(rule) : undefined} />
        ))}
      </ul>
      <Foot notices={notices} mayEdit={mayEdit} add={notices.rules.length > 0 && mayEdit ? add : null} />
      {edited === undefined ? null : (
        <NoticeDialog
          // Another rule, or another version, begins with other fields.
          key={edited === 'new' ? 'new' : `${edited.key} ${notices.version}`}
          rule={edited === 'new' ? undefined : edited}
          notices={notices}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function Card({ rule, onEdit }: { rule: NoticeRule; onEdit: (() => void) | undefined }) {
  const { t, way, forWhat } = useMessageText();
  const where = Object.entries(rule.when.where).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <li className={styles.ruleCard}>
      <h2>
        {rule.title} <Tag tone={rule.enabled ? 'good' : 'quiet'}>{rule.enabled ? t('outbox.notice.on') : t('outbox.notice.off')}</Tag>
      </h2>
      <dl className={styles.facts}>
        <dt>{t('outbox.notice.when')}</dt>
        <dd>
          {t('outbox.notice.whenEvent', { event: rule.when.event })}
          {where.length === 0 ? null : <span className={styles.under}> {t('outbox.notice.where', { what: where.join(', ') })}</span>}
          {rule.when.person === null ? null : <span className={styles.under}> {t('outbox.notice.onlyFor')}</span>}
        </dd>
        <dt>{t('outbox.notice.by')}</dt>
        <dd>
          {rule.channels.map(way).join(' → ')}
          <span className={styles.under}>
            {' '}
            {forWhat(rule.purpose)}
            {rule.isPromotion ? `, ${t('messages.promotion')}` : ''}
          </span>
        </dd>
      </dl>
      <p className={styles.quote}>
        {rule.subject === '' ? null : <b>{rule.subject}</b>}
        {rule.content === '' ? rule.text : t('outbox.content', { key: rule.content })}
      </p>
      {onEdit === undefined ? null : (
        <div className={styles.deeds}>
          <Button variant="subtle" size="xs" onClick={onEdit}>
            {t('outbox.notice.edit')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Foot({ notices, mayEdit, add }: { notices: NoticeRules; mayEdit: boolean; add: React.ReactNode }) {
  const { t } = useMessageText();
  const client = useQueryClient();
  const [isUndoing, setUndoing] = useState(false);
  return (
    <div className={styles.foot}>
      {add}
      {mayEdit && notices.version > 0 ? (
        <Button variant="subtle" size="xs" onClick={() => setUndoing(true)}>
          {t('outbox.notice.undo')}
        </Button>
      ) : null}
      {notices.changedBy === undefined ? null : (
        <span>
          {notices.changedBy}, <TimeText at={notices.changedAt} />: “{notices.reason}”
        </span>
      )}
      <ReasonDialog
        opened={isUndoing}
        title={t('outbox.notice.undo')}
        actionLabel={t('outbox.notice.undo')}
        onClose={() => setUndoing(false)}
        onConfirm={async (reason) => {
          await undoNotices(notices.version, reason);
          showToast(t('outbox.notice.undone'));
          void client.invalidateQueries({ queryKey: ['messages', 'notices'] });
        }}
      />
    </div>
  );
}

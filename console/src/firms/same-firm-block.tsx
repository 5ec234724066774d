import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { GitMerge } from 'lucide-react';
import { useState } from 'react';
import type { Firm, FirmLikeness } from '../api/contract.ts';
import { firmLikenessQuery, joinFirms, undoFirmJoin } from '../api/firms.ts';
import { useMay } from '../app/use-session.ts';
import { sentence } from '../format/sentence.ts';
import { Block } from '../parts/block.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { useChanceText } from '../people/joins/pairs/chance-text.ts';
import { FirmDeed } from './firm-deed.tsx';
import styles from './firms.module.css';
import { useFirmChange } from './use-firm-change.ts';
import { useFirmText } from './use-firm-text.ts';

type Join = FirmLikeness['joins'][number];

/** Which other firm is likely this one, and what it was joined of, with the way back. */
export function SameFirmBlock({ firm }: { firm: Firm }) {
  const { t } = useFirmText();
  const mayEdit = useMay('firms.edit');
  const change = useFirmChange(firm.id);
  const chanceText = useChanceText();
  const [isJoining, setJoining] = useState(false);
  const [undoing, setUndoing] = useState<Join | undefined>();
  const { data } = useQuery({ ...firmLikenessQuery(firm.id), enabled: mayEdit });
  if (!mayEdit || data === undefined) return null;
  const open = data.pairs.filter(({ state }) => state === 'open');
  return (
    <Block
      title={t(open.length > 0 ? 'likeFirm.same' : 'likeFirm.joined')}
      {...(open.length > 0 ? { tone: 'attention' as const } : {})}
      aside={
        <Button variant="subtle" size="xs" onClick={() => setJoining(true)}>
          {t('likeFirm.joinWith')}
        </Button>
      }
    >
      <ul className={styles.list}>
        {open.map(({ id, firms: [one, other], chance }) => {
          const { firm: likely } = one.firm.id === firm.id ? other : one;
          return (
            <li key={id} className={styles.item}>
              <span>
                <GitMerge size={15} aria-hidden />{' '}
                <Link to="/joins" search={{ show: 'firms', pair: String(id) } as never}>
                  {likely.name}
                </Link>{' '}
                <span className={styles.under}>
                  {likely.id} · {t('pair.chance', { chance: chanceText(chance) })}
                </span>
              </span>
            </li>
          );
        })}
        {data.joins.map((join) => (
          <li key={`join ${join.id}`} className={styles.item}>
            <span className={join.undone === undefined ? undefined : styles.ended}>
              {t('likeFirm.joinOf', { one: join.firms[0], other: join.firms[1] })}
              <span className={styles.under}>
                {join.by} · {sentence(join.reason)} · <TimeText at={join.time} />
                {join.undone === undefined ? null : ` · ${t('likeFirm.undoneBy', { name: join.undone.by })}`}
              </span>
            </span>
            {join.undone === undefined ? (
              <Button variant="subtle" size="xs" onClick={() => setUndoing(join)}>
                {t('likeFirm.undo')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open.length + data.joins.length === 0 ? <p className="muted">{t('likeFirm.nobody')}</p> : null}
      {isJoining ? (
        <FirmDeed
          title={t('likeFirm.joinWith')}
          onClose={() => setJoining(false)}
          onSend={(body) => change(joinFirms(firm.id, body))}
          fields={[{ name: 'firm', label: t('firms.otherNumber'), hint: t('likeFirm.joinMeans') }]}
        />
      ) : null}
      {undoing === undefined ? null : (
        <FirmDeed
          title={t('likeFirm.undo')}
          onClose={() => setUndoing(undefined)}
          onSend={({ reason = '' }) => change(undoFirmJoin(undoing.id, reason))}
          fields={[]}
        />
      )}
    </Block>
  );
}

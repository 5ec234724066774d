import { Ban, Check, CircleHelp, Clock, Drama, Hourglass, type LucideIcon, Send, Undo2, X } from 'lucide-react';
import type { CustomerMessage } from '../api/contract.ts';
import { Tag, type Tone } from '../parts/tag.tsx';
import { TimeText } from '../parts/time-text.tsx';
import styles from './messages.module.css';
import { useMessageText } from './use-message-text.ts';

const looks: Record<CustomerMessage['state'], { tone: Tone; icon: LucideIcon }> = {
  planned: { tone: 'quiet', icon: Clock },
  held: { tone: 'risk', icon: Hourglass },
  sending: { tone: 'quiet', icon: Send },
  sent: { tone: 'good', icon: Check },
  refused: { tone: 'quiet', icon: Ban },
  dropped: { tone: 'quiet', icon: Undo2 },
  cancelled: { tone: 'quiet', icon: X },
  failed: { tone: 'problem', icon: X },
  unsure: { tone: 'problem', icon: CircleHelp },
};

/** Where a message stands, why, and until when: a word, a shape, and the reason under it. */
export function MessageStanding({ message }: { message: CustomerMessage }) {
  const { t, reason, standing } = useMessageText();
  const { tone, icon } = message.isStandIn ? { tone: 'risk' as const, icon: Drama } : looks[message.state];
  return (
    <span className={styles.standing}>
      <Tag tone={tone} icon={icon} title={message.isStandIn ? t('messages.standIn') : undefined}>
        {standing(message)}
      </Tag>
      {message.reasons.map((one) => (
        <span key={one.code} className={styles.why} title={one.words}>
          {reason(one)}
          {one.until === undefined ? null : (
            <>
              {' '}
              <TimeText at={one.until} />
            </>
          )}
        </span>
      ))}
    </span>
  );
}

import { Link } from '@tanstack/react-router';
import { CircleDashed, GitMerge, Hourglass, type LucideIcon, MessagesSquare, Radio } from 'lucide-react';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { SingleViewGap } from '../../../api/contract.ts';
import { useMay } from '../../../app/use-session.ts';
import { TimeText } from '../../../parts/time-text.tsx';
import { usePersonName } from '../../joins/use-person-name.ts';
import { useTraitName } from '../../use-trait-name.ts';
import styles from './single-view.module.css';

const icons: Readonly<Record<SingleViewGap['reason'], LucideIcon>> = {
  likely_pair: GitMerge,
  reviewers_differ: MessagesSquare,
  source_missing: CircleDashed,
  source_stale: Hourglass,
  not_fresh: Hourglass,
  trait_open: Radio,
};

interface GapLineProps {
  gap: SingleViewGap;
  /** The customer who lacks it. */
  id: string;
  action?: ReactNode;
}

/** One reason why a customer is not yet seen whole, leading to what mends it. */
export function GapLine({ gap, id, action }: GapLineProps) {
  const Icon = icons[gap.reason];
  return (
    <span className={styles.gap}>
      <Icon size={14} aria-hidden />
      <span>
        <GapText gap={gap} id={id} />
      </span>
      {action}
    </span>
  );
}

function GapText({ gap, id }: Pick<GapLineProps, 'gap' | 'id'>) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const traitName = useTraitName();
  const mayDecide = useMay('identity.decide');
  const maySeeSources = useMay('sources.read');
  const { reason, pair, records = [], source, last, trait, record } = gap;
  const toPerson = (who: string, text: ReactNode) => (
    <Link to="/people/$id" params={{ id: who }} search={{}}>
      {text}
    </Link>
  );
  if (reason === 'likely_pair' || reason === 'reviewers_differ') {
    const other = records.find((one) => one.id !== id) ?? records[0];
    const name = other === undefined ? '' : nameOf(other);
    const text = t(reason === 'likely_pair' ? 'view.gap.likely_pair' : 'view.gap.reviewers_differ', { name });
    // What they are is said where both stand side by side.
    return mayDecide && pair !== undefined ? (
      <Link to="/joins" search={{ pair: String(pair) } as never}>
        {text}
      </Link>
    ) : (
      toPerson(other?.id ?? id, text)
    );
  }
  if (reason === 'trait_open')
    return toPerson(record ?? id, trait === undefined ? t('view.gap.trait_hidden') : t('view.gap.trait_open', { trait: traitName(trait) }));
  if (reason === 'not_fresh') return <Trans i18nKey="view.gap.not_fresh" components={{ time: <TimeText at={last} as="date" /> }} />;
  const name = source?.name ?? '';
  const link = maySeeSources ? <Link to="/sources/$id" params={{ id: String(source?.id ?? '') }} search={{}} /> : <span />;
  return reason === 'source_missing' ? (
    <Trans i18nKey="view.gap.source_missing" values={{ source: name }} components={{ from: link }} />
  ) : (
    <Trans i18nKey="view.gap.source_stale" values={{ source: name }} components={{ from: link, time: <TimeText at={last} as="date" /> }} />
  );
}

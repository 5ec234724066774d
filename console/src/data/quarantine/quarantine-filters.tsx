import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sourcesQuery } from '../../api/sources.ts';
import { useMay } from '../../app/use-session.ts';
import { useFormat } from '../../format/use-format.ts';
import { Choices } from '../../parts/choices.tsx';
import styles from './quarantine.module.css';
import { useReasonName } from './use-reason-name.ts';

interface QuarantineFiltersProps {
  total: number;
  byReason: { reason: string; count: number }[];
  reason: string | undefined;
  source: string | undefined;
  onSource: (source: string | undefined) => void;
}

/** What is wrong, with how many of each; and from where. */
export function QuarantineFilters({ total, byReason, reason, source, onSource }: QuarantineFiltersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonName = useReasonName();
  const maySources = useMay('sources.read');
  const sources = useQuery({ ...sourcesQuery, enabled: maySources });
  // What is asked for stays to be seen and taken back, also where there is none of it.
  const reasons = reason === undefined || byReason.some((one) => one.reason === reason) ? byReason : [...byReason, { reason, count: 0 }];
  return (
    <div className={styles.filters}>
      <Choices
        parameter="reason"
        label={t('quarantine.reasons')}
        chosen={reason}
        options={[
          { value: undefined, label: t('word.everyone'), count: format.count(total) },
          ...reasons.map((one) => ({ value: one.reason, label: reasonName(one.reason), count: format.count(one.count) })),
        ]}
      />
      {sources.data === undefined ? null : (
        <NativeSelect
          aria-label={t('quarantine.source')}
          value={source ?? ''}
          onChange={(event) => onSource(event.currentTarget.value || undefined)}
          data={[
            { value: '', label: t('quarantine.anySource') },
            ...sources.data.map((one) => ({ value: String(one.id), label: one.name })),
          ]}
        />
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronRight, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueModel } from '../api/contract.ts';
import { chooseValueModel } from '../api/value.ts';
import { useMay } from '../app/use-session.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Tag } from '../parts/tag.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { showToast } from '../parts/toast.ts';
import { ModelDetails } from './model-details.tsx';
import { useFittedBy } from './use-fitted-by.ts';
import { useModelName } from './use-model-name.ts';
import { usePeopleText } from './use-people-text.ts';
import styles from './value.module.css';

interface ModelRowProps {
  model: ValueModel;
  isOpen: boolean;
  onToggle: () => void;
}

/** One version: what it is on one line, all of it when opened, and the way to use it. */
export function ModelRow({ model, isOpen, onToggle }: ModelRowProps) {
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const client = useQueryClient();
  const modelName = useModelName();
  const fittedBy = useFittedBy();
  const mayChoose = useMay('value.edit');
  const [isAsking, setAsking] = useState(false);
  const { version } = model;
  const choose = async (reason: string) => {
    await chooseValueModel(version, reason);
    showToast(t('value.models.used', { version }));
    await client.invalidateQueries({ queryKey: ['value'] });
  };
  return (
    <li>
      <div className={styles.modelLine}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={isOpen}
          aria-label={t('value.models.details', { version })}
          onClick={onToggle}
        >
          <ChevronRight size={16} className={styles.chevron} aria-hidden />
          <b>{version}</b>
        </button>
        <div className={styles.modelName}>
          <b>{modelName(model.visits.name)}</b>
          <span className={styles.modelAbout}>
            <TimeText at={model.fittedAt} /> {fittedBy(model)} ·{' '}
            <FigureLink who={model.isPeopleKept ? `model:${version}` : undefined}>{peopleText(model.people)}</FigureLink>
          </span>
        </div>
        {model.inUse ? (
          <Tag tone="good" icon={CircleCheck}>
            {t('value.models.inUse')}
          </Tag>
        ) : mayChoose ? (
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            {t('value.models.use')}
          </Button>
        ) : null}
      </div>
      {isOpen ? <ModelDetails model={model} /> : null}
      <ReasonDialog
        opened={isAsking}
        title={t('value.models.useTitle', { version })}
        actionLabel={t('value.models.use')}
        onClose={() => setAsking(false)}
        onConfirm={choose}
      >
        <p>{t('value.models.useMeans', { version })}</p>
      </ReasonDialog>
    </li>
  );
}

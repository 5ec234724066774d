import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';

/** A page that failed in itself; the frame around it stays usable. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.broken')}>
      <Problem error={error} onRetry={reset} />
    </Page>
  );
}

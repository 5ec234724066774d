import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { customerByQuery } from '../../api/people.ts';
import { RequestFailed } from '../../api/request-failed.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { CustomerSkeleton } from './customer-skeleton.tsx';
import { NobodyHere } from './nobody-here.tsx';

/** Opens a person by any of her identifiers, for links from other systems: /people/by/email/maya@example.com. */
export function CustomerBy() {
  const { t } = useTranslation();
  const { namespace, value } = useParams({ from: '/shell/people/by/$namespace/$value' });
  const { data, error, refetch } = useQuery(customerByQuery(namespace, value));
  if (data !== undefined) return <Navigate to="/people/$id" params={{ id: data.id }} replace />;
  if (error instanceof RequestFailed && (error.kind === 'notFound' || error.kind === 'address')) return <NobodyHere id={value} />;
  if (error === null) return <CustomerSkeleton />;
  return (
    <Page title={t('customer.notShown')}>
      <Problem error={error} onRetry={() => void refetch()} />
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { customerQuery } from '../../api/people.ts';
import { RequestFailed } from '../../api/request-failed.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone } from '../../format/use-format.ts';
import { Page, useDocumentTitle } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useAddressChange } from '../../parts/use-address-change.ts';
import { rememberPerson } from '../recent-people.ts';
import { ChangeAnnouncement } from './change-announcement.tsx';
import styles from './customer-page.module.css';
import { CustomerSkeleton } from './customer-skeleton.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { EvidenceDrawer } from './evidence/evidence-drawer.tsx';
import { NobodyHere } from './nobody-here.tsx';
import { OriginContext } from './origin/origin-context.ts';
import { PageColumns } from './page-columns.tsx';
import { PersonHeader } from './person-header.tsx';
import { ChangedContext, useCustomerChanges } from './use-customer-changes.ts';
import { useLiveCustomer } from './use-live-customer.ts';

/** One person: who she is and what she said first, then what is open, then what happened, then all that is known and why. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/people/$id' });
  const { event } = useSearch({ from: '/shell/people/$id' });
  const change = useAddressChange();
  const { data: customer, error, refetch } = useQuery(customerQuery(id));
  const changed = useCustomerChanges(customer);
  const live = useLiveCustomer(id);

  useDocumentTitle(customer?.name.display ?? t('page.people.title'));
  const { id: shownId, name } = customer ?? {};
  useEffect(() => {
    if (shownId !== undefined && name !== undefined) rememberPerson({ id: shownId, name: name.display });
  }, [shownId, name]);

  if (customer === undefined) {
    if (error instanceof RequestFailed && (error.kind === 'notFound' || error.kind === 'address')) return <NobodyHere id={id} />;
    if (error !== null) {
      return (
        <Page title={t('customer.notShown')}>
          <Problem error={error} onRetry={() => void refetch()} />
        </Page>
      );
    }
    return <CustomerSkeleton />;
  }

  const openEvent = (eventId: string | undefined) => change({ event: eventId }, eventId === undefined ? 'replaced' : 'step');

  const origin = { customerId: customer.id, zone: zoneOr(customer.place.timezone, readerZone), onOpenEvent: openEvent };
  return (
    <ChangedContext value={changed}>
      <OriginContext value={origin}>
        <article className={styles.page}>
          <PersonHeader customer={customer} askedFor={id} live={live} onOpenEvent={openEvent} />
          <ChangeAnnouncement changed={changed} />
          <PageColumns customer={customer} onOpenEvent={openEvent} />
        </article>
      </OriginContext>
      <EvidenceDrawer customer={customer} onOpenEvent={openEvent} />
      <EventDrawer eventId={event} zone={customer.place.timezone} onClose={() => openEvent(undefined)} />
    </ChangedContext>
  );
}

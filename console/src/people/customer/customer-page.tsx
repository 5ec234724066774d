import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { customerQuery } from '../../api/people.ts';
import { RequestFailed } from '../../api/request-failed.ts';
import { useMay } from '../../app/use-session.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone } from '../../format/use-format.ts';
import { Page, useDocumentTitle } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { rememberPerson } from '../recent-people.ts';
import { AboutBlocks, ContactBlocks } from './about-blocks.tsx';
import { ChangeAnnouncement } from './change-announcement.tsx';
import styles from './customer-page.module.css';
import { CustomerSkeleton } from './customer-skeleton.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { FactsBlock } from './facts/facts-block.tsx';
import { JoinsBlock } from './joins/joins-block.tsx';
import { JumpLinks } from './jump-links.tsx';
import { NobodyHere } from './nobody-here.tsx';
import { OpenBlock } from './open-block.tsx';
import { OriginContext } from './origin/origin-context.ts';
import { PersonHeader } from './person-header.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { ChangedContext, useCustomerChanges } from './use-customer-changes.ts';
import { useLiveCustomer } from './use-live-customer.ts';
import { useStacked } from './use-stacked.ts';

/** One person: who she is and what she said first, then what is open, then what happened, then all that is known and why. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/people/$id' });
  const { event } = useSearch({ from: '/shell/people/$id' });
  const navigate = useNavigate();
  const mayDecide = useMay('identity.decide');
  const { data: customer, error, refetch } = useQuery(customerQuery(id));
  const changed = useCustomerChanges(customer);
  const live = useLiveCustomer(id);
  const stacked = useStacked();

  useDocumentTitle(customer?.name.display ?? t('page.people.title'));
  const { id: shownId, name } = customer ?? {};
  useEffect(() => {
    if (shownId !== undefined && name !== undefined) rememberPerson({ id: shownId, name: name.display });
  }, [shownId, name]);

  if (customer === undefined) {
    if (error instanceof RequestFailed && error.kind === 'notFound') return <NobodyHere id={id} />;
    if (error !== null) {
      return (
        <Page title={t('customer.notShown')}>
          <Problem error={error} onRetry={() => void refetch()} />
        </Page>
      );
    }
    return <CustomerSkeleton />;
  }

  const openEvent = (eventId: string | undefined) =>
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, event: eventId })) as never,
      replace: eventId === undefined,
      resetScroll: false,
    });

  const facts = <FactsBlock customer={customer} onOpenEvent={openEvent} brief={stacked} />;
  const contact = <ContactBlocks customer={customer} />;
  const timeline = (
    <div id="timeline" className={styles.timeline}>
      <Timeline customer={customer} onOpenEvent={openEvent} />
    </div>
  );
  const about = <AboutBlocks customer={customer} onOpenEvent={openEvent} />;
  const joins = <JoinsBlock customer={customer} mayDecide={mayDecide} />;
  const zone = zoneOr(customer.place.timezone, readerZone);

  return (
    <ChangedContext value={changed}>
      <OriginContext value={{ customerId: customer.id, zone, onOpenEvent: openEvent }}>
        <article className={styles.page}>
          <PersonHeader customer={customer} askedFor={id} live={live} onOpenEvent={openEvent} />
          <ChangeAnnouncement changed={changed} />
          {stacked ? (
            // One column: what one needs to know and how to reach her, before a timeline that may have no end.
            <div className={styles.columns}>
              <JumpLinks />
              <div className={styles.open}>
                <OpenBlock customer={customer} />
              </div>
              <div id="facts" className={styles.part}>
                {facts}
              </div>
              <div id="contact" className={styles.part}>
                {contact}
              </div>
              {timeline}
              <div id="about" className={styles.part}>
                {about}
                {joins}
              </div>
            </div>
          ) : (
            <div className={styles.columns}>
              <div className={styles.open}>
                <OpenBlock customer={customer} />
              </div>
              {timeline}
              <div className={styles.about}>
                {about}
                {contact}
              </div>
              <div className={styles.facts}>
                {facts}
                {joins}
              </div>
            </div>
          )}
        </article>
      </OriginContext>
      <EventDrawer eventId={event} zone={customer.place.timezone} onClose={() => openEvent(undefined)} />
    </ChangedContext>
  );
}

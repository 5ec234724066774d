import type { Customer } from '../../api/contract.ts';
import { useMay } from '../../app/use-session.ts';
import { AboutBlocks, ContactBlocks } from './about-blocks.tsx';
import { CompletenessBlock } from './completeness/completeness-block.tsx';
import styles from './customer-page.module.css';
import { FactsBlock } from './facts/facts-block.tsx';
import { GroupsBlock } from './groups/groups-block.tsx';
import { JoinsBlock } from './joins/joins-block.tsx';
import { LikelySame } from './joins/likely-same.tsx';
import { JumpLinks } from './jump-links.tsx';
import { LeaningsBlock } from './leaning/leanings-block.tsx';
import { MessagesBlock } from './messages-block.tsx';
import { DecisionsBlock } from './moments/decisions-block.tsx';
import { IntentsBlock } from './moments/intents-block.tsx';
import { OpenBlock } from './open-block.tsx';
import { OwnedBlock } from './owned/owned-block.tsx';
import { SingleViewBlock } from './single-view/single-view-block.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { useStacked } from './use-stacked.ts';
import { WorthBlock } from './worth/worth-block.tsx';

interface PageColumnsProps {
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
}

/** What is open, what happened, what is known: side by side where there is room. */
export function PageColumns({ customer, onOpenEvent }: PageColumnsProps) {
  const stacked = useStacked();
  const open = (
    <div className={styles.open}>
      <OpenBlock customer={customer} />
    </div>
  );
  const timeline = (
    <div id="timeline" className={styles.timeline}>
      <Timeline customer={customer} onOpenEvent={onOpenEvent} />
    </div>
  );
  const facts = <FactsBlock customer={customer} onOpenEvent={onOpenEvent} brief={stacked} />;
  const completeness = <PictureBlocks customer={customer} />;
  const about = <AboutBlocks customer={customer} onOpenEvent={onOpenEvent} />;
  const contact = (
    <>
      <ContactBlocks customer={customer} />
      <MessagesBlock customer={customer} />
    </>
  );
  const mayDecide = useMay('identity.decide');
  const joins = <JoinsBlock customer={customer} mayDecide={mayDecide} />;
  const likely = <LikelySame id={customer.id} mayDecide={mayDecide} />;
  const worth = <WorthBlocks customer={customer} />;
  if (!stacked) {
    return (
      <div className={styles.columns}>
        {open}
        {timeline}
        <div className={styles.about}>
          {about}
          {contact}
        </div>
        <div className={styles.facts}>
          {likely}
          {facts}
          {completeness}
          {worth}
          {joins}
        </div>
      </div>
    );
  }
  // One column: what one needs to know and how to reach her, before a timeline that may have no end.
  return (
    <div className={styles.columns}>
      <JumpLinks />
      {open}
      <div id="facts" className={styles.part}>
        {likely}
        {facts}
        {completeness}
      </div>
      <div id="contact" className={styles.part}>
        {contact}
      </div>
      <div id="worth" className={styles.part}>
        {worth}
      </div>
      {timeline}
      <div id="about" className={styles.part}>
        {about}
        {joins}
      </div>
    </div>
  );
}

/** Whether all that is known of her is in one place, and what is not known. */
function PictureBlocks({ customer }: Pick<PageColumnsProps, 'customer'>) {
  return (
    <>
      <SingleViewBlock customer={customer} />
      <CompletenessBlock customer={customer} />
    </>
  );
}

/** What she would like, and what there is between her and us. */
function WorthBlocks({ customer }: Pick<PageColumnsProps, 'customer'>) {
  return (
    <>
      <IntentsBlock customer={customer} />
      <LeaningsBlock customer={customer} />
      <WorthBlock customer={customer} />
      <OwnedBlock customer={customer} />
      <GroupsBlock customer={customer} />
      <DecisionsBlock customer={customer} />
    </>
  );
}

import type { Customer } from '../../api/contract.ts';
import { AllowedBlock } from './allowed/allowed-block.tsx';
import { ChoicesBlock } from './choices-block.tsx';
import { DevicesBlock } from './devices-block.tsx';
import { FirmsBlock } from './firms-block.tsx';
import { HouseholdBlock } from './household-block.tsx';
import { KnownAsBlock } from './known-as-block.tsx';
import { OpinionsBlock } from './opinions-block.tsx';
import { SearchesBlock } from './searches-block.tsx';
import { SourcesBlock } from './sources-block.tsx';
import { VisitsBlock } from './visits-block.tsx';

interface AboutBlocksProps {
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
}

/** What happened and was learnt, in the order in which it helps a conversation. Blocks with nothing in them are not there. */
export function AboutBlocks({ customer, onOpenEvent }: AboutBlocksProps) {
  return (
    <>
      <FirmsBlock customer={customer} />
      <VisitsBlock customer={customer} />
      <SearchesBlock customer={customer} onOpenEvent={onOpenEvent} />
      <ChoicesBlock customer={customer} onOpenEvent={onOpenEvent} />
      <OpinionsBlock customer={customer} />
      <SourcesBlock customer={customer} />
      <DevicesBlock customer={customer} />
      <HouseholdBlock customer={customer} />
    </>
  );
}

/** What she allows, and under what she can be reached. */
export function ContactBlocks({ customer }: Pick<AboutBlocksProps, 'customer'>) {
  return (
    <>
      <AllowedBlock customer={customer} />
      <KnownAsBlock customer={customer} />
    </>
  );
}

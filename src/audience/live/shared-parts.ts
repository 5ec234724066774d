import type { Clock } from '../../foundation/index.ts';
import type { Postgres } from '../../storage/index.ts';
import type { FactsMirror } from '../facts/facts-mirror.ts';
import type { DueIndex } from '../members/due-index.ts';
import type { MembershipStore } from './membership-store.ts';
import type { PeopleReader } from './people-reader.ts';
import type { WorldOfAudiences } from './world-of-audiences.ts';

/** What the parts of the keeper have in common. */
export interface SharedParts {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly systemClock: Clock;
  readonly store: MembershipStore;
  readonly reader: PeopleReader;
  readonly due: DueIndex;
  readonly facts: FactsMirror;
  readonly world: WorldOfAudiences;
}

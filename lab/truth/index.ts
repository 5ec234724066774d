export {
  checkLinks,
  compareGroupings,
  type Grouping,
  type GroupingComparison,
  groupByLinks,
  type LinkCheck,
  type Weld,
} from './compare-clusters.ts';
export {
  identifierKey,
  readKeyedNumbers,
  readLinks,
  readOwners,
  readPeople,
  readShared,
  type SharedIdentifier,
  type TrueIdentifier,
  type TrueLink,
  type TruePerson,
} from './read-truth.ts';

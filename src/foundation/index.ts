export { BoundedCache } from './bounded-cache.ts';
export { isCalendarDay, isLeapYear, parseInstant } from './calendar-day.ts';
export {
  type Clock,
  dayMs,
  fixedClock,
  hourMs,
  minuteMs,
  offsetClock,
  secondMs,
  systemClock,
} from './clock.ts';
export { connectedGroups, lowestOfGroups } from './connected-groups.ts';
export { editDistance, editsIn } from './edit-distance.ts';
export {
  Conflict,
  Defect,
  InvalidInput,
  LimitReached,
  LoyaltyError,
  NotAllowed,
  NotFound,
  type Problem,
  Unavailable,
} from './errors.ts';
export { fitLogistic, type LogisticFit, scoreLogistic } from './fit-logistic.ts';
export { foldLetters } from './fold-letters.ts';
export {
  type Branded,
  formatPersonId,
  type IdentifierId,
  newUuid,
  type PersonId,
  parsePersonId,
  type SourceId,
} from './ids.ts';
export { choleskyFactor, invertPositive } from './invert-matrix.ts';
export {
  isJson,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  textOf,
} from './json.ts';
export { type FromThread, type KeptThread, startKeptThread, type ThreadOptions, type ToThread, threadGround } from './kept-thread.ts';
export { type LatencySummary, LatencyWindow } from './latency-window.ts';
export { lowerPriority } from './lower-priority.ts';
export { type Money, majorUnits, minorUnitsOf, moneyOf, moneyOfUnits } from './money.ts';
export { nameKey } from './name-key.ts';
export { Pause } from './pause.ts';
export { repeatStep } from './repeat-step.ts';
export { schemaProblems } from './schema-problems.ts';
export { fromWindows1252 } from './windows-1252.ts';

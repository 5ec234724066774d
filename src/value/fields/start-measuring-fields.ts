import { type Clock, Conflict, dayMs, hourMs, InvalidInput, minuteMs } from '../../foundation/index.ts';
import type { Settings } from '../../settings/index.ts';
import type { Postgres } from '../../storage/index.ts';
import { faultOf, faultText } from '../fitting-faults.ts';
import type { FittingWorkplace } from '../fitting-threads.ts';
import { valueFieldsSetting } from '../value-settings.ts';
import type { FieldOutcome } from './gather-fields.ts';
import { readFieldResult } from './keep-fields.ts';

/** What somebody asks for; what is left out is as in the settings. */
export interface MeasureRequest {
  readonly outcome?: FieldOutcome | undefined;
  readonly horizonDays?: number | undefined;
  /** Milliseconds since 1970. */
  readonly cut?: number | undefined;
}

export interface FieldMeasuring {
  /** Measures now; answers the version. @throws Conflict `value.measuring`; InvalidInput `value.no_history`, `value.too_few_outcomes` */
  measure(request: MeasureRequest, by: string): Promise<number>;
  /** Times in milliseconds since 1970. */
  state(): { readonly runningSince?: number; readonly problem?: { readonly at: number; readonly message: string } };
  close(): void;
}

export interface FieldMeasuringDependencies {
  readonly workplace: FittingWorkplace;
  readonly postgres: Postgres;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly onProblem: (message: string, error?: unknown) => void;
}

const lookEveryMs = minuteMs;
// A product that has just started has other things to do.
const restMs = 15 * minuteMs;
// What came to nothing because there is too little yet is worth another try, though not at once.
const againMs = 6 * hourMs;
const scheduledBy = 'schedule';

/** Measures fields on demand and by schedule, one measurement at a time. */
export function startMeasuringFields({ workplace, postgres, settings, clock, onProblem }: FieldMeasuringDependencies): FieldMeasuring {
  let state: ReturnType<FieldMeasuring['state']> = {};
  const startedAt = clock.now();
  let triedAt = Number.NEGATIVE_INFINITY;

  const measure = async (request: MeasureRequest, by: string): Promise<number> => {
    if (state.runningSince !== undefined)
      throw new Conflict('value.measuring', 'fields are being measured already; wait for the end of it');
    const usual = settings.read(valueFieldsSetting);
    const outcome = request.outcome ?? { kind: usual.outcome, ...(usual.outcome === 'event' ? { event: usual.event } : {}) };
    const question = { outcome, horizonDays: request.horizonDays ?? usual.horizonDays, cut: request.cut, peopleMax: usual.peopleMax };
    triedAt = clock.now();
    state = { runningSince: triedAt };
    try {
      const end = await workplace.perform({ kind: 'fields', by, now: clock.now(), question });
      if (end.kind !== 'measured') throw faultOf(end);
      state = {};
      if (end.listProblem !== undefined)
        onProblem('who was measured could not be kept, or older lists could not be removed', end.listProblem);
      return end.version;
    } catch (error) {
      state = { problem: { at: clock.now(), message: faultText(error, 'the last measurement') } };
      throw error;
    }
  };

  const look = async (): Promise<void> => {
    const now = clock.now();
    if (state.runningSince !== undefined || now - startedAt < restMs || now - triedAt < againMs) return;
    const newest = await readFieldResult(postgres);
    if (newest === undefined || now - newest.measuredAt >= settings.read(valueFieldsSetting).everyDays * dayMs)
      await measure({}, scheduledBy);
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      if (!(error instanceof InvalidInput)) onProblem('fields could not be measured; the last measurement stays', error);
    });
  }, lookEveryMs);
  timer.unref();

  return { measure, state: () => state, close: () => clearInterval(timer) };
}

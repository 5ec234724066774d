import type { SignalDays } from '../../profile/index.ts';
import { firstDayOf, happenedAfter, observedAt, type PurchaseLog, peopleWhere } from '../log/purchase-log.ts';
import { unitsBetween } from '../season/visit-time.ts';
import { chiSquareChance } from '../special/chances.ts';
import { blendVisits } from '../visits/blend-visits.ts';
import { alphaOf, fitVisits, type VisitFit } from '../visits/fit-visits.ts';
import { collapseHistories, type PurchaseHistory } from '../visits/purchase-cells.ts';
import { historiesOf, type VisitForecast } from '../visits/visit-forecast.ts';
import { clearlyFewerErrors, type HeldBackErrors } from './held-back-errors.ts';

/** How much oftener people come by the channel of their first purchase, where it was clearly better on time held back. */
export interface ChannelFactors {
  /** Days since the first purchase for which it counts: for longer summaries do not know it of everybody, and by then her own visits have told more. */
  readonly withinDays: number;
  readonly channels: readonly {
    readonly channel: string;
    /** How many times as often as everybody those come who began there. */
    readonly times: number;
    readonly people: number;
  }[];
  /** Of people in that time, foretold without and with it. */
  readonly heldBack: HeldBackErrors;
}

// Summaries keep days for 400 before the newest event: within a year nobody's is lost, whatever she did since.
const withinDays = 365;
const aheadDaysMax = 182;
const peopleMin = 100;
const visitsMin = 100;
// Most of what new people do is chance: a channel whose people come half as often again lowers their deviance by a hundredth.
const errorShareMax = 0.995;
const chanceMax = 0.01;
// A normal prior around no effect with a standard deviation of one half, as for other signs.
const ridge = 4;
const logTimesMax = 2;
const goldenSteps = 24;

/**
 * Learns by how much oftener people come whose first purchase was in each channel: a factor on the rate that the visit model takes for known of somebody
 * new (Fader & Hardie 2007, time-invariant covariates), by likelihood, over that of all people of the last year together. It is taken when channels differ by more than chance makes once in a hundred
 * times, and when people who had begun within a year before a cut are foretold clearly better with what was known by then. Undefined otherwise. Assumption: a channel moves rates, all of them equally, and
 * not how soon people leave. Nothing after `endDay` is read. Pure; deterministic. Cost: a fit, and some fifty evaluations of the likelihood of new people.
 */
export function learnChannels(
  all: PurchaseLog,
  signs: (place: number) => SignalDays | undefined,
  endDay: number,
  forecast: Pick<VisitForecast, 'fit' | 'time' | 'weights'>,
  unitDays: number,
): ChannelFactors | undefined {
  const { log: whole, places: known } = peopleWhere(all, (place) => signs(place) !== undefined);
  const { log, places } = peopleWhere(whole, (place) => firstDayOf(whole, place) > endDay - withinDays);
  const channels = Array.from(places, (place) => signs(known[place] as number)?.firstChannel);
  if (new Set(channels).size < 2) return undefined;
  const first = whole.day.reduce((earliest, day) => Math.min(earliest, day), endDay);
  const cutDay = endDay - Math.min(aheadDaysMax, Math.floor((endDay - first) / 3));
  const before = fitVisits(forecast.fit.model, collapseHistories(historiesOf(observedAt(whole, cutDay, unitDays, forecast.time))));
  const earlier = timesByChannel(log, channels, cutDay, { ...forecast, fit: before }, unitDays);
  const heldBack = earlier && heldBackErrors(log, channels, earlier, { cutDay, endDay }, { ...forecast, fit: before }, unitDays);
  const found = heldBack && timesByChannel(log, channels, endDay, forecast, unitDays);
  return heldBack && found && { withinDays, channels: found, heldBack };
}

type Times = ChannelFactors['channels'];
type Fitted = Pick<VisitForecast, 'fit' | 'time' | 'weights'>;

/** Of the channels with enough people, the greatest first; undefined where they do not differ by more than chance. */
function timesByChannel(
  log: PurchaseLog,
  channels: readonly (string | undefined)[],
  day: number,
  { fit, time }: Fitted,
  unitDays: number,
): Times | undefined {
  const observed = observedAt(log, day, unitDays, time);
  const histories = [...historiesOf(observed)];
  const byChannel = new Map<string, PurchaseHistory[]>();
  observed.person.forEach((place, at) => {
    const channel = channels[place];
    if (channel === undefined) return;
    const of = byChannel.get(channel) ?? [];
    byChannel.set(channel, of);
    of.push(histories[at] as PurchaseHistory);
  });
  const enough = [...byChannel].filter(([, of]) => of.length >= peopleMin).sort(([, left], [, right]) => right.length - left.length);
  if (enough.length < 2) return undefined;
  const all = bestTimes(fit, histories);
  const each = enough.map(([channel, of]) => {
    const best = bestTimes(fit, of);
    const gain = best.logLikelihood - logLikelihoodAt(fit, of)(Math.log(all.times));
    return { channel, times: best.times / all.times, people: of.length, gain };
  });
  const gain = each.reduce((sum, one) => sum + one.gain, 0);
  if (chiSquareChance(2 * gain, enough.length - 1) > chanceMax) return undefined;
  return each.map(({ channel, times, people }) => ({ channel, times, people }));
}

/** The factor on the rate under which histories are likeliest, with its prior: a golden-section search, for the likelihood is smooth with one top. */
function bestTimes(fit: VisitFit, histories: readonly PurchaseHistory[]): { times: number; logLikelihood: number } {
  const plain = logLikelihoodAt(fit, histories);
  const drawn = (logTimes: number): number => plain(logTimes) - (ridge / 2) * logTimes * logTimes;
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [-logTimesMax, logTimesMax];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [atLeft, atRight] = [drawn(left), drawn(right)];
  for (let step = 0; step < goldenSteps; step += 1) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = drawn(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = drawn(right);
    }
  }
  const best = (low + high) / 2;
  return { times: Math.exp(best), logLikelihood: plain(best) };
}

/** Log-likelihood of histories whose rates are so many times those of the fit (given as a logarithm): its α is divided by as much. */
function logLikelihoodAt(fit: VisitFit, histories: readonly PurchaseHistory[]): (logTimes: number) => number {
  const likelihood = fit.model.likelihoodOf(collapseHistories(histories));
  const gradient = new Float64Array(fit.parameters.length);
  const alphaAt = fit.model.parameterNames.indexOf('alpha');
  return (logTimes) => {
    const parameters = Float64Array.from(fit.parameters, (value, at) => (at === alphaAt ? value * Math.exp(-logTimes) : value));
    return likelihood(parameters, gradient);
  };
}

/**
 * What is expected of somebody `T` units after her first purchase, over what is expected without regard to its channel: all of `times` at first, the
 * less the longer her own visits speak. Of her rate given that she is active, exactly; that silence means less of a seldom visitor is left out. Pure.
 */
export function channelFactor(times: number, alpha: number, T: number): number {
  return (alpha + T) / (alpha / times + T);
}

/** Where and when somebody first bought, as far as it is known. */
export interface Beginning {
  readonly day: number;
  readonly channel: string | undefined;
}

/** `channelFactor` of somebody as she stands on `today`; 1 where her channel does not count, or no longer. `T` is in units of the fit. Pure. */
export function channelTimes(
  factors: ChannelFactors | undefined,
  { day, channel }: Beginning,
  today: number,
  alpha: number,
  T: number,
): number {
  if (factors === undefined || channel === undefined || day <= today - factors.withinDays) return 1;
  const found = factors.channels.find((one) => one.channel === channel);
  return found === undefined ? 1 : channelFactor(found.times, alpha, T);
}

/** Expectations before and after a cut compared with what came, of people who had begun within a year and whose channel is known; undefined where not clearly better. */
function heldBackErrors(
  log: PurchaseLog,
  channels: readonly (string | undefined)[],
  times: Times,
  { cutDay, endDay }: { readonly cutDay: number; readonly endDay: number },
  { fit, time, weights }: Fitted,
  unitDays: number,
): HeldBackErrors | undefined {
  const observed = observedAt(log, cutDay, unitDays, time);
  const came = happenedAfter(log, observed, cutDay, endDay).visits;
  const total = came.reduce((sum, count) => sum + count, 0);
  if (total < visitsMin) return undefined;
  const visits = blendVisits(fit.visits, weights);
  const alpha = alphaOf(fit);
  const t = unitsBetween(time, cutDay, endDay, unitDays);
  const histories = [...historiesOf(observed)];
  const without = Float64Array.from(histories, (history) => visits.expected(history, t));
  const timesOf = new Map(times.map((one) => [one.channel, one.times]));
  const withChannel = without.map((expected, at) => {
    const of = timesOf.get(channels[observed.person[at] as number] ?? '') ?? 1;
    return expected * channelFactor(of, alpha, (histories[at] as PurchaseHistory).T);
  });
  const [plain, told] = [without, withChannel].map((expected) => {
    const level = total / expected.reduce((sum, count) => sum + count, 0);
    return expected.map((count) => count * level);
  }) as [Float64Array, Float64Array];
  return clearlyFewerErrors(came, plain, told, errorShareMax);
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  DecisionDetails,
  DecisionList,
  DecisionPlaces,
  DecisionScoreboard,
  LearnedContent,
  MomentRule,
  MomentRuleOutcome,
  MomentRules,
  PersonIntents,
  PolicyValues,
  RefusedSignals,
  ReplayedDecision,
  TriedMoments,
} from './contract.ts';
import { get, post, put, remove } from './request.ts';

const pageSize = 50;
// Decisions of other copies of the product reach the log without a notice, some seconds later.
const lookAgainMs = 15_000;
const one = (id: string) => `/v1/moments/${encodeURIComponent(id)}`;

export interface MomentsWish {
  place?: string | undefined;
  defaults?: boolean | undefined;
}

const momentsPage = (wish: MomentsWish, before: string | undefined, signal?: AbortSignal) =>
  get<DecisionList>('/v1/moments', { ...wish, before, limit: pageSize }, signal);

export const momentsQuery = (wish: MomentsWish) =>
  infiniteQueryOptions({
    queryKey: ['moments', 'list', wish],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => momentsPage(wish, pageParam, signal),
    getNextPageParam: (page) => page.before,
  });

/** The newest decisions alone. */
export const fetchNewestMoments = (wish: MomentsWish) => momentsPage(wish, undefined);

export const momentPlacesQuery = queryOptions({
  queryKey: ['moments', 'places'],
  queryFn: ({ signal }) => get<DecisionPlaces>('/v1/moments/places', {}, signal),
  refetchInterval: lookAgainMs,
});

export const momentQuery = (id: string) =>
  queryOptions({ queryKey: ['moments', 'one', id], queryFn: ({ signal }) => get<DecisionDetails>(one(id), {}, signal) });

/** A decision is never changed, so making it again gives the same again. */
export const replayQuery = (id: string, without: readonly string[]) =>
  queryOptions({
    queryKey: ['moments', 'replay', id, without],
    queryFn: () => post<ReplayedDecision>(`${one(id)}/replay`, { without }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const overrideMoment = (id: string, item: string, reason: string) =>
  post<{ place: string }>(`${one(id)}/override`, { item, reason });
export const endOverride = (customer: string, place: string) =>
  remove(`/v1/customers/${encodeURIComponent(customer)}/overrides/${encodeURIComponent(place)}`);

export type Outcome = 'helped' | 'ignored' | 'seen' | 'used';
export const reportOutcome = (id: string, item: string, outcome: Outcome) => post(`${one(id)}/outcome`, { item, outcome });

const signalAt = (customer: string, signal: string) =>
  `/v1/customers/${encodeURIComponent(customer)}/refused-signals/${encodeURIComponent(signal)}`;
export const refuseSignal = (customer: string, signal: string, reason: string) =>
  put<RefusedSignals>(signalAt(customer, signal), { reason });
export const allowSignal = (customer: string, signal: string) => remove<RefusedSignals>(signalAt(customer, signal));

/** What is about one person is kept under her own key, so that whatever renews her record renews it too. */
const customer = (id: string) => `/v1/customers/${encodeURIComponent(id)}`;
const shownOfPerson = 5;

export const customerDecisionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['customer', id, 'decisions'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<DecisionList>(
        `${customer(id)}/decisions`,
        { before: pageParam, limit: pageParam === undefined ? shownOfPerson : pageSize },
        signal,
      ),
    getNextPageParam: (page) => page.before,
  });

export const customerIntentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'intents'],
    queryFn: ({ signal }) => get<PersonIntents>(`${customer(id)}/intents`, {}, signal),
  });

export const refusedSignalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'refused-signals'],
    queryFn: ({ signal }) => get<RefusedSignals>(`${customer(id)}/refused-signals`, {}, signal),
  });

export const momentRulesQuery = queryOptions({
  queryKey: ['moments', 'rules'],
  queryFn: ({ signal }) => get<MomentRules>('/v1/moments/rules', {}, signal),
});

const rule = (key: string) => `/v1/moments/rules/${encodeURIComponent(key)}`;

export const ruleOutcomeQuery = (key: string) =>
  queryOptions({
    queryKey: ['moments', 'rules', 'outcome', key],
    queryFn: ({ signal }) => get<MomentRuleOutcome>(`${rule(key)}/outcome`, {}, signal),
  });

export const saveMomentRule = (given: MomentRule, version: number, reason: string) =>
  put<MomentRules>(rule(given.key), { rule: given, version, reason });
export const removeMomentRule = (key: string, version: number, reason: string) => remove<MomentRules>(rule(key), { version, reason });
export const orderMomentRules = (keys: readonly string[], version: number, reason: string) =>
  post<MomentRules>('/v1/moments/rules/order', { keys, version, reason });
export const undoMomentRules = (reason: string, version?: number) => post<MomentRules>('/v1/moments/rules/undo', { reason, version });

/** For whom, where and on what something is tried. */
export interface TriedFor {
  customer?: string | undefined;
  channel: string;
  place: string;
  device?: string | undefined;
}

export const tryMoment = (asked: TriedFor, rules: readonly MomentRule[] | undefined) =>
  post<TriedMoments>('/v1/moments/try', { ...asked, limit: 3, rules });

export const learnedQuery = queryOptions({
  queryKey: ['moments', 'learned'],
  queryFn: ({ signal }) => get<LearnedContent>('/v1/moments/learned', {}, signal),
  refetchInterval: lookAgainMs,
});

export const scoreboardQuery = queryOptions({
  queryKey: ['moments', 'scoreboard'],
  queryFn: ({ signal }) => get<DecisionScoreboard>('/v1/moments/scoreboard', {}, signal),
  refetchInterval: lookAgainMs,
});

export const policyValuesQuery = (place: string) =>
  queryOptions({
    queryKey: ['moments', 'values', place],
    queryFn: ({ signal }) => get<PolicyValues>('/v1/moments/values', { place }, signal),
  });

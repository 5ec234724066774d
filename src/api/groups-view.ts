import type { Static } from '@sinclair/typebox';
import { type Caller, hiddenMark, isProfitHidden } from '../access/index.ts';
import {
  conditionsOf,
  conditionsWithoutData,
  countExceptions,
  describeGroup,
  type Group,
  type GroupPicture,
  type GroupTrend,
  type GroupVersion,
  groupDays,
  groupTrends,
  type KeepingContext,
  membershipsOfPerson,
  type Portrait,
  type Rule,
  type RuleWords,
  readFigures,
  readSample,
  ruleInWords,
} from '../audience/index.ts';
import { dayMs, formatPersonId, type PersonId } from '../foundation/index.ts';
import { briefOf, contextOf, type GroupsDependencies, starterOf } from './groups-context.ts';
import { type HiddenCondition, hiddenConditions, isPartlyHidden, shownRule } from './hidden-conditions.ts';
import type { PeopleDependencies } from './people.ts';
import type { groupDetails, groupInList, groupVersion } from './shapes/groups.ts';

/** What is true of all groups at once, looked at now and then. */
interface CommonPicture {
  readonly portraits: ReadonlyMap<PersonId, Portrait>;
  readonly context: KeepingContext;
  readonly trends: ReadonlyMap<number, GroupTrend>;
}

// Nobody sees a difference in half a minute, and a page that changes under one's eyes asks every second.
const pictureMs = 30_000;
const commonPeople = 400;
/** Sizes are held against those of so many days before. */
export const trendDays = 7;
const daysShown = 60;
const picturesMax = 200;

/** Pictures of groups that cost some hundred people each, kept for half a minute. */
export class GroupPictures {
  readonly people: PeopleDependencies;
  readonly groups: GroupsDependencies;
  readonly #pictures = new Map<string, { readonly at: number; readonly picture: Promise<GroupPicture> }>();
  #common: { readonly at: number; readonly picture: Promise<CommonPicture> } | undefined;

  constructor(people: PeopleDependencies, groups: GroupsDependencies) {
    this.people = people;
    this.groups = groups;
  }

  /** What data there is for rules, and where groups stood a week ago. */
  common(peopleCount: number): Promise<CommonPicture> {
    const now = performance.now();
    if (this.#common !== undefined && now - this.#common.at < pictureMs) return this.#common.picture;
    const picture = this.#lookAtAll(peopleCount);
    this.#common = { at: now, picture };
    picture.catch(() => {
      this.#common = undefined;
    });
    return picture;
  }

  async #lookAtAll(peopleCount: number): Promise<CommonPicture> {
    const context = await contextOf(this.people, this.groups);
    const trends = await groupTrends(this.people.postgres, Math.floor(context.now / dayMs) - trendDays);
    return { portraits: await readSample(this.people.postgres, peopleCount, commonPeople, context), context, trends };
  }

  of(group: Group, peopleCount: number): Promise<GroupPicture> {
    const key = `${group.id} ${group.version} ${group.size < commonPeople ? group.size : ''}`;
    const now = performance.now();
    const known = this.#pictures.get(key);
    if (known !== undefined && now - known.at < pictureMs) return known.picture;
    const picture = contextOf(this.people, this.groups).then((context) =>
      describeGroup(this.people.postgres, group, peopleCount, this.groups.currency(), context),
    );
    if (this.#pictures.size >= picturesMax) this.#pictures.clear();
    this.#pictures.set(key, { at: now, picture });
    picture.catch(() => this.#pictures.delete(key));
    return picture;
  }
}

/** A group as it stands; of conditions that are hidden from the caller it says what they are about. */
export function groupView(
  group: Group,
  people: number,
  seen: CommonPicture,
  words: RuleWords,
  hidden: HiddenCondition,
): Static<typeof groupInList> {
  const { id, state, version, name, about, rule, size, service } = group;
  const before = seen.trends.get(id)?.before;
  return {
    ...{ id, state, version, name, about, size, ...ruleView(rule, words, hidden) },
    ...starterOf(group),
    share: people === 0 ? 0 : Math.min(1, size / people),
    ...(before === undefined ? {} : { weekAgo: before }),
    // One person in it is proof enough that the data is there.
    missing:
      size > 0 || seen.portraits.size === 0
        ? []
        : conditionsWithoutData(conditionsOf(rule), seen.portraits.values(), seen.context).map((one) => shownRule(one, hidden)),
    ...(service === undefined ? {} : { service }),
  };
}

function ruleView(rule: Rule, words: RuleWords, hidden: HiddenCondition) {
  return {
    rule: shownRule(rule, hidden),
    words: ruleInWords(rule, words, (condition) => hidden(condition) !== undefined),
    ...(isPartlyHidden({ rule }, hidden) ? { hidden: true as const } : {}),
  };
}

export async function groupDetailsView(pictures: GroupPictures, group: Group, caller: Caller): Promise<Static<typeof groupDetails>> {
  const { people, groups } = pictures;
  const { postgres, clock } = people;
  const figures = await readFigures(postgres);
  const [picture, seen, days, exceptions] = await Promise.all([
    pictures.of(group, figures.people),
    pictures.common(figures.people),
    groupDays(postgres, group.id, Math.floor(clock.now() / dayMs) - daysShown),
    countExceptions(postgres, group.id, clock.now(), clock.now()),
  ]);
  const hidden = hiddenConditions(people, caller);
  // Three of those who are in it are a list of those who are in it.
  const shown = isPartlyHidden(group, hidden) ? [] : picture.typical;
  const brief = await briefOf(people, shown, caller);
  const isMarginHidden = isProfitHidden(people.hiddenFields(caller.role));
  const typical = await Promise.all(
    shown.map(async (person) => {
      const since = (await membershipsOfPerson(postgres, person)).get(group.id);
      return since === undefined ? [] : [{ id: formatPersonId(person), since: new Date(since).toISOString(), ...brief(person) }];
    }),
  );
  return {
    ...groupView(group, figures.people, seen, groups.words(), hidden),
    people: figures.people,
    ...(figures.countedShare === undefined ? {} : { counting: figures.countedShare }),
    differences: picture.differences.filter(({ measure }) => measure !== 'profit' || !isMarginHidden).map(rounded),
    typical: typical.flat(),
    lookedAt: { members: picture.members, others: picture.others },
    days: days.map(({ day, ...rest }) => ({ day: new Date(day * dayMs).toISOString().slice(0, 10), ...rest })),
    exceptions: exceptions.inForce,
  };
}

function rounded<Row extends { readonly group: number; readonly others: number; readonly delta: number }>(row: Row): Row {
  const cut = (value: number) => Number(value.toPrecision(6));
  return { ...row, group: cut(row.group), others: cut(row.others), delta: cut(row.delta) };
}

export function groupVersionView(
  { changedAt, ...version }: GroupVersion,
  words: RuleWords,
  hidden: HiddenCondition,
): Static<typeof groupVersion> {
  // The reason says what was changed, as that of a setting does.
  const reason = isPartlyHidden(version, hidden) ? hiddenMark : version.reason;
  return { ...version, ...ruleView(version.rule, words, hidden), reason, changedAt: new Date(changedAt).toISOString() };
}

import type { MomentRule, MomentRules } from '../api/contract.ts';
import { withCapital } from '../format/sentence.ts';
import { type Condition, type Rule, useGroupText } from '../groups/use-group-text.ts';
import { useEntryText } from '../people/customer/use-entry-text.ts';
import { useChannelName } from '../people/use-channel-name.ts';
import { useNames } from './use-names.ts';
import { useSignalText } from './use-signal-text.ts';

export type RuleInList = MomentRules['rules'][number];

/** Rules of moments in the reader's language: when they hold, what they do, and to which content. */
export function useRuleText() {
  const group = useGroupText();
  const { t, format, stage, device, relationship } = useSignalText();
  const channelName = useChannelName();
  const entryText = useEntryText();
  const names = useNames();
  const or = (values: readonly string[]): string => values.join(t('groups.or'));

  const bounds = (min: number | undefined, max: number | undefined): string => {
    if (min !== undefined && max !== undefined) return min === max ? format.count(min) : t('rules.says.between', { min, max });
    return min === undefined ? t('rules.says.most', { max: max ?? 0 }) : t('rules.says.least', { min });
  };
  const values = (moment: string, is: readonly string[]): string => {
    const say: Readonly<Record<string, (value: string) => string>> = {
      channel: channelName,
      device,
      route: (value) => entryText({ route: value } as Parameters<typeof entryText>[0]),
      stage: (value) => stage(value, undefined),
      question: (value) => `“${names.question(value)}”`,
      intent: (value) => `“${names.topic(value)}”`,
      relationship,
    };
    return or(is.map(say[moment] ?? ((value: string) => `“${value}”`)));
  };
  const condition = (one: Condition): string => {
    if (one.group !== undefined) return t('rules.says.group', { group: names.group(one.group) });
    if (one.audience !== undefined) return t('rules.says.audience', { audience: names.audience(one.audience) });
    const { moment, min, max } = one;
    if (moment === undefined) return group.condition(one);
    const is = (one.is ?? []).map(String);
    const list = values(moment, is);
    if (moment === 'visitNumber' || moment === 'hour') return t(`rules.says.${moment}`, { bounds: bounds(min, max) });
    if (moment === 'read') return t('rules.says.read', { list, bounds: bounds(min ?? 1, max) });
    if (moment === 'intent' && min !== undefined) return t('rules.says.intentFrom', { list, share: format.share(min) });
    const key = `rules.says.${moment}`;
    return t(key as 'rules.says.place', { list });
  };
  const when = (rule: Rule): string => ((rule.all?.length ?? 1) === 0 ? t('rules.says.always') : group.rule(rule, condition));
  const content = ({ choose }: Pick<MomentRule, 'choose'>, titles: RuleInList['items']): string => {
    const { items, kinds, products, tags = {} } = choose;
    const kindName = (kind: string) => t(`content.kind.${kind as 'article'}`);
    const tagName = (kind: string, value: string) => {
      if (kind === 'question') return names.question(value);
      return kind === 'topic' || kind === 'product' ? names.topic(value) : value;
    };
    const parts = [
      ...(items === undefined ? [] : [or(items.map((key) => `“${titles.find((one) => one.key === key)?.title ?? key}”`))]),
      ...(kinds === undefined ? [] : [t('rules.says.kinds', { list: or(kinds.map(kindName)) })]),
      ...(products === undefined ? [] : [t('rules.says.about', { list: or(products.map((one) => `“${names.topic(one)}”`)) })]),
      ...Object.entries(tags).map(([kind, list]) => {
        const said = or(list.map((value) => `“${tagName(kind, value)}”`));
        return kind === 'question' ? t('rules.says.answers', { list: said }) : t('rules.says.about', { list: said });
      }),
    ];
    return parts.join(', ');
  };
  /** What it does, as a sentence: `“The manual” comes first.` */
  const does = (rule: Pick<MomentRule, 'choose' | 'effect'>, titles: RuleInList['items']): string =>
    withCapital(t(`rules.does.${rule.effect}`, { content: content(rule, titles) }));
  return { t, format, names, condition, when, content, does };
}

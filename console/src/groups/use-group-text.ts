import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { useChannelName } from '../people/use-channel-name.ts';
import { usePermissionText } from '../people/use-permission-text.ts';
import type { Condition, Rule, Step } from './condition.ts';
import { useActText } from './use-act-text.ts';

export type { Condition, Rule, Step };

interface Own {
  value: number | string | boolean;
  unit: string;
  of?: number | undefined;
  currency?: string | undefined;
  name?: string | undefined;
}

/** Units of the measures, as the server has them: a share is said in per cent, an amount with its currency. */
const shares = new Set(['chanceActive', 'unevenness', 'weekendShare', 'eveningShare']);
export const inDays: ReadonlySet<string> = new Set(['silentDays', 'knownDays', 'usualGapDays']);
const amounts = new Set(['profit', 'spentAVisit']);

/** Rules, her own numbers, and names of groups in the reader's language. */
export function useGroupText() {
  const { t } = useTranslation();
  const format = useFormat();
  const channelName = useChannelName();
  const acts = useActText();
  const { name: purposeName } = usePermissionText();
  const plain = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 });
  const number = (measure: string, value: number, currency?: string): string => {
    if (shares.has(measure)) return format.share(value);
    if (amounts.has(measure) && currency !== undefined) return format.money({ amount: value, currency });
    const text = plain.format(value);
    if (measure === 'silentGaps') return t('groups.gaps', { value: text });
    return inDays.has(measure) ? t('groups.days', { value: text }) : text;
  };
  const condition = (one: Condition): string => {
    if (one.hidden === true) return t('groups.says.hidden');
    if (one.measure !== undefined) {
      const { min, max, measure } = one;
      const name = t(`groups.measure.${measure as 'profit'}`);
      const say = (value: number) => number(measure, value, one.currency);
      const text =
        min !== undefined && max !== undefined
          ? min === max
            ? t('groups.says.exactly', { name, min: say(min) })
            : t('groups.says.between', { name, min: say(min), max: say(max) })
          : min !== undefined
            ? t('groups.says.least', { name, min: say(min) })
            : max !== undefined
              ? t('groups.says.most', { name, max: say(max) })
              : name;
      const of = one.kind === undefined ? text : t('groups.says.ofKind', { text, kind: t(`groups.careKind.${one.kind as 'call'}`) });
      return one.withinDays === undefined ? of : t('groups.says.within', { text: of, count: one.withinDays });
    }
    if (one.did !== undefined || one.sequence !== undefined) return acts.condition(one);
    if (one.account !== undefined)
      return one.account === '*' ? t('groups.says.anyAccount') : t('groups.says.account', { account: one.account });
    if (one.audience !== undefined) return t('groups.says.audience', { audience: acts.audience(one.audience) });
    if (one.permission !== undefined) {
      const purpose = purposeName(one.permission);
      return one.channel === undefined
        ? t('groups.says.permission', { purpose })
        : t('groups.says.permissionBy', { purpose, channel: purposeName(one.channel) });
    }
    const share = format.share(one.minShare ?? 0);
    const count = one.minCount ?? 1;
    if (one.occasion !== undefined) {
      const [what, when] = [t(`groups.ofWhat.${one.of as 'visits'}`), t(`groups.occasion.${one.occasion as 'weekend'}`)];
      return t('groups.says.occasion', { what, when, share, count });
    }
    if (one.channel !== undefined && one.withinDays !== undefined) return acts.byChannel(one, channelName(one.channel));
    if (one.channel !== undefined) return t('groups.says.channel', { channel: channelName(one.channel), share });
    if (one.boughtBy !== undefined) return t('groups.says.boughtBy', { channel: channelName(one.boughtBy), share, count });
    if (one.receives !== undefined) {
      const way = t(`groups.way.${one.receives as 'store'}`);
      const what = one.store === undefined ? way : t('groups.says.atStore', { way, store: one.store });
      return t('groups.says.receives', { what, share, count });
    }
    if (one.preference !== undefined) {
      const anyOf = one.preference === '*' ? t('groups.says.same') : t('groups.says.sameOf', { attribute: one.preference });
      const what = one.value === undefined ? anyOf : t('groups.says.chosen', { value: one.value });
      return t('groups.says.preference', { what, share, count });
    }
    if (one.matters !== undefined) return t('groups.says.matters', { text: one.matters });
    const trait = one.trait ?? '';
    if (one.is !== undefined) return t('groups.says.trait', { trait, values: one.is.join(t('groups.or')) });
    if (one.min === undefined && one.max === undefined) return t('groups.says.traitKnown', { trait });
    return `${trait} ${one.min ?? ''}–${one.max ?? ''}`;
  };
  const rule = (one: Rule, inWords: (one: Condition) => string = condition): string => {
    const inner = (part: Rule) => (part.all !== undefined || part.any !== undefined ? `(${rule(part, inWords)})` : rule(part, inWords));
    if (one.all !== undefined) return one.all.map(inner).join(t('groups.and'));
    if (one.any !== undefined) return one.any.map(inner).join(t('groups.or'));
    if (one.not !== undefined) return t('groups.not', { text: rule(one.not, inWords) });
    return inWords(one);
  };
  const own = (of: Condition, { value, unit, of: all, currency, name }: Own): string => {
    if (typeof value !== 'number' || unit === 'text')
      return value === true ? t('groups.yes') : value === false ? t('groups.no') : String(value);
    if (unit !== 'share' || all === undefined) return number(of.measure ?? '', value, currency);
    const counted = t('groups.says.ofCount', { count: Math.round(value * all), all });
    return name === undefined ? counted : `${name}, ${counted}`;
  };
  const named = (group: { name: string; starter?: string | undefined }): string =>
    group.starter === undefined ? group.name : t(`groups.starter.${group.starter as 'quiet'}.name`, { defaultValue: group.name });
  const about = (group: { about: string; starter?: string | undefined }): string =>
    group.starter === undefined ? group.about : t(`groups.starter.${group.starter as 'quiet'}.about`, { defaultValue: group.about });
  const people = (count: number): string => t('groups.people', { count, formatted: format.count(count) });
  return { t, format, number, condition, rule, own, named, about, people };
}

import { Bot, HandHeart, Scale, User } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MomentChoice } from '../api/contract.ts';
import { Tag } from '../parts/tag.tsx';

export type ChosenBy = 'colleague' | 'default' | 'learned' | 'rule';

/** Who chose: a colleague, a rule, the usual order of a kind default, or what was learned. */
export function chosenBy(choice: Pick<MomentChoice, 'override' | 'rule'>, isDefault: boolean): ChosenBy {
  if (isDefault) return 'default';
  if (choice.override !== undefined) return 'colleague';
  return choice.rule === undefined ? 'learned' : 'rule';
}

const icons = { colleague: User, default: HandHeart, learned: Bot, rule: Scale } as const;
const words = { colleague: 'byColleague', default: 'byDefault', learned: 'byDraw', rule: 'byRule' } as const;

/** Who chose, as a mark beside what was chosen. */
export function ChosenByTag({ by }: { by: ChosenBy }) {
  const { t } = useTranslation();
  return (
    <Tag icon={icons[by]} tone={by === 'default' ? 'risk' : by === 'learned' ? 'quiet' : 'accent'}>
      {t(`deciding.${words[by]}`)}
    </Tag>
  );
}

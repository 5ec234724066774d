import { CircleCheck, CirclePause, type LucideIcon, Moon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { type SourceState, stateOf } from './source-state.ts';

const looks: Record<SourceState, { tone: Tone; icon: LucideIcon }> = {
  off: { tone: 'quiet', icon: CirclePause },
  errors: { tone: 'risk', icon: TriangleAlert },
  quiet: { tone: 'quiet', icon: Moon },
  flowing: { tone: 'good', icon: CircleCheck },
};

export function SourceStateTag({ source }: { source: Source }) {
  const { t } = useTranslation();
  const state = stateOf(source);
  return (
    <Tag
      tone={looks[state].tone}
      icon={looks[state].icon}
      title={state === 'errors' ? source.errors?.join('\n') : t(`sources.state.${state}.means`)}
    >
      {t(`sources.state.${state}.word`)}
    </Tag>
  );
}

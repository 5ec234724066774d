import { CircleHelp, CloudLightning, CloudRain, Flame, type LucideIcon, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReadingLevel } from '../api/contract.ts';
import { Tag, type Tone } from '../parts/tag.tsx';

const looks: Readonly<Record<ReadingLevel, { tone: Tone; icon: LucideIcon }>> = {
  strained: { tone: 'problem', icon: CloudLightning },
  troubled: { tone: 'risk', icon: CloudRain },
  quiet: { tone: 'quiet', icon: Moon },
  steady: { tone: 'good', icon: Sun },
  warm: { tone: 'good', icon: Flame },
  unknown: { tone: 'quiet', icon: CircleHelp },
};

/** How somebody, or an account, stands with us: a word with its shape. */
export function LevelTag({ level }: { level: ReadingLevel }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[level];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`firm.level.${level}`)}
    </Tag>
  );
}

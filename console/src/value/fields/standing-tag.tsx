import { CircleCheck, CircleDashed, CircleHelp, Gavel, HandHeart, type LucideIcon, PackageX, Waypoints, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ValueField } from '../../api/contract.ts';
import { Tag, type Tone } from '../../parts/tag.tsx';

const looks: Record<ValueField['standing'], { tone: Tone; icon: LucideIcon }> = {
  predicts: { tone: 'good', icon: CircleCheck },
  serves: { tone: 'accent', icon: HandHeart },
  legal: { tone: 'accent', icon: Gavel },
  inUse: { tone: 'accent', icon: Wrench },
  none: { tone: 'risk', icon: CircleDashed },
  unknown: { tone: 'quiet', icon: CircleHelp },
  events: { tone: 'quiet', icon: Waypoints },
  retired: { tone: 'quiet', icon: PackageX },
};

/** Why a field is where it is, in a word and a shape; the whole sentence on hover. */
export function StandingTag({ standing }: { standing: ValueField['standing'] }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[standing];
  return (
    <Tag tone={tone} icon={icon} title={t(`fields.standingMeans.${standing}`)}>
      {t(`fields.standing.${standing}`)}
    </Tag>
  );
}

import { CircleCheck, CirclePause, CircleX, Hourglass, type LucideIcon, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { Tag, type Tone } from '../../parts/tag.tsx';

const looks: Record<ImportRun['state'], { tone: Tone; icon: LucideIcon }> = {
  checking: { tone: 'quiet', icon: Hourglass },
  running: { tone: 'accent', icon: Play },
  paused: { tone: 'risk', icon: CirclePause },
  done: { tone: 'good', icon: CircleCheck },
  failed: { tone: 'problem', icon: CircleX },
};

export function ImportStateTag({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = run.bytesTotal > 0 ? format.share(run.bytesRead / run.bytesTotal) : '';
  return (
    <Tag tone={looks[run.state].tone} icon={looks[run.state].icon} title={run.note ?? undefined}>
      {t(`imports.state.${run.state}`)} {run.state === 'running' || run.state === 'paused' ? share : ''}
    </Tag>
  );
}

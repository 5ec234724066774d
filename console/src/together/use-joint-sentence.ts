import { useTranslation } from 'react-i18next';
import type { JointChange } from '../api/contract.ts';
import { useChangesText } from '../groups/floor-section.tsx';
import type { PointsDraft } from '../groups/service-points.ts';

/** What signing brings about, in the reader's language where we know the kind, else as the server says it. */
export function useJointSentence(): (change: JointChange) => string {
  const { t } = useTranslation();
  const changes = useChangesText();
  return ({ kind, subject, sentence, change }) => {
    const name = subject.slice(subject.indexOf(':') + 1);
    if (kind === 'field.retire') return t('together.kind.fieldRetire', { name });
    if (kind === 'service.floor.lower') {
      const { from, points } = change as { from?: PointsDraft; points?: PointsDraft };
      return t('together.kind.floorLower', { changes: changes(from ?? {}, points ?? {}) });
    }
    return sentence;
  };
}

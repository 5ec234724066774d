import { useTranslation } from 'react-i18next';
import { useTraitName } from '../use-trait-name.ts';

/** Says to screen readers what the quiet marks show to others. */
export function ChangeAnnouncement({ changed }: { changed: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const traitName = useTraitName();
  const facts = [...changed].filter((key) => key.startsWith('fact ')).map((key) => traitName(key.slice('fact '.length)));
  const text = changed.size === 0 ? '' : facts.length > 0 ? t('customer.changedFacts', { facts: facts.join(', ') }) : t('customer.changed');
  return (
    <p className="hidden-visually" aria-live="polite">
      {text}
    </p>
  );
}

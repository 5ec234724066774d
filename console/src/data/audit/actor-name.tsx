import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/contract.ts';

/** Who did it: a person or token by name, the customer herself in her own space, or the product. */
export function ActorName({ actor: { kind, name } }: Pick<AuditEntry, 'actor'>) {
  const { t } = useTranslation();
  if (kind === 'system') return <span className="muted">{t('audit.product')}</span>;
  return kind === 'customer' ? t('audit.herself') : name;
}

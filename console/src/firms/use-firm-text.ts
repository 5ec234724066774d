import { useTranslation } from 'react-i18next';
import type { Firm, PartyRole } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';

type Level = Firm['reading']['level'];
type Role = Firm['roles'][number];

/** A day is a day wherever one reads it. */
const noon = (day: string): string => `${day}T12:00:00.000Z`;

/** Firms in the reader's language. */
export function useFirmText() {
  const { t } = useTranslation();
  const format = useFormat();
  const day = (text: string): string => format.date(noon(text));
  const span = ({ since, until }: { since: string; until?: string | undefined }): string =>
    until === undefined ? t('firms.sinceDay', { day: day(since) }) : t('firms.fromTo', { since: day(since), until: day(until) });
  return {
    ...{ t, format, day, span },
    role: (role: PartyRole): string => t(`firm.role.${role}`),
    /** `partner (leases to hotels) and competitor (bids against us)`. */
    roles: (roles: readonly Pick<Role, 'context' | 'role'>[]): string =>
      new Intl.ListFormat(format.locale, { type: 'conjunction' }).format(
        roles.map(({ role, context }) => (context === '' ? t(`firm.role.${role}`) : `${t(`firm.role.${role}`)} (${context})`)),
      ),
    level: (level: Level): string => t(`firm.level.${level}`),
    people: (count: number): string => t('firms.people', { count, formatted: format.count(count) }),
    by: ({ source, colleague }: { source?: { name: string } | undefined; colleague?: string | undefined }): string =>
      source?.name ?? colleague ?? '',
    reason: ({ reason }: Firm['contacts'][number]['reading']): string =>
      t(`firms.reason.${reason.code}`, {
        day: reason.time === undefined ? '' : format.date(reason.time),
        kind: (reason.kind ?? '').toUpperCase(),
        score: reason.score === undefined ? '' : format.count(reason.score),
      }),
  };
}

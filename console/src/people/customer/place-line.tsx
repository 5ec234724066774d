import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { hoursApart, isZone } from '../../format/time.ts';
import { readerZone, useFormat } from '../../format/use-format.ts';
import { preferencesOf } from './contact-preferences.ts';
import styles from './person-header.module.css';

/** Where the person is, what time it is there, which language, how to be reached. */
export function PlaceLine({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { place } = customer;
  const zone = isZone(place.timezone) ? place.timezone : undefined;
  const format = useFormat(zone);
  const apart = zone === undefined ? 0 : hoursApart(zone, readerZone, format.now);
  const where = [place.city, place.country === undefined ? undefined : countryName(place.country, format.locale)].filter(
    (part) => part !== undefined,
  );
  const prefers = preferencesOf(customer.traits).map(format.value);
  const parts = [
    where.length > 0 || zone !== undefined ? (
      <span key="where" title={apart === 0 ? undefined : t(apart > 0 ? 'customer.ahead' : 'customer.behind', { hours: Math.abs(apart) })}>
        {where.join(', ')} {zone === undefined ? null : <span className="numbers">{format.clock(format.now)}</span>}
      </span>
    ) : null,
    place.language === undefined ? null : <span key="language">{languageName(place.language)}</span>,
    prefers.length === 0 ? null : <span key="prefers">{t('customer.prefers', { what: prefers.join(', ') })}</span>,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : <p className={styles.place}>{parts}</p>;
}

function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}

/** A language by the name that its speakers give it. */
function languageName(code: string): string {
  try {
    const name = new Intl.DisplayNames(code, { type: 'language' }).of(code.split('-')[0] ?? code) ?? code;
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  } catch {
    return code;
  }
}

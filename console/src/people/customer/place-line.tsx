import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { languageName } from '../../format/language-name.ts';
import { hoursApart, isZone } from '../../format/time.ts';
import { readerZone, useFormat } from '../../format/use-format.ts';
import { useTraitName } from '../use-trait-name.ts';
import { preferredTraits } from './contact-preferences.ts';
import type { Origin } from './origin/origin.ts';
import { SourceMarker } from './origin/source-marker.tsx';
import styles from './person-header.module.css';

/** Where the person is, what time it is there, which language, how to be reached. */
export function PlaceLine({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { place } = customer;
  const zone = isZone(place.timezone) ? place.timezone : undefined;
  const format = useFormat(zone);
  const traitName = useTraitName();
  const apart = zone === undefined ? 0 : hoursApart(zone, readerZone, format.now);
  const prefers = preferredTraits(customer.traits);
  const { origins } = place;
  const difference = apart === 0 ? undefined : t(apart > 0 ? 'customer.ahead' : 'customer.behind', { hours: Math.abs(apart) });
  const isDerived = place.country !== undefined && place.countryMethod !== undefined;
  const marked = (key: string, field: string, origin: Origin | undefined, shown: ReactNode, title?: string) => (
    <span key={key} title={title}>
      {origin === undefined ? (
        shown
      ) : (
        <SourceMarker field={field} origin={origin}>
          {shown}
        </SourceMarker>
      )}
    </span>
  );
  const parts = [
    place.city === undefined ? null : marked('city', t('trait.city'), origins.city, place.city),
    place.country === undefined
      ? null
      : marked(
          'country',
          t('trait.country'),
          isDerived && origins.country !== undefined
            ? { ...origins.country, basis: t('origin.derivedFrom', { what: traitName(origins.country.trait ?? '') }) }
            : origins.country,
          <>
            {countryName(place.country, format.locale)}
            {isDerived ? <span className={styles.derived}> ({t('origin.derived')})</span> : null}
          </>,
        ),
    zone === undefined
      ? null
      : marked('zone', t('trait.timezone'), origins.timezone, <span className="numbers">{format.clock(format.now)}</span>, difference),
    place.language === undefined ? null : marked('language', t('trait.language'), origins.language, languageName(place.language)),
    ...prefers.map((trait, at) =>
      marked(
        trait.name,
        traitName(trait.name),
        trait,
        at === 0 ? t('customer.prefers', { what: format.value(trait.value) }) : format.value(trait.value),
      ),
    ),
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

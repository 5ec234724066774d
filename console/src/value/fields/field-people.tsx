import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PeopleBehind, ValueField, ValueFields } from '../../api/contract.ts';
import { none } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { type OpenedFigure, PeopleDrawer } from '../../parts/behind/people-drawer.tsx';
import type { PersonColumn } from '../../parts/behind/people-table.tsx';
import { usePeopleText } from '../use-people-text.ts';
import { useFieldTexts } from './use-field-texts.ts';

interface FieldPeopleProps {
  measurement: NonNullable<ValueFields['measurement']>;
  fields: readonly ValueField[];
}

/** How a figure about a field is called in the address. */
export const knownPeople = (field: ValueField): string => `known:${field.field}`;

/** The people behind a figure of fields: all who were measured, those who did what is foretold, or those of whom a field was known. */
export function FieldPeople({ measurement, fields }: FieldPeopleProps) {
  const { who } = useSearch({ from: '/shell/fields' });
  const figureOf = useFieldFigure(measurement);
  const field = who?.startsWith('known:') === true ? fields.find((one) => knownPeople(one) === who) : undefined;
  const isOurs = measurement.listing !== undefined && (field !== undefined || who === 'measured' || who === 'came' || who === 'stayedAway');
  return <PeopleDrawer figure={isOurs ? figureOf(field ?? (who as Outcome | 'measured')) : undefined} />;
}

type Outcome = 'came' | 'stayedAway';

function useFieldFigure(measurement: FieldPeopleProps['measurement']) {
  const { t } = useTranslation();
  const texts = useFieldTexts();
  const peopleText = usePeopleText();
  const format = useFormat('UTC');
  const { listing, people: all } = measurement;
  const within = texts.within(measurement);
  const columns: PersonColumn[] = [
    { name: t('fields.people.last'), cell: ({ days }) => (days?.last === undefined ? none : format.date(days.last)) },
    { name: t('fields.people.fields'), cell: ({ values }) => format.count(values.fields ?? 0) },
    { name: t('fields.people.did'), cell: ({ values }) => t(values.came === 1 ? 'word.yes' : 'word.no') },
  ];
  const sums = ({ people, sums: { came = 0 } }: PeopleBehind) => ({
    people: peopleText(people),
    came: format.count(came),
    share: format.share(people === 0 ? 0 : came / people),
    within,
  });
  return (what: Outcome | ValueField | 'measured'): OpenedFigure => {
    const address = '/v1/value/fields/people';
    if (typeof what === 'object') {
      return {
        title: t('fields.people.known', { field: texts.name(what) }),
        query: { address, search: { listing, field: what.field } },
        columns,
        sums: (page) => t('fields.people.knownSums', { ...sums(page), known: format.share(page.people / all), all: format.count(all) }),
      };
    }
    return {
      title: t(`fields.people.${what}`, { within }),
      query: { address, search: { listing, ...(what === 'measured' ? {} : { outcome: what }) } },
      columns,
      sums: (page) =>
        what === 'measured'
          ? t('fields.people.sums', sums(page))
          : t('fields.people.outcomeSums', {
              people: peopleText(page.people),
              share: format.share(page.people / all),
              all: format.count(all),
            }),
    };
  };
}

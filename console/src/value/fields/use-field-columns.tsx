import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ValueField, ValueFields } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { FigureLink } from '../../parts/behind/figure-link.tsx';
import type { Column } from '../../parts/table/column.ts';
import { FieldDeed } from './field-deed.tsx';
import { knownPeople } from './field-people.tsx';
import styles from './fields.module.css';
import { PowerPlot } from './power-plot.tsx';
import { StandingTag } from './standing-tag.tsx';
import { gainText, useFieldTexts } from './use-field-texts.ts';

export function useFieldColumns(may: ValueFields['may'] | undefined, isListed: boolean): Column<ValueField>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useFieldTexts();
  return [
    {
      id: 'field',
      header: t('fields.column.field'),
      track: 'minmax(0, 4fr)',
      plain: (one) => `${texts.name(one)} (${texts.place(one)})`,
      cell: (one) => (
        <Link
          to="/fields"
          search={((before: object) => ({ ...before, field: one.field })) as never}
          className={styles.field}
          resetScroll={false}
        >
          <b>{texts.name(one)}</b>
          <span className="muted">{texts.place(one)}</span>
        </Link>
      ),
    },
    {
      id: 'power',
      header: t('fields.column.power'),
      track: '158px',
      plain: (one) => one.auc,
      cell: (one) => <PowerPlot field={one} />,
    },
    {
      id: 'verdict',
      header: t('fields.column.verdict'),
      track: 'minmax(0, 3fr)',
      plain: (one) => t(`fields.verdict.${one.verdict}`),
      cell: (one) => <VerdictText field={one} />,
    },
    {
      id: 'adds',
      header: t('fields.column.adds'),
      track: '64px',
      align: 'end',
      extra: true,
      plain: (one) => one.adds?.gain,
      cell: (one) => (one.adds === undefined ? '' : gainText(one.adds.gain, format.locale)),
    },
    {
      id: 'known',
      header: t('fields.column.known'),
      track: '72px',
      align: 'end',
      extra: true,
      plain: (one) => one.known,
      cell: (one) => <FigureLink who={isListed ? knownPeople(one) : undefined}>{format.share(one.known)}</FigureLink>,
    },
    ...useCostColumns(),
    {
      id: 'care',
      header: t('fields.column.care'),
      track: '100px',
      plain: (one) => t(`fields.sensitivity.${one.sensitivity}`),
      cell: (one) => (
        <span data-care={one.sensitivity} className={styles.care}>
          {t(`fields.sensitivity.${one.sensitivity}`)}
        </span>
      ),
    },
    {
      id: 'owner',
      header: t('fields.column.owner'),
      track: 'minmax(0, 2fr)',
      extra: true,
      plain: (one) => one.owner,
      cell: (one) => one.owner,
    },
    {
      id: 'why',
      header: t('fields.column.why'),
      track: '158px',
      plain: (one) => t(`fields.standing.${one.standing}`),
      cell: (one) => (
        <span className={styles.why}>
          <StandingTag standing={one.standing} />
          {may === undefined ? null : <FieldDeed field={one} may={may} />}
        </span>
      ),
    },
  ];
}

/** What a field costs to keep; events of a name are no data of their own. */
function useCostColumns(): Column<ValueField>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'bytes',
      header: t('fields.column.bytes'),
      track: '68px',
      align: 'end',
      plain: (one) => (one.sort === 'event' ? undefined : one.cost.bytes),
      cell: (one) => (one.sort === 'event' ? '' : format.bytes(one.cost.bytes)),
    },
    {
      id: 'values',
      header: t('fields.column.values'),
      track: '92px',
      align: 'end',
      extra: true,
      plain: (one) => (one.sort === 'event' ? undefined : one.cost.valuesAMonth),
      cell: (one) => (one.sort === 'event' ? '' : format.count(one.cost.valuesAMonth)),
    },
  ];
}

function VerdictText({ field }: { field: ValueField }) {
  const { t } = useTranslation();
  const more = [
    ...(field.kind === 'identifier' && field.verdict === 'noPower' ? [t('fields.identifier')] : []),
    ...(field.alike === undefined || field.verdict !== 'addsNothing' ? [] : [t('fields.alike', { field: field.alike.label })]),
    ...(field.suspicion === undefined ? [] : [t('fields.afterwards')]),
  ];
  return (
    <span className={styles.verdict}>
      {t(`fields.verdict.${field.verdict}`)}
      {more.length === 0 ? null : <span className="muted">{more.join('; ')}</span>}
    </span>
  );
}

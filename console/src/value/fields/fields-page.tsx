import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Columns3Cog, Gauge } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueField, ValueFields } from '../../api/contract.ts';
import { fieldStandings, valueFieldsQuery } from '../../api/value-fields.ts';
import { useFormat } from '../../format/use-format.ts';
import { Choices } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useAddressChange } from '../../parts/use-address-change.ts';
import { FieldDrawer } from './field-drawer.tsx';
import { FieldPeople } from './field-people.tsx';
import styles from './fields.module.css';
import { FieldsSentence } from './fields-sentence.tsx';
import { MeasureFieldsDialog } from './measure-fields-dialog.tsx';
import { RetiredList } from './retired-list.tsx';
import { useFieldColumns } from './use-field-columns.tsx';

/** What each field that is kept foretells, what it costs and why it is kept; those of no use can be given up here. */
export function FieldsPage() {
  const { t } = useTranslation();
  const query = useQuery(valueFieldsQuery);
  const [isAsking, setAsking] = useState(false);
  const { measurement, measuring, may } = query.data ?? {};
  const isBusy = measuring?.runningSince !== undefined;
  const button =
    may?.measure === true ? (
      <Button variant="default" leftSection={<Gauge size={15} aria-hidden />} disabled={isBusy} onClick={() => setAsking(true)}>
        {isBusy ? t('fields.measuring') : t(measurement === undefined ? 'fields.measureFirst' : 'fields.measure')}
      </Button>
    ) : undefined;
  const last =
    measurement === undefined
      ? undefined
      : { outcome: measurement.outcome.kind, event: measurement.outcome.event ?? '', days: measurement.horizonDays };
  return (
    <Page title={t('page.fields.title')} question={t('page.fields.question')} actions={measurement === undefined ? undefined : button}>
      <Loaded query={query} lines={10}>
        {(all) => (
          <>
            <Notices measuring={all.measuring} />
            {all.measurement === undefined || all.shares === undefined ? (
              <Empty icon={Columns3Cog} title={t('fields.none')} action={button}>
                {t('fields.noneMeans')}
              </Empty>
            ) : (
              <>
                <FieldsSentence measurement={all.measurement} shares={all.shares} />
                <FieldsTable all={all} />
                <RetiredList all={all} />
                <FieldPeople measurement={all.measurement} fields={all.fields} />
              </>
            )}
          </>
        )}
      </Loaded>
      {isAsking ? <MeasureFieldsDialog opened last={last} onClose={() => setAsking(false)} /> : null}
    </Page>
  );
}

function Notices({ measuring }: { measuring: ValueFields['measuring'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { runningSince, problem } = measuring;
  return (
    <>
      {runningSince === undefined ? null : (
        <p role="status" className={styles.notice}>
          {t('fields.measuringSince', { time: format.clock(runningSince) })}
        </p>
      )}
      {problem === undefined ? null : (
        <p className={styles.notice} data-tone="risk">
          {t('fields.problem', { time: format.ago(problem.at), message: problem.message })}
        </p>
      )}
    </>
  );
}

function FieldsTable({ all }: { all: ValueFields }) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useAddressChange();
  const { standing, field } = useSearch({ from: '/shell/fields' });
  const isListed = all.measurement?.listing !== undefined;
  const columns = useFieldColumns(all.may, isListed);
  const rows = useMemo(
    () =>
      all.fields
        .filter((one) => standing === undefined || one.standing === standing)
        .sort((left, right) => right.auc - left.auc || right.cost.bytes - left.cost.bytes),
    [all.fields, standing],
  );
  const countOf = (wanted: ValueField['standing']) => all.fields.filter((one) => one.standing === wanted).length;
  const options = fieldStandings.filter((one) => one === standing || countOf(one) > 0);
  return (
    <>
      <Choices
        parameter="standing"
        label={t('fields.filter')}
        chosen={standing}
        options={[
          { value: undefined, label: t('fields.all'), count: format.count(all.fields.length) },
          ...options.map((one) => ({ value: one, label: t(`fields.standing.${one}`), count: format.count(countOf(one)) })),
        ]}
      />
      <DataTable
        label={t('page.fields.title')}
        rows={rows}
        columns={columns}
        rowKey={(one) => one.field}
        exportName="fields"
        isMarked={(one) => one.field === field}
        empty={
          <Empty icon={Columns3Cog} title={t('fields.nothingFits')}>
            {t('fields.nothingFitsMeans')}
          </Empty>
        }
      />
      <FieldDrawer
        field={all.fields.find((one) => one.field === field)}
        may={all.may}
        isListed={isListed}
        onClose={() => change({ field: undefined })}
      />
    </>
  );
}

import { useSearch } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ValueField, ValueFields } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { FigureLink } from '../../parts/behind/figure-link.tsx';
import { SideDrawer } from '../../parts/side-drawer.tsx';
import { FieldDeclaration } from './field-declaration.tsx';
import { FieldDeed } from './field-deed.tsx';
import { knownPeople } from './field-people.tsx';
import styles from './fields.module.css';
import { PowerPlot } from './power-plot.tsx';
import { StandingTag } from './standing-tag.tsx';
import { areaText, gainText, useFieldTexts } from './use-field-texts.ts';

interface FieldDrawerProps {
  field: ValueField | undefined;
  may: ValueFields['may'];
  /** It is kept who was measured. */
  isListed: boolean;
  onClose: () => void;
}

/** One field in full: how well it tells people apart, what it adds and costs, why it is kept, and what can be done about it. */
export function FieldDrawer({ field, may, isListed, onClose }: FieldDrawerProps) {
  const { who } = useSearch({ from: '/shell/fields' });
  const texts = useFieldTexts();
  return (
    <SideDrawer
      opened={field !== undefined}
      onClose={onClose}
      isBelow={who !== undefined}
      width={520}
      title={field === undefined ? '' : texts.name(field)}
    >
      {field === undefined ? null : <FieldInFull key={field.field} field={field} may={may} isListed={isListed} />}
    </SideDrawer>
  );
}

function FieldInFull({ field, may, isListed }: { field: ValueField } & Pick<FieldDrawerProps, 'isListed' | 'may'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useFieldTexts();
  const { cost, retired } = field;
  return (
    <div className={styles.close}>
      <p className="muted">{texts.place(field)}</p>
      <div className={styles.standing}>
        <StandingTag standing={field.standing} />
        <FieldDeed field={field} may={may} />
      </div>
      <p>{t(`fields.standingMeans.${field.standing}`)}</p>
      {retired === undefined ? null : (
        <p className="muted">{t('fields.retiredBy', { time: format.ago(retired.at), name: retired.by, reason: `“${retired.reason}”` })}</p>
      )}
      {field.suspicion === undefined ? null : (
        <p className={styles.suspicion}>
          <TriangleAlert size={16} aria-hidden /> {t(`fields.suspicion.${field.suspicion}`)}
        </p>
      )}
      <Part title={t('fields.close.power')}>
        <PowerPlot field={field} />
        <PowerWords field={field} isListed={isListed} />
      </Part>
      <Part title={t('fields.close.adds')}>
        <AddsWords field={field} />
      </Part>
      {field.sort === 'event' ? null : (
        <>
          <Part title={t('fields.close.cost')}>
            <p>
              {t('fields.close.costMeans', {
                bytes: format.bytes(cost.bytes),
                share: format.share(cost.share),
                values: format.count(cost.valuesAMonth),
              })}
            </p>
          </Part>
          <Part title={t('fields.close.care')}>
            <p>
              {t(`fields.sensitivity.${field.sensitivity}`)},{' '}
              {t(`fields.close.${field.sensitivityBy === 'rule' ? 'careRule' : 'carePerson'}`)}
            </p>
          </Part>
          <Part title={t('fields.close.declare')}>
            <FieldDeclaration field={field} mayEdit={may.declare} />
          </Part>
        </>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function PowerWords({ field, isListed }: { field: ValueField; isListed: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const area = (value: number) => areaText(value, format.locale);
  return (
    <>
      <p>
        {t('fields.close.powerMeans', { area: format.share(field.auc) })}{' '}
        {t('fields.powerText', { area: area(field.auc), low: area(field.low), high: area(field.high) })}.{' '}
        {field.chance < 1 ? t('fields.close.chance', { chance: chanceText(field.chance, format.locale) }) : null}
      </p>
      <p className="muted">
        <Trans
          i18nKey="fields.close.known"
          values={{ share: format.share(field.known), distinct: format.count(field.distinct) }}
          components={{ people: <FigureLink who={isListed ? knownPeople(field) : undefined} /> }}
        />
        {field.kind === 'identifier' ? ` ${t('fields.identifier')}.` : ''}
      </p>
    </>
  );
}

function AddsWords({ field }: { field: ValueField }) {
  const { t } = useTranslation();
  const format = useFormat();
  const gain = (value: number) => gainText(value, format.locale);
  const { adds, alike } = field;
  return (
    <>
      <p>
        {adds === undefined
          ? t('fields.close.addsNone')
          : t('fields.close.addsMeans', { gain: gain(adds.gain), low: gain(adds.low), high: gain(adds.high) })}
      </p>
      {alike === undefined ? null : <p className="muted">{t('fields.alike', { field: alike.label })}</p>}
    </>
  );
}

// Smaller chances are all the same to a reader.
const chanceShownMin = 0.0001;

function chanceText(chance: number, locale: string): string {
  const shown = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 }).format(Math.max(chance, chanceShownMin));
  return chance < chanceShownMin ? `< ${shown}` : shown;
}

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { MomentRule } from '../api/contract.ts';
import { momentRulesQuery } from '../api/moments.ts';
import { useMay } from '../app/use-session.ts';
import { heightOfRows, IntervalRows } from '../parts/plot/interval-rows.tsx';
import { PlotFigure } from '../parts/plot/plot-figure.tsx';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { type ImpliedRule, ImpliedRuleDialog } from './implied-rule-dialog.tsx';
import styles from './learned.module.css';
import type { Learned } from './learned-content.tsx';
import { RuleOutcome } from './rule-outcome.tsx';
import { useRuleText } from './use-rule-text.ts';

/** One piece: what makes it likelier to be answered, the rules that speak of it with what became of them, and the deeds that it implies. */
export function PieceDrawer({ piece, places }: { piece: Learned | undefined; places: readonly string[] }) {
  const navigate = useNavigate();
  // On its way out it still shows what it showed.
  const last = useRef(piece);
  if (piece !== undefined) last.current = piece;
  const shown = piece ?? last.current;
  return (
    <SideDrawer
      opened={piece !== undefined}
      onClose={() => void navigate({ to: '/learned', search: ({ item: _, ...before }) => before, resetScroll: false })}
      width={680}
      title={shown?.title}
    >
      {shown === undefined ? null : <Piece piece={shown} places={places} />}
    </SideDrawer>
  );
}

function Piece({ piece, places }: { piece: Learned; places: readonly string[] }) {
  const { t, format } = useRuleText();
  const mayEdit = useMay('moments.edit');
  const [implied, setImplied] = useState<ImpliedRule>();
  const family = piece.key.split('#', 1)[0] ?? piece.key;
  return (
    <div className={styles.drawer}>
      <p>
        {t('learned.piece.met', { shown: format.count(piece.shown), answered: format.count(piece.answered) })}{' '}
        {t('learned.piece.chance', { share: format.share(piece.chance), low: format.share(piece.low), high: format.share(piece.high) })}{' '}
        <Link to="/content/$key" params={{ key: family }}>
          {t('learned.piece.open')}
        </Link>
      </p>
      {mayEdit ? (
        <div className={styles.deeds}>
          <Button size="xs" onClick={() => setImplied({ item: family, title: piece.title, effect: 'first', place: places[0] })}>
            {t('learned.putFirst')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => setImplied({ item: family, title: piece.title, effect: 'withhold', place: places[0] })}
          >
            {t('learned.putAway')}
          </Button>
        </div>
      ) : null}
      <Weights piece={piece} />
      <RulesOfPiece item={family} />
      {implied === undefined ? null : <ImpliedRuleDialog implied={implied} places={places} onClose={() => setImplied(undefined)} />}
    </div>
  );
}

/** What makes an answer likelier (right of the line) or less likely, as far as is known. */
function Weights({ piece }: { piece: Learned }) {
  const { t, format } = useRuleText();
  const number = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const rows = piece.weights
    .filter(({ feature }) => feature !== 'any')
    .map(({ feature, weight, low, high }) => ({
      ...{ key: feature, name: t(`learned.feature.${feature as 'intent'}`), value: weight, low, high },
      text: `${number.format(weight)} (${number.format(low)} – ${number.format(high)})`,
    }));
  return (
    <PlotFigure
      title={t('learned.weights.title')}
      caption={t('learned.weights.caption')}
      fileName={`what-moves-${piece.key}`}
      height={heightOfRows(rows.length)}
      table={{
        head: [t('learned.weights.feature'), t('learned.weights.weight'), t('learned.pieces.range')],
        rows: rows.map(({ name, value, low, high }) => [name, number.format(value), `${number.format(low)} – ${number.format(high)}`]),
      }}
    >
      {(width) => <IntervalRows width={width} rows={rows} format={(value) => number.format(value)} />}
    </PlotFigure>
  );
}

/** The rules that name the piece, with what became of each: the result of what was done here. */
function RulesOfPiece({ item }: { item: string }) {
  const text = useRuleText();
  const { t } = text;
  const { data } = useQuery(momentRulesQuery);
  const own = data?.rules.filter(({ items, isOff }) => !isOff && items.some(({ key }) => key === item)) ?? [];
  if (own.length === 0) return null;
  return (
    <section className={styles.own}>
      <h3>{t('learned.piece.rules')}</h3>
      <ul>
        {own.map((rule) => (
          <li key={rule.key}>
            <p>
              <Link to="/moment-rules/$key" params={{ key: rule.key }}>
                {rule.name}
              </Link>{' '}
              <span className="muted">{text.does(rule.rule as unknown as MomentRule, rule.items)}</span>
            </p>
            <RuleOutcome rule={rule.key} effect={rule.effect} />
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { FirmGraph } from '../api/contract.ts';
import { firmGraphQuery } from '../api/firms.ts';
import { useLive } from '../api/live.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import styles from './firms.module.css';
import { boxHeight, boxWidth, competitorFirst, type GraphBox, type GraphLine, layOut, namesWithin } from './graph-layout.ts';
import { useFirmText } from './use-firm-text.ts';

/** A firm among those above it, its parts, its people, and the firms that it has to do with. */
export function FirmGraphPage() {
  const { id } = useParams({ from: '/shell/firms/$id/graph' });
  const { t } = useFirmText();
  const client = useQueryClient();
  const query = useQuery(firmGraphQuery(id));
  useLive({ firm: id }, () => client.invalidateQueries({ queryKey: ['firm', id] }));
  return (
    <Page
      title={query.data === undefined ? t('page.firms.title') : t('firms.graphTitle', { name: query.data.firm.name })}
      question={t('firms.graphMeans')}
      actions={
        <Button variant="default" renderRoot={(props) => <Link to="/firms/$id" params={{ id }} {...props} />}>
          {t('firms.back')}
        </Button>
      }
    >
      <Loaded query={query} lines={10}>
        {(graph) => (
          <div className={styles.page}>
            <Picture graph={graph} />
            <Table graph={graph} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Picture({ graph }: { graph: FirmGraph }) {
  const text = useFirmText();
  const { t } = text;
  const { boxes, lines, width, height } = layOut(graph, {
    roles: ({ roles, form }) =>
      roles.length === 0
        ? t(`firm.form.${form}`)
        : competitorFirst(roles)
            .map(({ role }) => text.role(role))
            .join(', '),
    buying: ({ buyingRoles, level }) => [...buyingRoles.map((role) => t(`firm.buying.${role}`)), text.level(level)].join(', '),
    more: (count) => t('firms.morePeople', { count }),
  });
  const itself = boxes.find(({ place }) => place === 'itself')?.x ?? 0;
  const frame = useRef<HTMLElement>(null);
  // Where the picture is wider than the screen, it begins with the firm it is about.
  useEffect(() => {
    if (frame.current !== null) frame.current.scrollLeft = itself - frame.current.clientWidth / 2;
  }, [itself]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than the screen is moved by keys too.
    <section ref={frame} className={styles.graph} aria-label={t('firms.graphTitle', { name: graph.firm.name })} tabIndex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{t('firms.graphTitle', { name: graph.firm.name })}</title>
        {lines.map((line) => (
          <Line key={`${line.from.id} ${line.label} ${line.to.id}`} line={line} />
        ))}
        {boxes.map((box) => (
          <Box key={box.id} box={box} />
        ))}
        {lines.map((line) => (
          <Label key={`${line.from.id} ${line.label} ${line.to.id}`} line={line} />
        ))}
      </svg>
    </section>
  );
}

function Line({ line: { from, to, label } }: { line: GraphLine }) {
  const isLevel = from.y === to.y;
  const middle = (from.y + to.y) / 2;
  // Beside one another: a bow above the boxes, so that it goes through none of them.
  const bow = from.y - boxHeight / 2 - 26;
  const path = isLevel
    ? `M${from.x} ${from.y - boxHeight / 2} C${from.x} ${bow} ${to.x} ${bow} ${to.x} ${to.y - boxHeight / 2}`
    : `M${from.x} ${from.y} C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
  return <path d={path} className={styles.edge} data-kind={label === '' ? 'part' : 'other'} />;
}

// Letters of the small size are about this wide.
const letterWidth = 6.4;

function Label({ line: { from, to, label } }: { line: GraphLine }) {
  if (label === '') return null;
  const x = (from.x + to.x) / 2;
  const y = from.y === to.y ? from.y - boxHeight / 2 - 20 : (from.y + to.y) / 2;
  const width = label.length * letterWidth + 12;
  return (
    <g>
      <rect x={x - width / 2} y={y - 10} width={width} height={20} className={styles.plate} rx={6} />
      <text x={x} y={y + 4} textAnchor="middle" className={styles.quiet}>
        {label}
      </text>
    </g>
  );
}

const lettersMax = 23;
const fits = (text: string): string => (text.length <= lettersMax ? text : `${text.slice(0, lettersMax - 1)}…`);

function Box({ box }: { box: GraphBox }) {
  const drawn = (
    <>
      <title>{`${box.name}${box.under === '' ? '' : `: ${box.under}`}`}</title>
      <rect
        x={box.x - boxWidth / 2}
        y={box.y - boxHeight / 2}
        width={boxWidth}
        height={boxHeight}
        rx={box.kind === 'firm' ? 6 : boxHeight / 2}
        className={styles.box}
        data-place={box.place}
        data-shape={box.kind}
        data-level={box.level}
      />
      <text x={box.x} y={box.under === '' ? box.y + 4 : box.y - 3} textAnchor="middle">
        {fits(box.name)}
      </text>
      {box.under === '' ? null : (
        <text x={box.x} y={box.y + 14} textAnchor="middle" className={styles.quiet}>
          {fits(namesWithin(box.under.split(', '), lettersMax))}
        </text>
      )}
    </>
  );
  if (box.kind === 'more') return <g>{drawn}</g>;
  const label = `${box.name}, ${box.under}`;
  return box.kind === 'firm' ? (
    <Link to="/firms/$id" params={{ id: box.id }} aria-label={label} className={styles.node}>
      {drawn}
    </Link>
  ) : (
    <Link to="/people/$id" params={{ id: box.id }} aria-label={label} className={styles.node}>
      {drawn}
    </Link>
  );
}

function Table({ graph }: { graph: FirmGraph }) {
  const text = useFirmText();
  const { t } = text;
  const nameOf = new Map(graph.firms.map(({ id, name }) => [id, name]));
  return (
    <details className={styles.part}>
      <summary>{t('firms.graphTable')}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('firms.from')}</th>
            <th scope="col">{t('firms.relation')}</th>
            <th scope="col">{t('firms.to')}</th>
          </tr>
        </thead>
        <tbody>
          {graph.relations.map(({ id, from, kind, to, context }) => (
            <tr key={`r${id}`}>
              <td>
                <Link to="/firms/$id" params={{ id: from.id }}>
                  {from.name}
                </Link>
              </td>
              <td>
                {kind === 'part of' ? t('firms.partOfWord') : kind}
                {context === '' ? '' : ` (${context})`}
              </td>
              <td>
                <Link to="/firms/$id" params={{ id: to.id }}>
                  {to.name}
                </Link>
              </td>
            </tr>
          ))}
          {graph.people.map(({ customer, name, firm, buyingRoles, level }) => (
            <tr key={customer}>
              <td>
                <Link to="/people/$id" params={{ id: customer }}>
                  {name}
                </Link>{' '}
                <span className="muted">{text.level(level)}</span>
              </td>
              <td>{buyingRoles.map((role) => t(`firm.buying.${role}`)).join(', ')}</td>
              <td>{nameOf.get(firm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

import type { GroupDetails } from '../api/contract.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { lookedFigure } from './group-people.tsx';
import styles from './groups.module.css';
import { useGroupText } from './use-group-text.ts';

type Difference = GroupDetails['differences'][number];

/** For each measure two marks on one line from nothing to the larger: a full one for the group, a hollow one for all others, with their numbers, which open to people where these may be seen. */
export function DifferencesPlot({ differences, isOpen }: { differences: readonly Difference[]; isOpen: boolean }) {
  const text = useGroupText();
  const { t } = text;
  return (
    <table className={styles.differences}>
      <thead>
        <tr>
          <th scope="col">{t('groups.differences')}</th>
          <th scope="col">
            <span className={styles.mark} data-kind="group" aria-hidden /> {t('groups.group')}
          </th>
          <th scope="col">
            <span className={styles.mark} data-kind="others" aria-hidden /> {t('groups.others')}
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => {
          const reach = Math.max(Math.abs(one.group), Math.abs(one.others)) || 1;
          const place = (value: number) => `${Math.max(0, Math.min(100, (value / reach) * 100))}%`;
          const say = (value: number) => text.number(one.measure, value, one.currency);
          return (
            <tr key={one.measure}>
              <th scope="row">
                {t(`groups.measure.${one.measure as 'care'}`)}
                <span className={styles.line} aria-hidden>
                  <span className={styles.mark} data-kind="others" style={{ insetInlineStart: place(one.others) }} />
                  <span className={styles.mark} data-kind="group" style={{ insetInlineStart: place(one.group) }} />
                </span>
              </th>
              <td>{isOpen ? <FigureLink who={lookedFigure('group', one.measure)}>{say(one.group)}</FigureLink> : say(one.group)}</td>
              <td>{isOpen ? <FigureLink who={lookedFigure('others', one.measure)}>{say(one.others)}</FigureLink> : say(one.others)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

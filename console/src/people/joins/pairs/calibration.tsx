import { useTranslation } from 'react-i18next';
import type { LinkStatistics } from '../../../api/contract.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Block } from '../../../parts/block.tsx';
import numbers from '../../../parts/numbers.module.css';
import { useChanceText } from './chance-text.ts';

interface CalibrationProps {
  bands: LinkStatistics['calibration'];
  title: string;
  /** What the chances are of. */
  sure: string;
  /** What is counted, in a sentence. */
  means: string;
}

/** What the statistics said of pairs, beside what reviewers found. */
export function Calibration({ bands, title, sure, means }: CalibrationProps) {
  const { t } = useTranslation();
  const { share, count } = useFormat();
  const chanceText = useChanceText();
  return (
    <Block title={title}>
      {bands.length === 0 ? (
        <p className="muted">{t('pair.noLabels')}</p>
      ) : (
        <>
          <p className="muted">{means}</p>
          <table className={numbers.labelled}>
            <thead>
              <tr>
                <th scope="col">{sure}</th>
                <th scope="col">{t('pair.judged')}</th>
                <th scope="col">{t('pair.expected')}</th>
                <th scope="col">{t('pair.found')}</th>
              </tr>
            </thead>
            <tbody>
              {bands.map((band) => (
                <tr key={band.from}>
                  <th scope="row">{`${chanceText(band.from)} – ${band.to === 1 ? share(1) : chanceText(band.to)}`}</th>
                  <td data-label={t('pair.judged')}>{count(band.judged)}</td>
                  <td data-label={t('pair.expected')}>{chanceText(band.expected)}</td>
                  <td data-label={t('pair.found')}>
                    {share(band.share)} <span className="muted">{`(${share(band.low)} – ${share(band.high)})`}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Block>
  );
}

import { useTranslation } from 'react-i18next';
import type { FileProblem } from '../../api/contract.ts';
import styles from './imports.module.css';

/** Rows that could not be taken, by line number, so that they can be found in the file. */
export function FileProblems({ problems }: { problems: FileProblem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <table className={styles.problems}>
      <caption className="hidden-visually">{t('imports.problems')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('imports.line')}</th>
          <th scope="col">{t('imports.problem')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={`${problem.line} ${problem.message}`}>
            <td className="numbers">{problem.line === 0 ? '—' : problem.line}</td>
            <td>{problem.message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

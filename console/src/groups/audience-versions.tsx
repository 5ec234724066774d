import { useQuery } from '@tanstack/react-query';
import { audienceVersionsQuery } from '../api/audiences.ts';
import type { AudienceDetails } from '../api/contract.ts';
import { Versions } from '../parts/versions.tsx';
import styles from './groups.module.css';
import { RuleLines } from './rule-lines.tsx';
import { type Rule, useGroupText } from './use-group-text.ts';

/** Who changed the audience, when and why, with the rule that it had until then. */
export function AudienceVersions({ audience }: { audience: AudienceDetails }) {
  const { t } = useGroupText();
  const { data } = useQuery(audienceVersionsQuery(String(audience.id)));
  if (data === undefined) return null;
  const now = JSON.stringify(audience.rule);
  return (
    <section className={styles.section} aria-labelledby="versions">
      <h2 id="versions" className={styles.heading}>
        {t('audiences.versions')}
      </h2>
      <Versions
        versions={data.map(({ rule, ...one }) => ({
          ...one,
          said: JSON.stringify(rule) === now ? undefined : <RuleLines rule={rule as Rule} />,
        }))}
      />
    </section>
  );
}

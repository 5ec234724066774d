import { Button } from '@mantine/core';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyAudit } from '../../api/audit.ts';
import { useFormat } from '../../format/use-format.ts';
import { Problem } from '../../parts/problem.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useAction } from '../../parts/use-action.ts';

/** Reads the whole chain again and says whether any entry was changed after it was written. */
export function VerifyChain() {
  const { t } = useTranslation();
  const format = useFormat();
  const action = useAction();
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof verifyAudit>> | undefined>();
  const verify = () => action.run(async () => setAnswer(await verifyAudit()));
  return (
    <>
      <Button variant="default" leftSection={<ShieldCheck size={15} aria-hidden />} disabled={action.busy} onClick={() => void verify()}>
        {action.busy ? t('audit.verifying') : t('audit.verify')}
      </Button>
      <span role="status">
        {answer === undefined ? null : (
          <Tag tone={answer.ok ? 'good' : 'problem'} icon={answer.ok ? ShieldCheck : ShieldAlert}>
            {answer.ok
              ? t('audit.whole', { count: answer.checked, number: format.count(answer.checked) })
              : t('audit.broken', { id: answer.firstBroken ?? '?' })}
          </Tag>
        )}
      </span>
      {action.error === undefined ? null : <Problem error={action.error} size="line" />}
    </>
  );
}

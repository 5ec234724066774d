import { ActionIcon, Menu } from '@mantine/core';
import { Copy, Ellipsis, Link as LinkIcon, Merge, Split } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { useMay } from '../../app/use-session.ts';
import { copyText } from '../../parts/copy-button.tsx';
import { showToast } from '../../parts/toast.ts';

const SplitDialog = lazy(async () => ({ default: (await import('./joins/split-dialog.tsx')).SplitDialog }));
const JoinDialog = lazy(async () => ({ default: (await import('./joins/join-dialog.tsx')).JoinDialog }));

/** What can be done with a person's record as a whole. */
export function PersonMenu({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const mayDecide = useMay('identity.decide');
  const [open, setOpen] = useState<'split' | 'join' | undefined>();
  const copy = async (text: string) => showToast((await copyText(text)) ? t('word.copied') : t('word.notCopied', { text }));
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('customer.more')} title={t('customer.more')}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<LinkIcon size={15} aria-hidden />} onClick={() => void copy(`${location.origin}/people/${customer.id}`)}>
            {t('customer.copyLink')}
          </Menu.Item>
          <Menu.Item leftSection={<Copy size={15} aria-hidden />} onClick={() => void copy(customer.id)}>
            {t('customer.copyId', { id: customer.id })}
          </Menu.Item>
          {mayDecide ? (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<Split size={15} aria-hidden />}
                disabled={customer.knownAs.length < 2}
                onClick={() => setOpen('split')}
              >
                {t('split.open')}
              </Menu.Item>
              <Menu.Item leftSection={<Merge size={15} aria-hidden />} onClick={() => setOpen('join')}>
                {t('join.open')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {open === 'split' ? <SplitDialog customer={customer} onClose={() => setOpen(undefined)} /> : null}
        {open === 'join' ? <JoinDialog customer={customer} onClose={() => setOpen(undefined)} /> : null}
      </Suspense>
    </>
  );
}

import { ActionIcon } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

// Long enough to be seen, short enough not to lie about the clipboard later.
const shownMs = 1_600;

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <ActionIcon
      variant="subtle"
      title={copied ? t('word.copied') : (label ?? t('word.copy'))}
      aria-label={copied ? t('word.copied') : (label ?? t('word.copy'))}
      onClick={() => void copyText(text).then(setCopied)}
    >
      {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
    </ActionIcon>
  );
}

/** True when the text is on the clipboard; a page served without TLS from another machine has none. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

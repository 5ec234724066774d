import { Drawer, Popover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './pop-sheet.module.css';
import { useNarrow } from './use-narrow.ts';

// A line of details reads well at this width, and it fits beside any column.
const popWidth = 360;

interface PopSheetProps {
  /** Names what opens, for those who do not see it. */
  label: string;
  opened: boolean;
  onClose: () => void;
  /** The button that it belongs to; it opens and closes. */
  button: ReactElement;
  children: ReactNode;
}

/** Details beside the button that asked for them; on a narrow screen a sheet from below, which no edge can cut. */
export function PopSheet({ label, opened, onClose, button, children }: PopSheetProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  if (narrow) {
    return (
      <>
        {button}
        <Drawer
          opened={opened}
          onClose={onClose}
          position="bottom"
          size="auto"
          title={label}
          closeButtonProps={{ 'aria-label': t('word.close') }}
          classNames={{ content: styles.sheet ?? '' }}
        >
          {opened ? children : null}
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      opened={opened}
      onChange={(next) => {
        if (!next) onClose();
      }}
      position="bottom-end"
      width={popWidth}
      middlewares={{ flip: true, shift: { padding: 12 }, size: true }}
      trapFocus
      returnFocus
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown className={styles.pop ?? ''} aria-label={label}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

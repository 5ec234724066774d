import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SideDrawerProps {
  opened: boolean;
  title: ReactNode;
  /** In pixels; a narrower screen is filled. */
  width: number;
  /** Whether something that Escape closes first lies above it. */
  isBelow?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** What opens beside the page, at its right, and leaves it in sight. */
export function SideDrawer({ opened, title, width, isBelow = false, onClose, children }: SideDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      closeOnEscape={!isBelow}
      position="right"
      size={`min(${width}px, 100vw)`}
      title={title}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      {children}
    </Drawer>
  );
}

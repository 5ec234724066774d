import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

// Harbour blue from pale to deep; shade 7 carries white text at 7.7 : 1, shade 3 carries dark text at 8.1 : 1.
const accent: MantineColorsTuple = [
  '#e2f0f5',
  '#c3e1eb',
  '#9cd0e1',
  '#74c5de',
  '#4aa9c7',
  '#2c8fae',
  '#157593',
  '#0b5a75',
  '#094a61',
  '#07394b',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 3 },
  colors: { accent },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: 'var(--text-xs)', sm: 'var(--text-md)', md: 'var(--text-lg)' },
  defaultRadius: 'md',
  radius: { sm: '6px', md: '8px', lg: '12px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: {
        centered: false,
        yOffset: '9vh',
        transitionProps: { duration: 120, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.35 },
        // Its head is no banner of the page, which has one.
        attributes: { header: { role: 'none' } },
      },
    },
    Drawer: {
      defaultProps: {
        transitionProps: { duration: 140 },
        overlayProps: { backgroundOpacity: 0.25 },
        attributes: { header: { role: 'none' } },
      },
    },
    Popover: { defaultProps: { transitionProps: { duration: 80, transition: 'fade' }, shadow: 'none' } },
    Menu: { defaultProps: { transitionProps: { duration: 80, transition: 'fade' }, shadow: 'none' } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 80 } } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-error': 'var(--problem)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
};

/** Lets Mantine's components speak our colours, so that tokens.css stays the one place where a colour is written down. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const indigo: MantineColorsTuple = ['#eef0ff', '#dfe3fd', '#c2c9fa', '#a3adf7', '#8893f3', '#707bee', '#5f69e4', '#4d57d2', '#4048b8', '#343b97'];
const gray: MantineColorsTuple = ['#f8f9fa', '#f2f3f5', '#e8eaed', '#dfe1e6', '#cfd3d9', '#868d98', '#626a76', '#4b525d', '#333942', '#1c2026'];
const dark: MantineColorsTuple = ['#e6e8eb', '#bcc1c8', '#9ca3ad', '#7f8792', '#353a42', '#262a30', '#1c1f24', '#131519', '#0e1013', '#090a0c'];

const scrolling = { maxHeight: 240, overflowY: 'auto' };

/** The look of Patchbay. Contrast settings are measured: see the accessibility checks before changing one. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.35,
  colors: { indigo, gray, dark },
  black: '#1a1d22',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  headings: {
    fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '10px', xl: '16px' },
  shadows: {
    sm: '0 1px 2px rgb(0 0 0 / 0.08)',
    md: '0 0 0 1px rgb(0 0 0 / 0.04), 0 8px 24px rgb(0 0 0 / 0.12)',
    lg: '0 0 0 1px rgb(0 0 0 / 0.04), 0 16px 48px rgb(0 0 0 / 0.18)',
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Button: { defaultProps: { size: 'sm' }, vars: (_theme: unknown, { size }: { size?: unknown }) => ({ root: size === 'sm' ? { '--button-height': 'var(--pb-control)', '--button-padding-x': '12px' } : {} }) },
    Checkbox: { defaultProps: { size: 'xs' } },
    // The page's own frame never scrolls behind a dialog, so Mantine's scroll lock (a style element) is not needed.
    DrawerRoot: { defaultProps: { lockScroll: false, position: 'right', transitionProps: { duration: 120 } } },
    DrawerOverlay: { defaultProps: { backgroundOpacity: 0.35 } },
    Input: { defaultProps: { size: 'sm' }, vars: (_theme: unknown, { size }: { size?: unknown }) => ({ wrapper: size === 'sm' ? { '--input-height': 'var(--pb-control)', '--input-padding': '10px' } : {} }) },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] },
      vars: () => ({ label: {}, error: { '--input-error-size': '0.75rem' }, description: { '--input-description-size': '0.75rem' } }),
    },
    // Without the placeholder, which is no item of a menu, the focus begins at the first item.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', position: 'bottom-end', offset: 4, transitionProps: { duration: 80 } } },
    ModalRoot: { defaultProps: { lockScroll: false, yOffset: '12vh', transitionProps: { duration: 120, transition: 'fade' } } },
    ModalOverlay: { defaultProps: { backgroundOpacity: 0.35 } },
    Popover: { defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 80 } } },
    // The list of options scrolls by itself: a box around it would have to be focusable.
    Select: { styles: { options: scrolling }, defaultProps: { allowDeselect: false, openOnFocus: false, withScrollArea: false, comboboxProps: { shadow: 'md', offset: 4, transitionProps: { duration: 80 } } } },
    MultiSelect: { styles: { options: scrolling }, defaultProps: { openOnFocus: false, withScrollArea: false, comboboxProps: { shadow: 'md', offset: 4, transitionProps: { duration: 80 } } } },
    Switch: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 }, events: { hover: true, focus: true, touch: false } } },
  },
});

const inLight = {
  '--mantine-color-error': 'var(--mantine-color-red-9)',
  '--mantine-color-placeholder': '#6c7480',
  '--mantine-color-default-border': 'var(--mantine-color-gray-4)',
  '--mantine-color-disabled-color': 'var(--mantine-color-gray-5)',
  '--mantine-color-red-light': '#fdf1f1',
  '--mantine-color-red-light-color': 'var(--mantine-color-red-9)',
  '--pb-line': '#e6e8ec',
  '--pb-line-strong': '#d3d7dd',
  '--pb-field': '#8d949e',
  '--pb-ground': '#ffffff',
  '--pb-frame': '#f7f8f9',
  '--pb-raised': '#ffffff',
  '--pb-hover': '#f4f5f7',
  '--pb-chosen': '#eef0fe',
  '--pb-accent': '#4048b8',
  '--pb-skeleton': '#eceef1',
  '--pb-good': '#1c8048',
  '--pb-warning': '#a85b00',
  '--pb-bad': '#c92a2a',
  '--pb-busy': '#2b6cb0',
  '--pb-removed': '#fdecec',
  '--pb-added': '#e6f5ec',
  '--pb-elsewhere': '#b65c00',
  '--pb-elsewhere-ground': '#fff5e8',
  '--pb-elsewhere-text': '#7a3d00',
};

const inDark = {
  '--mantine-color-error': 'var(--mantine-color-red-4)',
  '--mantine-color-placeholder': '#8b939e',
  '--mantine-color-body': 'var(--mantine-color-dark-7)',
  '--mantine-color-default-border': '#3a4049',
  '--mantine-color-disabled-color': 'var(--mantine-color-dark-3)',
  '--mantine-color-red-light': '#2a191b',
  '--mantine-color-red-light-color': 'var(--mantine-color-red-4)',
  '--pb-line': '#262a30',
  '--pb-line-strong': '#383d45',
  '--pb-field': '#686f7b',
  '--pb-ground': '#131519',
  '--pb-frame': '#0e1013',
  '--pb-raised': '#1c1f24',
  '--pb-hover': '#1b1e23',
  '--pb-chosen': '#20243f',
  '--pb-accent': '#98a2f5',
  '--pb-skeleton': '#22262c',
  '--pb-good': '#4cc38a',
  '--pb-warning': '#f0a44b',
  '--pb-bad': '#ff8787',
  '--pb-busy': '#6cb2f0',
  '--pb-removed': '#3a1d20',
  '--pb-added': '#14301f',
  '--pb-elsewhere': '#f0a44b',
  '--pb-elsewhere-ground': '#2b2115',
  '--pb-elsewhere-text': '#f5c183',
};

/** Meanings that our own stylesheets use, in both schemes; no stylesheet names a colour of the palette. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--pb-control': '32px',
    '--pb-bar': '48px',
    '--pb-row': '36px',
    '--mantine-color-success': 'var(--pb-good)',
  },
  light: inLight,
  dark: inDark,
});

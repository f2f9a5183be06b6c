import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { cssVariables, theme } from './theme.ts';

const unusedColors = /^--mantine-color-(pink|grape|violet|cyan|lime|blue|teal)-/;

const withoutUnused = (variables: Record<string, string>) => Object.fromEntries(Object.entries(variables).filter(([name]) => !unusedColors.test(name)));

/** The variables that `MantineProvider` would otherwise write into the page at run time. */
export const themeCss = (): string => {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(merged);
  const own = cssVariables(merged);
  return convertCssVariables(
    {
      variables: withoutUnused({ ...base.variables, ...own.variables }),
      light: withoutUnused({ ...base.light, ...own.light, '--mantine-color-scheme': 'light' }),
      dark: withoutUnused({ ...base.dark, ...own.dark, '--mantine-color-scheme': 'dark' }),
    },
    ':root',
  );
};

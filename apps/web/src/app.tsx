import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '#api/query.ts';
import { WordsProvider } from '#i18n/words-provider.tsx';
import { PrefetchContext } from '#ui/link.tsx';
import { theme } from '#ui/theme.ts';
import { PreferencesProvider, usePreferences } from './preferences.tsx';
import { prefetchIn } from './lazily.ts';

type Router = ReturnType<typeof createBrowserRouter>;

// Under the name that `early.js` reads before the first paint.
const schemeManager = localStorageColorSchemeManager({ key: 'patchbay.color-scheme' });

/** The dashboard. */
export const App = ({ router }: { router: Router }) => {
  const [client] = useState(createQueryClient);
  return (
    <Providers client={client}>
      <PrefetchContext value={prefetchIn(router)}>
        <RouterProvider router={router} />
      </PrefetchContext>
    </Providers>
  );
};

/** What every component may rely on, in tests too. */
export const Providers = ({ client, children }: { client: QueryClient; children: ReactNode }) => (
  <QueryClientProvider client={client}>
    <MantineProvider theme={theme} colorSchemeManager={schemeManager} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}
      env={import.meta.env.MODE === 'test' ? 'test' : 'default'}>
      <PreferencesProvider>
        <Entry>{children}</Entry>
      </PreferencesProvider>
    </MantineProvider>
  </QueryClientProvider>
);

const Entry = ({ children }: { children: ReactNode }) => (
  <WordsProvider language={usePreferences().preferences.language} part="entry">
    {children}
  </WordsProvider>
);

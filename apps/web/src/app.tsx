import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '#api/query.ts';
import { WordsProvider } from '#i18n/words-provider.tsx';
import { PrefetchContext } from '#ui/link.tsx';
import { theme } from '#ui/theme.ts';
import { PagesContext } from '#shell/pages-context.ts';
import { pages as allPages, type PageEntry } from './pages.ts';
import { PreferencesProvider, usePreferences } from './preferences.tsx';
import { prefetchIn } from './router.tsx';

type Router = ReturnType<typeof createBrowserRouter>;

// Under the name that `early.js` reads before the first paint.
const schemeManager = localStorageColorSchemeManager({ key: 'patchbay.color-scheme' });

/** The dashboard. */
export const App = ({ router, pages = allPages }: { router: Router; pages?: PageEntry[] }) => {
  const [client] = useState(createQueryClient);
  return (
    <Providers client={client} pages={pages}>
      <PrefetchContext value={prefetchIn(router.routes)}>
        <RouterProvider router={router} />
      </PrefetchContext>
    </Providers>
  );
};

/** What every component may rely on, in tests too. */
export const Providers = ({ client, pages = allPages, children }: { client: QueryClient; pages?: PageEntry[]; children: ReactNode }) => (
  <QueryClientProvider client={client}>
    <MantineProvider theme={theme} colorSchemeManager={schemeManager} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}
      env={import.meta.env.MODE === 'test' ? 'test' : 'default'}>
      <PreferencesProvider>
        <PagesContext value={pages}>
          <Entry>{children}</Entry>
        </PagesContext>
      </PreferencesProvider>
    </MantineProvider>
  </QueryClientProvider>
);

const Entry = ({ children }: { children: ReactNode }) => (
  <WordsProvider language={usePreferences().preferences.language} part="entry">
    {children}
  </WordsProvider>
);

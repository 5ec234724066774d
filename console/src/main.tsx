import './theme/component-styles.ts';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from './api/request.ts';
import { sessionQuery } from './api/session.ts';
import { queryClient } from './app/query-client.ts';
import { router } from './app/router.tsx';
import { startLanguage } from './language/language.ts';
import { restoreDensity } from './theme/density.ts';
import { cssVariablesResolver, theme } from './theme/theme.ts';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'loyalty-color-scheme' });

onSignedOut(() => {
  if (queryClient.getQueryData(sessionQuery.queryKey) === null || router.state.location.pathname === '/sign-in') return;
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, null);
  void router.invalidate();
});

restoreDensity();
await startLanguage();

const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

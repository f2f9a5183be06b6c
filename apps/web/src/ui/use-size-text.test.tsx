import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WordsProvider } from '#i18n/words-provider.tsx';
import { useSizeText } from './use-size-text.ts';

test('a size is told in the unit in which it has few digits, as the language writes them', async () => {
  const { result } = renderHook(useSizeText, { wrapper: ({ children }) => <WordsProvider language="de" part="all">{children}</WordsProvider> });
  await waitFor(() => expect(result.current).toBeTruthy());
  expect([14, 20_480, 999_949, 999_950, 1_234_567, 23_456_789].map(result.current)).toEqual(['14 Byte', '20,5 kB', '999,9 kB', '1 MB', '1,2 MB', '23 MB']);
});

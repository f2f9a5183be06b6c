import type { Language } from '@patchbay/contract/primitives/locale';
import { useEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { viewerZone } from '#ui/zones.ts';
import { localeOf } from './locale.ts';
import { loadWords, type Words } from './words.ts';

interface Loaded {
  language: Language;
  words: Words;
}

/** Gives its children the words of one language; the language before stays until the next has arrived. */
export const WordsProvider = ({ language, part, fallback = null, children }: { language: Language; part: 'entry' | 'all'; fallback?: ReactNode; children: ReactNode }) => {
  const [loaded, setLoaded] = useState<Loaded>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let isCurrent = true;
    loadWords(language, part).then((words) => isCurrent && setLoaded({ language, words }), setFailure);
    return () => void (isCurrent = false);
  }, [language, part]);
  useEffect(() => {
    if (loaded) document.documentElement.lang = loaded.language;
  }, [loaded]);
  if (failure && !loaded) throw failure;
  if (!loaded) return fallback;
  return (
    <IntlProvider locale={localeOf(loaded.language)} messages={loaded.words as never} timeZone={viewerZone}>
      {children}
    </IntlProvider>
  );
};

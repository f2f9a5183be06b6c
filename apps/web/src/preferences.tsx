import { account, Preferences, type Session } from '@patchbay/contract/session';
import { languages, type Language } from '@patchbay/contract/primitives/locale';
import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { call } from '#api/client.ts';
import { sessionQuery, useSession } from '#api/session.ts';
import { stored } from '#ui/stored.ts';

export type { Preferences };

interface Choice {
  preferences: Preferences;
  /** Takes effect at once, here; and at the viewer's other machines, when somebody is signed in. */
  change: (part: Partial<Preferences>) => void;
}

const ChoiceContext = createContext<Choice | undefined>(undefined);

const kept = stored<unknown>('preferences');

const browserLanguage = (): Language =>
  navigator.languages.map((tag) => tag.slice(0, 2)).find((tag): tag is Language => (languages as readonly string[]).includes(tag)) ?? 'en';

const initial = (): Preferences => {
  const before = Preferences.safeParse(kept.read());
  return before.success ? before.data : Preferences.parse({ language: browserLanguage() });
};

/** How the viewer likes to see things: from the account where somebody is signed in, else from this browser. */
export const PreferencesProvider = ({ children }: { children: ReactNode }) => {
  const [preferences, setPreferences] = useState(initial);
  const session = useSession();
  const save = useSaveWithAccount(session);
  const apply = useApply();

  useEffect(() => {
    apply(preferences);
    kept.write(preferences);
  }, [preferences, apply]);
  const fromAccount = session?.preferences;
  useEffect(() => {
    if (fromAccount) setPreferences(fromAccount);
  }, [fromAccount]);

  const choice = useMemo<Choice>(
    () => ({
      preferences,
      change: (part) => {
        const next = { ...preferences, ...part };
        setPreferences(next);
        save(next);
      },
    }),
    [preferences, save],
  );
  return <ChoiceContext value={choice}>{children}</ChoiceContext>;
};

const useSaveWithAccount = (session: Session | null | undefined) => {
  const client = useQueryClient();
  const name = session?.account.name;
  return useCallback(
    (preferences: Preferences) => {
      if (!name) return;
      // A preference that could not be saved still holds in this browser; nothing is lost that is worth a message.
      void call(account.updateProfile, { body: { name, preferences } }).then(
        (answer) => client.setQueryData(sessionQuery().queryKey, (before) => before && { ...before, session: answer }),
        () => undefined,
      );
    },
    [client, name],
  );
};

const useApply = () => {
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return useCallback(
    (preferences: Preferences) => {
      setColorScheme(preferences.colorScheme);
      document.documentElement.dataset.density = preferences.density;
    },
    [setColorScheme],
  );
};

export const usePreferences = (): Choice => {
  const choice = use(ChoiceContext);
  if (!choice) throw new Error('usePreferences needs a PreferencesProvider');
  return choice;
};

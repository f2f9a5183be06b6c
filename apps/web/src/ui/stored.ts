import { useState } from 'react';

/** A value kept in this browser. Storage may be full, blocked or absent: then it lasts as long as the page. */
export const stored = <T,>(name: string) => {
  const key = `patchbay.${name}`;
  return {
    read: (): T | undefined => {
      try {
        return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (value: T) => {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // See above.
      }
    },
  };
};

/** `useState` that this browser remembers under `name`. */
export const useStored = <T,>(name: string, initial: T) => {
  const [value, setValue] = useState<T>(() => stored<T>(name).read() ?? initial);
  const change = (next: T) => {
    setValue(next);
    stored<T>(name).write(next);
  };
  return [value, change] as const;
};

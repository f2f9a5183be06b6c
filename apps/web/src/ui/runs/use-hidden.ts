import { useStored } from '../stored.ts';

const mostRemembered = 50;

/** What the viewer does not want to be told of any more. */
export const useHidden = (of: string) => {
  const [hidden, setHidden] = useStored<string[]>(`${of}.hidden`, []);
  return { isHidden: (id: string) => hidden.includes(id), hide: (id: string) => setHidden([id, ...hidden].slice(0, mostRemembered)) };
};

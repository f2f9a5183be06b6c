import type { Unsaved } from '../explain/engine.ts';
import { useWorld } from '../explain/use-explained.ts';

/** What the draft of one part of forwarding makes of the whole; nothing before the whole is there. */
export const useForwardingWith = (id: string) => {
  const { world } = useWorld(id);
  const saved = world?.extensions.find((one) => one.id === id)?.forwarding;
  return (part: Partial<NonNullable<Unsaved['forwarding']>>): Unsaved => (saved ? { forwarding: { ...saved, ...part } } : {});
};

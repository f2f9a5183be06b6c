import { useProblemText } from './problem.tsx';
import { toast } from './toast.ts';

/**
 * Runs an action that has no form in which a refusal could stand; it is told at the edge of the screen instead.
 * @example const attempt = useAttempt(); if (await attempt(() => command.mutateAsync(…))) toast.done(…)
 * @returns what the action answers (`true` for nothing), or `undefined` after a failure
 */
export const useAttempt = () => {
  const text = useProblemText();
  return async <T,>(action: () => Promise<T>): Promise<NonNullable<T> | true | undefined> => {
    try {
      return (await action()) ?? true;
    } catch (error) {
      const { title, detail } = text(error);
      toast.failed(title, detail);
      return undefined;
    }
  };
};

import { usePlace } from '#api/place.tsx';
import { stored } from '#ui/stored.ts';

const mostRemembered = 50;
const started = stored<{ id: string; from: string }[]>('numberBulks.startedFrom');

/** Which changes were asked for in this place: what is moved out of an enterprise is done above it, beside what is moved out of others. */
export const useStartedHere = () => {
  const { id: here } = usePlace();
  return {
    isStartedHere: (id: string) => (started.read() ?? []).some((one) => one.id === id && one.from === here),
    remember: (id: string) => started.write([{ id, from: here }, ...(started.read() ?? [])].slice(0, mostRemembered)),
  };
};

export type Stopper = {
  /** Waits for something that has to be stopped later; stops it at once if stopping began while it started. */
  keep: <T extends { stop: () => Promise<void> }>(starting: Promise<T>) => Promise<T>;
  onStop: (work: () => void | Promise<void>) => void;
  /** Waits until a signal asks us to stop, or one of the given failures happens. */
  race: (failures: Promise<Error>[]) => Promise<void>;
};

/** Thrown into work that a signal has overtaken. */
class Stopped extends Error {
  override name = 'Stopped';
}

/**
 * Runs `work` until it ends, fails, or somebody asks to stop: Ctrl-C, SIGTERM, the terminal's end, or our parent's death.
 * Whatever happens, all that was started is stopped again, the last first.
 */
export const untilStopped = async (work: (stopper: Stopper) => Promise<void>): Promise<void> => {
  const undo: (() => void | Promise<void>)[] = [];
  const starting = new Set<Promise<unknown>>();
  let stopRequested = false;
  const stopSignal = new Promise<void>((resolve) => listen(() => resolve(void (stopRequested = true))));
  const interrupted = stopSignal.then(() => Promise.reject(new Stopped()));
  interrupted.catch(() => undefined);

  const stopper: Stopper = {
    onStop: (step) => void undo.push(step),
    keep: (promise) => {
      const kept = promise.then((thing) => {
        undo.push(thing.stop);
        return thing;
      });
      starting.add(kept);
      kept.catch(() => undefined).finally(() => starting.delete(kept));
      return kept;
    },
    race: async (failures) => {
      const failure = await Promise.race([stopSignal, ...failures]);
      if (failure && !stopRequested) throw failure;
    },
  };

  try {
    await Promise.race([work(stopper), interrupted]);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await Promise.allSettled(starting);
    if (stopRequested) console.log('\nStopping …');
    for (const step of undo.reverse()) await step();
  }
};

const listen = (onStop: () => void) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onStop);
  process.on('disconnect', onStop);
  // A terminal that is gone must not turn our last words into a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};

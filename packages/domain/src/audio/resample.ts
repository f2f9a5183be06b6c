/** Zero crossings of the filter on either side: enough for speech and music over the telephone. */
const crossings = 12;

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** For each place between two samples that an output can fall on: the weights of the samples around it. */
const filtersOf = (from: number, to: number, up: number) => {
  const cutoff = Math.min(1, to / from) * 0.95;
  const half = Math.ceil(crossings / cutoff);
  const weight = (distance: number) => {
    if (Math.abs(distance) >= half) return 0;
    const angle = Math.PI * cutoff * distance;
    const sinc = distance === 0 ? 1 : Math.sin(angle) / angle;
    return cutoff * sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / half));
  };
  const filters = Array.from({ length: up }, (_, phase) => Float32Array.from({ length: 2 * half }, (_unused, tap) => weight(tap - half + 1 - phase / up)));
  return { half, filters };
};

export interface Resampler {
  add(samples: Float32Array): Float32Array;
  /** What is left once nothing more comes. */
  end(): Float32Array;
}

/** Brings a stream of samples to another rate, bit by bit, without what the new rate cannot carry. */
export const resampler = (from: number, to: number): Resampler => {
  const divisor = commonDivisor(from, to);
  const [up, down] = [to / divisor, from / divisor];
  const { half, filters } = filtersOf(from, to, up);
  // `base` and `phase` say where the next output falls; the first sample stands behind silence.
  let [waiting, base, phase] = [new Float32Array(half - 1), half - 1, 0];
  const add = (samples: Float32Array): Float32Array => {
    const all = new Float32Array(waiting.length + samples.length);
    all.set(waiting);
    all.set(samples, waiting.length);
    const made = new Float32Array(Math.max(0, Math.ceil(((all.length - half - base) * up) / down)) + 1);
    let count = 0;
    while (base + half < all.length) {
      const [filter, first] = [filters[phase]!, base - half + 1];
      let sum = 0;
      for (let tap = 0; tap < filter.length; tap += 1) sum += filter[tap]! * all[first + tap]!;
      made[count] = sum;
      count += 1;
      phase += down;
      base += Math.floor(phase / up);
      phase %= up;
    }
    const kept = Math.min(all.length, Math.max(0, base - half + 1));
    waiting = all.slice(kept);
    base -= kept;
    return made.subarray(0, count);
  };
  return { add, end: () => add(new Float32Array(half)) };
};

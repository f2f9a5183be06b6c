/**
 * The generated client holds a graph of all models' fields, and reads it at its start into objects whose keys are places in a table of
 * names. V8 keeps such an object as an array up to its highest key: 12 kB for a dozen fields, 22 MB for all. With the first key beyond
 * 1,024 it keeps a hash table instead, so the table of names begins with that many that nothing uses.
 */
const unused = 1_100;

interface Graph {
  strings: string[];
  /** Base64url, as `ParamGraph` of `@prisma/client` 7 reads it. */
  graph: string;
}

/** Copies a graph number by number, with `mapName` applied to each place in the table of names. */
const rewrite = (from: Buffer, mapName: (place: number) => number): Buffer => {
  const to: number[] = [];
  let at = 0;
  const read = (): number => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = from[at++];
      if (byte === undefined) throw new Error('The graph of the generated client ends in the middle.');
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
      shift += 7;
    }
  };
  const write = (value: number): void => {
    for (; value >= 128; value >>>= 7) to.push((value & 127) | 128);
    to.push(value);
  };
  const keep = (): number => {
    const value = read();
    write(value);
    return value;
  };
  const keepBytes = (count: number): void => {
    for (let i = 0; i < count; i++) to.push(from[at++]!);
  };
  const name = () => write(mapName(read()));
  const each = (count: number, work: () => void): void => {
    for (let i = 0; i < count; i++) work();
  };
  const [inputs, outputs, roots] = [keep(), keep(), keep()];
  const inputEdge = () => { name(); keepBytes(2); keep(); keep(); keepBytes(1); };
  const rest = () => { name(); keep(); keep(); };
  each(inputs, () => each(keep(), inputEdge));
  each(outputs, () => each(keep(), rest));
  each(roots, rest);
  if (at !== from.length) throw new Error('The graph of the generated client has more in it than was known of.');
  return Buffer.from(to);
};

/** The same graph with unused names before all others. */
export const roomyGraph = ({ strings, graph }: Graph): Graph => ({
  strings: [...Array.from({ length: unused }, () => ''), ...strings],
  graph: rewrite(Buffer.from(graph, 'base64url'), (place) => place + unused).toString('base64url'),
});

const inSource = /strings: JSON\.parse\((".*")\),\n {2}graph: "([\w-]*)"/;

/** The same for the source of the generated client. Throws where it does not look as it did, so that an update is noticed. */
export const withRoomyGraph = (source: string): string => {
  const found = inSource.exec(source);
  if (!found) throw new Error('The generated client holds its graph in another way than was known of.');
  const { strings, graph } = roomyGraph({ strings: JSON.parse(JSON.parse(found[1]!) as string) as string[], graph: found[2]! });
  return source.replace(found[0], () => `strings: JSON.parse(${JSON.stringify(JSON.stringify(strings))}),\n  graph: ${JSON.stringify(graph)}`);
};

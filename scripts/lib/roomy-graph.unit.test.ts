import { describe, expect, test } from 'vitest';
import { roomyGraph, withRoomyGraph } from './roomy-graph.ts';

/** Two input nodes, one output node and one root, as `prisma generate` writes them. */
const strings = ['where', 'id', 'User', 'posts'];
const bytes = [
  2, 1, 1, // how many of each
  2, 0, 0, 0, 2, 0, 1, 1, 7, 1, 0, 200, 1, 4, // where: leads to node 1, flags 1; id: scalar mask 0x107, enum 199, flags 4
  0, // a node without edges
  1, 3, 1, 0, // posts: arguments at node 0
  2, 1, 1, // User
];
const graph = Buffer.from(bytes).toString('base64url');

/** What the place of a name reads as in the rewritten graph: 1,100 more, in two bytes. */
const far = (place: number) => [((place + 1_100) & 127) | 128, (place + 1_100) >> 7];

describe('the graph of the generated client', () => {
  test('has every name 1,100 places further on, and nothing else changed', () => {
    const roomy = roomyGraph({ strings, graph });
    expect(roomy.strings.slice(1_100)).toEqual(strings);
    expect([...Buffer.from(roomy.graph, 'base64url')]).toEqual([
      2, 1, 1,
      2, ...far(0), 0, 0, 2, 0, 1, ...far(1), 7, 1, 0, 200, 1, 4,
      0,
      1, ...far(3), 1, 0,
      ...far(2), 1, 1,
    ]);
  });

  test.each([['is cut off', bytes.slice(0, -1)], ['goes on', [...bytes, 0]]])('is refused where it %s', (_, wrong) => {
    expect(() => roomyGraph({ strings, graph: Buffer.from(wrong).toString('base64url') })).toThrow('The graph of the generated client');
  });

  test('is replaced in the source', () => {
    const source = (names: string[], of: string) => `a\nconfig.parameterizationSchema = {\n  strings: JSON.parse(${JSON.stringify(JSON.stringify(names))}),\n  graph: "${of}"\n}\nz`;
    const roomy = roomyGraph({ strings, graph });
    expect(withRoomyGraph(source(strings, graph))).toBe(source(roomy.strings, roomy.graph));
    expect(() => withRoomyGraph('another one')).toThrow('in another way');
  });
});

import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';

interface Message {
  event: string;
  data: unknown;
}

/** An open stream of server-sent events, read as a browser would. */
export interface EventStream {
  /** The next message, those that came earlier first. Fails after five seconds without one. */
  next(): Promise<Message>;
  /** What came and was not asked for yet. */
  waiting(): Message[];
  /** Stops reading, without closing. */
  pause(): void;
  ended: Promise<void>;
  close(): Promise<void>;
}

const parse = (block: string): Message | undefined => {
  const fields = Object.fromEntries(block.split('\n').filter((line) => line !== '' && !line.startsWith(':')).map((line) => line.split(/: (.*)/s) as [string, string]));
  return fields.data === undefined ? undefined : { event: fields.event ?? 'message', data: JSON.parse(fields.data) as unknown };
};

export const openStream = async (url: string, headers: Record<string, string> = {}): Promise<EventStream> => {
  const request = get(url, { headers });
  const response = await new Promise<IncomingMessage>((resolve, reject) => { request.once('response', resolve).once('error', reject); });
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  if (response.statusCode !== 200) throw new Error(`The stream answered ${response.statusCode}`);
  const waiting: Message[] = [];
  let wake = () => {};
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop()!;
    waiting.push(...blocks.map(parse).filter((message) => message !== undefined));
    wake();
  });
  const ended = new Promise<void>((resolve) => response.once('close', resolve));
  const next = async (): Promise<Message> => {
    const limit = Date.now() + 5_000;
    while (waiting.length === 0) {
      if (Date.now() > limit) throw new Error('No event within five seconds');
      await new Promise<void>((resolve) => { wake = resolve; setTimeout(resolve, 100); });
    }
    return waiting.shift()!;
  };
  return { next, waiting: () => waiting, pause: () => void response.pause(), ended, close: async () => { request.destroy(); await ended; } };
};

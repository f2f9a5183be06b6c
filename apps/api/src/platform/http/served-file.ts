import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ByteRange } from '../storage.ts';
import { attachment } from './content-disposition.ts';

interface Facts {
  contentType: string;
  fileName: string;
  /** A browser saves it, in place of showing or playing it. */
  isAttachment: boolean;
  sizeBytes: number;
  /** Names the bytes: with the same one they are the same. Absent: nobody keeps them. */
  entityTag?: string;
  /** Some of it, or all. */
  open: (range?: ByteRange) => Promise<Readable>;
}

/** An answer that is a file of people's own: in parts where a Range asks for them, and of no power over the page that shows it. */
export class ServedFile {
  readonly facts: Facts;
  constructor(facts: Facts) {
    this.facts = facts;
  }

  static ofBytes(contentType: string, fileName: string, bytes: Uint8Array): ServedFile {
    return new ServedFile({ contentType, fileName, isAttachment: false, sizeBytes: bytes.length, open: ({ first, last } = { first: 0, last: bytes.length - 1 }) => Promise.resolve(Readable.from([bytes.subarray(first, last + 1)])) });
  }
}

/** The part that a Range header asks for; all of it where it asks for several or for nothing sensible (RFC 9110), `none` where there is no such part. */
export const rangeOf = (header: string | undefined, sizeBytes: number): ByteRange | 'none' | undefined => {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (from === '') return Number(to) === 0 || sizeBytes === 0 ? 'none' : { first: Math.max(0, sizeBytes - Number(to)), last: sizeBytes - 1 };
  const range = { first: Number(from), last: to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1) };
  if (to !== '' && Number(to) < range.first) return undefined;
  return range.first >= sizeBytes ? 'none' : range;
};

const isKnown = (header: string | undefined, entityTag: string): boolean => (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === entityTag || tag.trim() === '*');

/** Answers it. */
export const serveFile = async ({ headers, method }: FastifyRequest, reply: FastifyReply, { facts }: ServedFile): Promise<FastifyReply> => {
  const { contentType, fileName, isAttachment, sizeBytes, entityTag, open } = facts;
  const disposition = attachment(fileName);
  void reply.headers({
    'content-disposition': isAttachment ? disposition : disposition.replace(/^attachment/, 'inline'),
    // Whatever stands in the bytes, it is no page of ours.
    'content-security-policy': "default-src 'none'; sandbox",
    'accept-ranges': 'bytes',
    ...(entityTag && { etag: entityTag, 'cache-control': 'private, no-cache' }),
  });
  if (entityTag && isKnown(headers['if-none-match'], entityTag)) return reply.code(304).send();
  const isSame = headers['if-range'] === undefined || headers['if-range'] === entityTag;
  const range = isSame ? rangeOf(headers.range, sizeBytes) : undefined;
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send();
  if (range) void reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${sizeBytes}`);
  void reply.type(contentType).header('content-length', range ? range.last - range.first + 1 : sizeBytes);
  return method === 'HEAD' ? reply.send(Readable.from([])) : reply.send(await open(range));
};

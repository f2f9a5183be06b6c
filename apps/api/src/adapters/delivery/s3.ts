import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { AwsV4Signer } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { type Deliver, DeliveryFailed, joined } from './delivery.ts';
import { type HttpAnswer, sendHttp } from './http.ts';
import { addressOf } from './network.ts';

type Target = Extract<DeliveryTarget, { type: 'S3' }>;

/** RFC 3986, as the signature has it: stricter than what a URL needs. */
const encoded = (part: string): string => encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const urlOf = ({ endpoint, bucket, usesPathStyle }: Target, key: string): URL => {
  const url = new URL(endpoint);
  if (!usesPathStyle) url.hostname = `${bucket}.${url.hostname}`;
  url.pathname = `/${[...(usesPathStyle ? [bucket] : []), ...key.split('/')].map(encoded).join('/')}`;
  return url;
};

/** `<Code>` and `<Message>` of what S3 says when it refuses. */
const answerOf = ({ status, text }: HttpAnswer): string => {
  const part = (name: string) => new RegExp(`<${name}>([^<]{1,300})</${name}>`).exec(text)?.[1];
  return [part('Code') ?? `HTTP ${status}`, part('Message')].filter(Boolean).join(': ');
};

export const deliverByS3: Deliver<Target> = async (target, file, { config, secrets, signal }) => {
  const { secretAccessKey } = secrets;
  if (secretAccessKey === undefined) throw new DeliveryFailed('incomplete');
  const url = urlOf(target, joined(target.prefix.replace(/^\/+|\/+$/g, ''), file.name));
  const address = await addressOf(url.hostname, config);
  const headers = { 'content-type': file.contentType, 'x-amz-content-sha256': createHash('sha256').update(file.content).digest('hex') };
  const signed = await new AwsV4Signer({ method: 'PUT', url: url.href, headers, service: 's3', region: target.region, accessKeyId: target.accessKeyId, secretAccessKey }).sign();
  const answer = await sendHttp(signed.url, { method: 'PUT', headers: Object.fromEntries(signed.headers), body: file.content, address, signal });
  if (answer.status >= 300) throw new DeliveryFailed(answer.status === 401 || answer.status === 403 ? 'sign-in-refused' : 'refused', answerOf(answer));
  return { place: `s3://${target.bucket}/${decodeURIComponent(url.pathname).replace(target.usesPathStyle ? `/${target.bucket}/` : '/', '')}`, answer: '' };
};

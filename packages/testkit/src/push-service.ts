import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface ReceivedPush {
  headers: IncomingHttpHeaders;
  /** As the browser would get it. */
  text: string;
}

export interface PushService {
  /** `http://127.0.0.1:…`, for PATCHBAY_PUSH_SERVICES. */
  origin: string;
  /** As a browser would hand it out. */
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  pushes: ReceivedPush[];
  /** What it answers from now on. */
  answer: number;
  stop(): Promise<void>;
}

/** RFC 8188 and 8291, from the receiver's side: one record. */
const decrypt = (body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string => {
  const [salt, keyLength] = [body.subarray(0, 16), body[20]!];
  const [sender, sealed] = [body.subarray(21, 21 + keyLength), body.subarray(21 + keyLength)];
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32));
  const derive = (what: string, length: number) => Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${what}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12)).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
};

/** A push service on a free port of loopback, and the browser that is subscribed to it. */
export const startPushService = async (): Promise<PushService> => {
  const [browser, auth] = [createECDH('prime256v1'), randomBytes(16)];
  browser.generateKeys();
  const service: PushService = { origin: '', subscription: { endpoint: '', keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') } }, pushes: [], answer: 201, stop: async () => undefined };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      if (service.answer === 201) service.pushes.push({ headers: request.headers, text: decrypt(body, browser, auth) });
      response.writeHead(service.answer).end();
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  service.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  service.subscription.endpoint = `${service.origin}/push/one`;
  service.stop = () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); });
  return service;
};

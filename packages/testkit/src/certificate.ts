import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...parts: (Buffer | number[])[]): Buffer => {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = content.length < 128 ? [content.length] : content.length < 256 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const named = (name: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
const bits = (content: Buffer) => der(0x03, [0], content);
const year = (at: number) => der(0x18, Buffer.from(`${at}0101000000Z`));

/** A key and a certificate for localhost and 127.0.0.1, signed by itself and made for this run alone. */
export const aCertificate = (): { key: string; cert: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, [127, 0, 0, 1]));
  const isAuthority = sequence(oid('551d13'), der(0x01, [255]), der(0x04, sequence(der(0x01, [255]))));
  const extensions = der(0xa3, sequence(sequence(oid('551d11'), der(0x04, names)), isAuthority));
  const body = sequence(der(0xa0, der(0x02, [2])), der(0x02, [1]), ecdsaWithSha256, named('localhost'), sequence(year(2020), year(2120)), named('localhost'), publicKey.export({ type: 'spki', format: 'der' }), extensions);
  const certificate = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g)!.join('\n');
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
};

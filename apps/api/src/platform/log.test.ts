import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog, maskUrl } from './log.ts';

test.each([
  ['/p/s3cret/x.cfg', '/p/***/x.cfg'],
  ['/p/s3cret', '/p/***'],
  ['/p/s3cret?a=1', '/p/***?a=1'],
  ['/p//s3cret/x.cfg', '/p//***/x.cfg'],
  ['/P/s3cret/x.cfg', '/P/***/x.cfg'],
  ['/api/p/s3cret/x.cfg', '/api/p/***/x.cfg'],
  ['/x/p/s3cret/x.cfg', '/x/p/***/x.cfg'],
  ['/a/b/c/p/s3cret/p/s3cret/x.cfg', '/a/b/c/p/***/p/***/x.cfg'],
  ['/%2Fp%2fs3cret%2Fx.cfg', '/%2Fp%2f***%2Fx.cfg'],
  ['/?next=/p/s3cret/x.cfg&b=2', '/?next=/p/***/x.cfg&b=2'],
  ['/reset?token=s3cret&b=2', '/reset?token=***&b=2'],
  ['/x?a=1&Password=s3cret#end', '/x?a=1&Password=***#end'],
  ['/x?api_key=s3cret&clientSecret=s3cret&code=s3cret', '/x?api_key=***&clientSecret=***&code=***'],
  ['/api/o/1/phones?sort=code&q=p', '/api/o/1/phones?sort=code&q=p'],
  ['/api/phones/1', '/api/phones/1'],
])('the log has %s as %s', (url, masked) => {
  expect(maskUrl(url)).toBe(masked);
});

test('a request is logged with its address masked', () => {
  const lines: string[] = [];
  const log = createLog('info', new Writable({ write: (chunk, _, done) => { lines.push(String(chunk)); done(); } }));
  log.info({ req: { id: '1', method: 'GET', url: '/api/p/s3cret/x.cfg?token=s3cret', ip: '192.0.2.1' } }, 'asked');
  expect(lines.join('')).toContain('/api/p/***/x.cfg?token=***');
  expect(lines.join('')).not.toContain('s3cret');
});

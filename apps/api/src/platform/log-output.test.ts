import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const log = fileURLToPath(new URL('log.ts', import.meta.url));

/** A process that logs like this as soon as it is told to go on. */
const logging = (work: string): ChildProcess => {
  const script = `import { createLog } from ${JSON.stringify(log)};
    const log = createLog('info');
    process.stdin.once('data', async () => { ${work} });
    process.stderr.write('ready');`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['pipe', 'pipe', 'pipe'] });
};

const exitCode = async (child: ChildProcess): Promise<unknown> => {
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  return code;
};

const several = "log.info('one'); log.info('two');";
const pause = "await new Promise((done) => setTimeout(done, 100));";

test.each([
  ['with a failure of the whole process', `${several} log.fatal('the end'); process.exit(3);`],
  ['right after a line', `${several} process.exit(3);`],
  ['some time after nobody read', `${several} ${pause} ${several} log.fatal('the end'); process.exit(3);`],
])('a process whose log nobody reads any more ends: %s', async (_, work) => {
  const child = logging(work);
  await once(child.stderr!, 'data');
  child.stdout!.destroy();
  child.stdin!.end('go');
  expect(await exitCode(child)).toBe(3);
});

test('every line is written, in its order, to the very end of the process', async () => {
  const child = logging("for (let i = 0; i < 20_000; i++) { log.info({ i }); if (i % 1_000 === 0) await null; if (i === 10_000) await new Promise((done) => setTimeout(done, 50)); } log.fatal('the end'); process.exit(3);");
  const [written, code] = await Promise.all([text(child.stdout!), exitCode(child), once(child.stderr!, 'data').then(() => child.stdin!.end('go'))]);
  const lines = written.trim().split('\n').map((line) => JSON.parse(line) as { i?: number; msg?: string });
  expect(code).toBe(3);
  expect(lines.map(({ i, msg }) => msg ?? i)).toEqual([...Array.from({ length: 20_000 }, (_, i) => i), 'the end']);
});

import { Prisma } from '@patchbay/database/prisma';
import pg from 'pg';
import { expect, test } from 'vitest';
import { toProblem } from './problem.ts';

const known = (code: string, message = '') => new Prisma.PrismaClientKnownRequestError(message, { code, clientVersion: '' });
const fromServer = (code: string) => Object.assign(new pg.DatabaseError('deadlock detected', 17, 'error'), { code });

test.each([
  ['by Prisma', known('P2034')], ['by Prisma, of a statement of ours', known('P2010', 'Raw query failed. Code: `40P01`. Message: `deadlock detected`')],
  ['by the driver', fromServer('40P01')], ['by the driver, of what was read', fromServer('40001')],
])('two changes that waited for each other are no error of ours: the one that gave way may try again, said %s', (_, error) => {
  expect(toProblem(error)).toMatchObject({ code: 'unavailable', extras: { retryAfterSeconds: 1 } });
});

export { Prisma } from './generated/client.ts';

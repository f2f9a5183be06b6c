/**
 * How Node.js is started for a server: what is streamed is collected early, instead of after 60 MB of buffers, and long jobs may
 * ask for it. An export of 1,000,000 numbers then adds 10 MB to the process instead of 70.
 */
export const leanNode = ['--max-semi-space-size=8', '--expose-gc'];

/** glibc keeps a heap for each of many threads, which costs 20 MB and gains nothing here. */
export const leanEnvironment = { MALLOC_ARENA_MAX: '2' };

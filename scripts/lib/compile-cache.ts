import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** What makes Node.js keep compiled code from one start to the next; nothing where that cannot be written. */
export const compileCache = (directory: string, env: NodeJS.ProcessEnv): { NODE_COMPILE_CACHE?: string } => {
  if (env.NODE_COMPILE_CACHE) return { NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE };
  const cache = join(directory, 'compile-cache');
  try {
    if (!existsSync(cache)) mkdirSync(cache);
    accessSync(cache, constants.R_OK | constants.W_OK | constants.X_OK);
    return { NODE_COMPILE_CACHE: cache };
  } catch {
    return {};
  }
};

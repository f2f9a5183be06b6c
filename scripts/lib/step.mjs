/**
 * Runs a piece of work and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export const step = async (title, work) => {
  const start = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`… ${title}`);
  // Where nothing can be overwritten, only what takes long is announced.
  const notice = setTimeout(() => process.stdout.isTTY || print(`… ${title}`), 3000);
  try {
    const result = await work();
    print(`✓ ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    print(`✗ ${title}`);
    throw error;
  } finally {
    clearTimeout(notice);
  }
};

/** @param {string} line */
const print = (line) => process.stdout.write(`${process.stdout.isTTY ? '\r\x1b[K' : ''}${line}\n`);

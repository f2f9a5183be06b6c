// Prefixes that leave six digits, from several countries, so that an order by number mixes the owners.
const prefixes = ['+12025', '+13125', '+442079', '+4930', '+351210', '+33145', '+34912', '+39061', '+315551', '+46855', '+41445', '+43155'];
const blockSize = 100;

// Shares no factor with the number of blocks, so that every block is taken once.
const stride = 7_919;

/** The nth of so many numbers. They come in blocks of 100, as carriers give them, and an owner has several of them all over. */
export const e164Of = (index: number, total: number): string => {
  const block = (Math.floor(index / blockSize) * stride) % Math.ceil(total / blockSize);
  const prefix = prefixes[block % prefixes.length]!;
  const inPrefix = Math.floor(block / prefixes.length);
  return `${prefix}${String(inPrefix).padStart(4, '0')}${String(index % blockSize).padStart(2, '0')}`;
};

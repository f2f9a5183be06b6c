import fc from 'fast-check';

// Weighted towards what breaks formats; fast-check's own `binary` unit takes most of a second to set up.
const codePoint = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 9, 10, 13, 0x1b, 0x22, 0x23, 0x25, 0x3d, 0x85, 0xa0, 0xad, 0x200b, 0x2028, 0x2029, 0x202e, 0x3000, 0xd800, 0xfeff) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 0x10ffff }) },
);

/** Any text at all, lone surrogates and control characters included. */
export const anyText = (longest: number) => fc.array(codePoint, { maxLength: longest }).map((codes) => String.fromCodePoint(...codes));

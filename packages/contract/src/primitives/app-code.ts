/**
 * The code that activates the app, as it is kept: 15 letters and digits of Crockford's base 32, which leaves out I, L, O and
 * U. However it was typed or read out: case, dashes and blanks do not matter, an O is a zero, an I or L a one. Of a link, what
 * stands behind `#`. Undefined: that cannot be one.
 */
export const readAppCode = (typed: string): string | undefined => {
  const code = typed.replace(/^.*#/s, '').toUpperCase().replace(/[\s\p{P}]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{15}$/.test(code) ? code : undefined;
};

/** In groups that can be read over the telephone. */
export const showAppCode = (code: string): string => code.replace(/.{5}(?=.)/g, '$&-');

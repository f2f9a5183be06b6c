// Letters that do not come apart into a letter and its accent.
const letters: Record<string, string> = { Æ: 'AE', Œ: 'OE', Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'TH', ẞ: 'SS' };
const longest = 24;
const shortest = 2;

/** The code that a name suggests: `Canistracci Öl & Co.` → `CANISTRACCI-OL-CO`. Empty where the name has too few Latin letters. */
export const suggestCode = (name: string): string => {
  const latin = name.toUpperCase().replace(/[ÆŒØŁĐÐÞẞ]/g, (letter) => letters[letter]!).normalize('NFD').replace(/\p{M}/gu, '');
  const words = latin.replace(/[’'.]/g, '').replace(/[^A-Z0-9]+/g, '-').replace(/^[^A-Z]+/, '');
  const code = cutAtWord(words).replace(/-+$/, '');
  return code.length < shortest ? '' : code;
};

const cutAtWord = (code: string): string => {
  if (code.length <= longest) return code;
  const end = code.lastIndexOf('-', longest);
  return code.slice(0, end > 0 ? end : longest);
};

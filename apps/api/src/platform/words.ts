/** The words of a search. */
export const wordsOf = (text: string): string[] => [...new Set(text.trim().split(/\s+/))];

/** That each word of a text is found, wherever it is: `101 Maria` finds what has one in its number and the other in its name. */
export const everyWord = (text: string, condition: (word: string) => string): string => `(${wordsOf(text).map((word) => `(${condition(word)})`).join(' and ')})`;

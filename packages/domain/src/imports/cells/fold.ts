/** What is compared where case, accents, blanks, underscores and punctuation do not matter: `Phone_Number*` is `phonenumber`. */
export const fold = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const size = 6;

/** Thirty-one bits of a text (FNV-1a) in six characters: enough to find it in a list of thousands, and no secret keeper. */
export const fingerprint = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % 36 ** size).toString(36).padStart(size, '0');
};

/** The characters that a name may have in a header as they are (RFC 8187). */
const encoded = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** What old readers call a file of whose name nothing but the ending is plain. */
const nameless = 'download';

/** Says that an answer is a file of that name (RFC 6266): plainly for old readers, and as it is for the others. */
export const attachment = (fileName: string): string => {
  const plain = fileName.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\%]/g, '_').trim().replace(/^(?=\.|$)/, nameless);
  return plain === fileName ? `attachment; filename="${plain}"` : `attachment; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`;
};

/** File systems count bytes, 255 of them, and a character may have four. */
const mostBytes = 200;

const withinBytes = (name: string): string => {
  let kept = '';
  let bytes = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) break;
    kept += character;
  }
  return kept;
};

/**
 * The file name that a person wants, as every file system takes it: without what means a folder, a device or nothing visible, and
 * with the ending that its content has.
 */
export const safeFileName = (wanted: string, ending: string): string => {
  const bare = wanted.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const name = bare.toLowerCase().endsWith(`.${ending}`) ? bare.slice(0, -ending.length - 1) : bare;
  const short = withinBytes(name).trim();
  return `${/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) || short === '' ? `_${short}` : short}.${ending}`;
};

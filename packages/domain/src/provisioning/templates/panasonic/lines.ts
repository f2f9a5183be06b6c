/** The phones want their lines to end with CR and LF, and their files with an empty line. */
export const phoneLines = (template: string) => `${template.trimStart()}\n`.replaceAll('\n', '\r\n');

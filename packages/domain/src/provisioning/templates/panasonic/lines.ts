/** The phones want their lines to end with CR and LF. */
export const carriageReturns = (template: string) => template.trimStart().replaceAll('\n', '\r\n');

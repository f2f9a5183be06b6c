/** By what people call an extension: `100 Reception`. */
export const nameOf = ({ shortNumber, displayName }: { shortNumber: string; displayName: string }) => `${shortNumber} ${displayName}`;

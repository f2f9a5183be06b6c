/** What somebody else said, as PostgreSQL can keep it: its text has no NUL and no half of a sign, and one of them would keep all that is written with it from being recorded. */
export const storable = (text: string, longest: number): string => text.slice(0, longest).toWellFormed().replaceAll('\0', '?');

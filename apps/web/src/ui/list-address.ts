// The query string with which each list was last shown, so that the way back to it keeps its filters.
const lastSearch = new Map<string, string>();

export const rememberList = (pathname: string, search: string) => void lastSearch.set(pathname, search);

/** Address of a list as the viewer left it. */
export const listAddress = (pathname: string) => pathname + (lastSearch.get(pathname) ?? '');

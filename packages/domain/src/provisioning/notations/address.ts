/** An address with user name and password in it; without a user name as it is. */
export const withCredentials = (url: string, { username, password }: { username: string; password: string }): string => {
  const [scheme, rest] = url.split('://') as [string, string];
  return username === '' ? url : `${scheme}://${encodeURIComponent(username)}:${encodeURIComponent(password)}@${rest}`;
};

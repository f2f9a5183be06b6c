/** Asks the API below an address as somebody, and takes nothing but an answer. */
export const asking = (base: string, headers: Record<string, string>) => async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const answer = await fetch(base + path, { ...init, headers: { ...headers, ...init.headers } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
};

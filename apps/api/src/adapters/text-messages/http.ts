import { notSent, type TextMessages } from '../../platform/text-messages.ts';

const longestMilliseconds = 10_000;

/** Posts `{ to, text }` as JSON, with a bearer token; any answer of 2xx means that it was taken. What is sent stands in no error. */
export const httpGateway = ({ url, token }: { url: string; token: string }): TextMessages => ({
  isConnected: true,
  send: async ({ to, text }) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ to, text }),
      redirect: 'error',
      signal: AbortSignal.timeout(longestMilliseconds),
    }).catch(() => null);
    await answer?.body?.cancel();
    if (!answer?.ok) throw notSent();
  },
});

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { PublicCtx } from '../ctx.ts';

type Cookies = Pick<PublicCtx, 'sessionToken' | 'setSession' | 'deviceToken' | 'setDevice' | 'appToken' | 'setAppSession'>;

const appSessionSeconds = 400 * 86_400;

/**
 * What the cookies are called. Over https their names promise that this very host set them, for all of its pages and for
 * https alone (`__Host-`, RFC 6265bis), so that neither another host of the domain nor somebody on the line can plant one.
 * A browser keeps such names only where they are true: over http they are plain.
 */
export const cookieNames = ({ publicUrl, insecureCookies }: Pick<Config, 'publicUrl' | 'insecureCookies'>): { session: string; device: string; app: string } => {
  const isSafe = publicUrl.startsWith('https:') && !insecureCookies;
  const prefix = isSafe ? '__Host-' : '';
  // The app's goes to the app's own addresses alone, which `__Host-` does not allow.
  return { session: `${prefix}patchbay_session`, device: `${prefix}patchbay_device`, app: `${isSafe ? '__Secure-' : ''}patchbay_app` };
};

/** The cookies of a request, and how its answer sets them. */
export const cookiesOf = ({ config }: { config: Config }, request: FastifyRequest, reply: FastifyReply): Cookies => {
  const names = cookieNames(config);
  // The prefix asks for this path, for Secure, and for no domain.
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: !config.insecureCookies };
  const appOptions = { ...options, path: '/api/app', sameSite: 'strict' as const };
  return {
    appToken: request.cookies[names.app],
    setAppSession: (token) => {
      if (token === null) void reply.clearCookie(names.app, appOptions);
      // The longest that browsers keep one; each day of use begins it anew.
      else void reply.setCookie(names.app, token, { ...appOptions, maxAge: appSessionSeconds });
    },
    sessionToken: request.cookies[names.session],
    setSession: (token, expiresAt) => {
      if (token === null) void reply.clearCookie(names.session, options);
      else void reply.setCookie(names.session, token, { ...options, ...(expiresAt && { expires: expiresAt }) });
    },
    deviceToken: request.cookies[names.device],
    setDevice: (token, expiresAt) => void reply.setCookie(names.device, token, { ...options, expires: expiresAt }),
  };
};

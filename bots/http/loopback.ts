import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'restify';
import { answer } from './answer';

const FORWARDED = /^(forwarded|via|x-forwarded(-.+)?|x-real-ip|x-client-ip|x-original-.+|true-client-ip|cf-.+|fly-.+)$/;

/**
 * Why a request may not use what is meant for this machine alone, or null when it may.
 *
 * The address of the socket is not enough. A web page can reach 127.0.0.1 through the browser (its own name pointed at
 * it, or a form sent across sites), and a tunnel or proxy on this machine makes the whole world look local.
 */
export function whyNotLocal(req: IncomingMessage): 'address' | 'host' | 'forwarded' | 'cross-site' | null {
  if (!isLoopbackAddress(req.socket.remoteAddress ?? '')) return 'address';
  const host = req.headers.host ?? '';
  if (!isLoopbackUrl(`http://${host}`)) return 'host';
  if (Object.keys(req.headers).some((name) => FORWARDED.test(name))) return 'forwarded';
  const origin = req.headers.origin;
  if (origin !== undefined && origin !== `http://${host}`) return 'cross-site';
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isFollowedLink(req)) return 'cross-site';
  return null;
}

/** Serves only programs and browsers on this machine; everybody else gets a 403 that says so. */
export function loopbackOnly(): RequestHandler {
  return (req, res, next) => {
    if (whyNotLocal(req) === null) return next();
    answer(res, 403, 'This part of Small Steps answers only on the machine it runs on, at http://localhost.');
    return next(false);
  };
}

/** True for http and https URLs that name this machine, with any port. */
export function isLoopbackUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

/** Somebody clicked a link on another site: it opens a page in its own tab, which that site can neither read nor frame. */
function isFollowedLink(req: IncomingMessage): boolean {
  return (
    req.method === 'GET' && req.headers['sec-fetch-mode'] === 'navigate' && req.headers['sec-fetch-dest'] === 'document'
  );
}

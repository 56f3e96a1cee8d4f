/**
 * Signs an agent in and out. The page's own origin, no cookies: browsers keep them from a frame.
 *
 * The bridge answers 200 with {token}, or a problem (RFC 9457) with its title and detail.
 *
 * @typedef {{token: string} | {refused: string}} SignedIn
 */

import { words } from './words.js';

/**
 * @param {{email: string, password: string}} who
 * @param {{fetch?: typeof fetch}} [options] given in tests
 * @returns {Promise<SignedIn>}
 */
export async function signIn(who, { fetch = globalThis.fetch.bind(globalThis) } = {}) {
  try {
    const response = await fetch('/api/agent/sign-in', {
      method: 'POST',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(who),
      signal: AbortSignal.timeout(15_000),
    });
    const body = await response.json().catch(() => ({}));
    if (response.ok && typeof body.token === 'string') return { token: body.token };
    return { refused: body.detail ?? body.title ?? words.signIn.refused };
  } catch {
    return { refused: words.signIn.unreachable };
  }
}

/**
 * Tells the bridge that a token is done with. Nobody waits for the answer: a token it did not hear of
 * ends by its own age.
 *
 * @param {string} token
 * @param {{fetch?: typeof fetch}} [options] given in tests
 */
export async function signOut(token, { fetch = globalThis.fetch.bind(globalThis) } = {}) {
  try {
    await fetch('/api/agent/sign-out', {
      method: 'POST',
      credentials: 'omit',
      headers: { Authorization: `Bearer ${token}` },
      keepalive: true,
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    // The token ends by its age.
  }
}

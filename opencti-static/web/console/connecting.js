/**
 * Connects Salesforce accounts by a person's yes. Asks the bridge with the console's cookie, which
 * scripts cannot read, and the token that every change needs beside it.
 *
 *     const connecting = new Connecting();
 *     const answer = await connecting.connect(id); // {url} to go to, or {refused} with words
 *
 * @typedef {{id: string, name: string, uri: string, connected: boolean}} ToConnect
 */

import { words } from './words.js';

export class Connecting {
  #fetch;
  #csrf = '';

  /** @param {{fetch?: typeof fetch}} [options] given in tests */
  constructor({ fetch = globalThis.fetch.bind(globalThis) } = {}) {
    this.#fetch = fetch;
  }

  /** @returns {Promise<{who: 'administrator' | 'other' | 'nobody'} | {refused: string}>} */
  async whoIsThere() {
    const answer = await this.#ask('GET', '/api/session');
    if (!('refused' in answer)) return { who: this.#keep(answer.body) };
    return answer.status === 401 ? { who: 'nobody' } : { refused: answer.refused };
  }

  /**
   * @param {{email: string, password: string}} who
   * @returns {Promise<{token: string} | {refused: string}>} the cookie is the sign-in; no token
   */
  async signIn(who) {
    const answer = await this.#ask('POST', '/api/session', who);
    if ('refused' in answer) return { refused: answer.status === 401 ? words.wrongPassword : answer.refused };
    this.#keep(answer.body);
    return { token: '' };
  }

  /** @returns {Promise<{accounts: ToConnect[]} | {refused: string}>} those that sign in so */
  async accounts() {
    const answer = await this.#ask('GET', '/api/accounts');
    if ('refused' in answer) return { refused: answer.refused };
    if (!Array.isArray(answer.body)) return { refused: words.refused };
    const accounts = answer.body
      .filter((/** @type {any} */ one) => one.signIn === 'AUTHORIZATION_CODE')
      .map((/** @type {any} */ one) => ({
        id: one.id,
        name: one.name,
        uri: one.uri,
        connected: one.hasRefreshToken === true,
      }));
    return { accounts };
  }

  /**
   * @param {string} id
   * @returns {Promise<{url: string} | {refused: string}>} where the browser must go
   */
  async connect(id) {
    const answer = await this.#ask('POST', `/api/accounts/${encodeURIComponent(id)}/connect`);
    if ('refused' in answer) return { refused: answer.refused };
    return isWebAddress(answer.body.url) ? { url: answer.body.url } : { refused: words.odd };
  }

  /** @param {any} session */
  #keep(session) {
    this.#csrf = session.csrfToken ?? '';
    return session.role === 'ADMINISTRATOR' ? 'administrator' : 'other';
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<{body: any} | {refused: string, status: number}>} status 0 when nobody answered
   */
  async #ask(method, path, body) {
    try {
      const response = await this.#fetch(path, {
        method,
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': this.#csrf },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      });
      const answer = await response.json().catch(() => ({}));
      if (response.ok) return { body: answer };
      return { refused: answer.detail ?? answer.title ?? words.refused, status: response.status };
    } catch {
      return { refused: words.unreachable, status: 0 };
    }
  }
}

/** @param {unknown} url */
function isWebAddress(url) {
  try {
    return ['https:', 'http:'].includes(new URL(String(url)).protocol);
  } catch {
    return false;
  }
}

/**
 * Keeps one WebSocket to the bridge open and hands each message to the handler named after its type.
 * The only file that opens a WebSocket.
 *
 * A lost link is opened again with growing, jittered delays; so is one that was silent for 60 s (the
 * bridge beats every 25 s). Nothing is buffered: what cannot be sent now is the sender's to repeat.
 *
 * @typedef {import('./protocol.js').Handlers} Handlers
 * @typedef {import('./protocol.js').FromPage} FromPage
 * @typedef {'CONNECTING' | 'CONNECTED' | 'DISCONNECTED' | 'SIGNED_OUT'} Link
 */

/** The close code that says: the token is not good, sign in again. */
const SIGN_IN_AGAIN = 4401;

export class PageSocket {
  #url;
  #hello;
  #handlers;
  #onLink;
  #open;
  #random;
  #delays;
  #silenceMs;
  /** @type {WebSocket | undefined} */
  #socket;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #silence;
  #failures = 0;
  #welcomed = false;

  /**
   * @param {string} url
   * @param {{hello: () => FromPage, handlers: Handlers, onLink: (link: Link) => void}} page `hello` is
   *     asked anew for every connection
   * @param {{open?: (url: string) => WebSocket, random?: () => number, firstDelayMs?: number,
   *     lastDelayMs?: number, silenceMs?: number}} [options] given in tests
   */
  constructor(url, { hello, handlers, onLink }, options = {}) {
    this.#url = url;
    this.#hello = hello;
    this.#handlers = handlers;
    this.#onLink = onLink;
    this.#open = options.open ?? ((/** @type {string} */ to) => new WebSocket(to));
    this.#random = options.random ?? Math.random;
    this.#delays = { first: options.firstDelayMs ?? 500, last: options.lastDelayMs ?? 15_000 };
    this.#silenceMs = options.silenceMs ?? 60_000;
  }

  /** Connects now, whether a next try was waiting or not; does nothing while a link is up. */
  connect() {
    if (this.#socket) return;
    clearTimeout(this.#retry);
    this.#onLink('CONNECTING');
    const socket = this.#open(this.#url);
    this.#socket = socket;
    this.#listen();
    socket.addEventListener('open', () => {
      if (socket === this.#socket) socket.send(JSON.stringify(this.#hello()));
    });
    socket.addEventListener('message', (event) => {
      if (socket === this.#socket) this.#receive(event.data);
    });
    socket.addEventListener('close', (event) => {
      if (socket === this.#socket) this.#lost(event.code);
    });
  }

  /** Closes the link for good, until `connect` is called. */
  close() {
    clearTimeout(this.#retry);
    this.#drop();
  }

  /**
   * @param {FromPage} message
   * @returns {boolean} false when the link is down or not welcomed yet: nothing was sent
   */
  send(message) {
    if (!this.#welcomed || this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** @param {unknown} data */
  #receive(data) {
    this.#listen();
    const { type, ...message } = JSON.parse(String(data));
    const handler = Object.hasOwn(this.#handlers, type)
      ? this.#handlers[/** @type {keyof Handlers} */ (type)]
      : undefined;
    if (!handler) {
      console.warn(`trunkline: no handler for a message of type ${type}`);
      return;
    }
    if (type === 'welcome') {
      this.#welcomed = true;
      this.#failures = 0;
      this.#onLink('CONNECTED');
    }
    handler(/** @type {any} */ (message));
  }

  /** A link on which nothing comes is no link: a new one is opened. */
  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(0), this.#silenceMs);
  }

  /** @param {number} code */
  #lost(code) {
    this.#drop();
    if (code === SIGN_IN_AGAIN) {
      this.#onLink('SIGNED_OUT');
      return;
    }
    this.#onLink('DISCONNECTED');
    this.#retry = setTimeout(() => this.connect(), this.#nextDelay());
  }

  #drop() {
    clearTimeout(this.#silence);
    const socket = this.#socket;
    this.#socket = undefined;
    this.#welcomed = false;
    socket?.close();
  }

  /** Doubles from the first delay to the last; between half and all of it, so that pages spread. */
  #nextDelay() {
    const full = Math.min(this.#delays.first * 2 ** this.#failures, this.#delays.last);
    this.#failures = Math.min(this.#failures + 1, 16);
    return full / 2 + (full / 2) * this.#random();
  }
}

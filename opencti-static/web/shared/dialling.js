/**
 * The agent's wish to call somebody, typed or clicked: says it to the bridge, and keeps how far it is in
 * `state.dial`. One wish at a time; a click while one is under way changes nothing, because people
 * click twice. No DOM.
 *
 *     const dialling = new Dialling({ send, state, host });
 *     dialling.call('02 111 2222');
 *
 * @typedef {import('./protocol.js').Dialled} Dialled
 * @typedef {import('./protocol.js').Clicked} Clicked
 * @typedef {import('./page-state.js').PageState} PageState
 */

import { words } from './words.js';

/** The longest ring of the agent's phone, and what the bridge adds to it, in ms. */
const ANSWER_MS = 150_000;

export class Dialling {
  #send;
  #state;
  #host;
  #answerMs;
  #last = 0;
  #clickable = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #silence;

  /**
   * @param {{send: import('./protocol.js').Send, state: PageState, host: import('./host/host.js').Host}} parts
   * @param {{answerMs?: number}} [options] given in tests
   */
  constructor({ send, state, host }, { answerMs = ANSWER_MS } = {}) {
    this.#send = send;
    this.#state = state;
    this.#host = host;
    this.#answerMs = answerMs;
  }

  /** Numbers in the host can be clicked while the agent can call; from now on. */
  start() {
    this.#host.onClickToDial(({ number, clicked }) => {
      void this.#host.setVisible(true);
      this.call(number, clicked);
    });
    const offer = () => this.#offer();
    this.#state.link.watch(offer);
    this.#state.phone.watch(offer);
    this.#state.dial.watch(() => !this.#pending() && clearTimeout(this.#silence));
  }

  /**
   * @param {string} number as typed or clicked
   * @param {Clicked} [clicked] the record that it stands in
   */
  call(number, clicked) {
    if (this.#pending()) return;
    const text = number.trim();
    const dial = `d${++this.#last}`;
    const { ready, words: why } = this.#state.phone.value;
    if (!text) return this.#fail(dial, words.dial.empty);
    if (!ready) return this.#fail(dial, why ?? words.dial.notYet);
    const wish = { type: /** @type {const} */ ('dial'), dial, number: text };
    if (!this.#send(clicked ? { ...wish, clicked } : wish)) return this.#fail(dial, words.dial.noLink);
    this.#state.dial.value = { dial, state: 'ASKED', number: text };
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#isLate(dial), this.#answerMs);
  }

  /** @param {Dialled} news of the wish that is under way; of an older one it is no news */
  onDialled(news) {
    if (news.dial !== this.#state.dial.value?.dial) return;
    this.#state.dial.value = news;
  }

  #pending() {
    const state = this.#state.dial.value?.state;
    return state === 'ASKED' || state === 'RINGING';
  }

  /** The bridge said nothing for too long. @param {string} dial */
  #isLate(dial) {
    if (this.#pending() && this.#state.dial.value?.dial === dial) this.#fail(dial, words.dial.silent);
  }

  /** @param {string} dial @param {string} why */
  #fail(dial, why) {
    this.#state.dial.value = { dial, state: 'FAILED', words: why };
  }

  #offer() {
    const can = this.#state.link.value === 'CONNECTED' && this.#state.phone.value.ready;
    if (can === this.#clickable) return;
    this.#clickable = can;
    void this.#host.clickToDial(can);
  }
}

/**
 * One call as the agent sees it: who, how it stands, for how long; the customer and the tickets of the
 * call below. Tells `close-card` with {call}.
 *
 *     <trunkline-call-card></trunkline-call-card>
 *     element.show(card); element.tick(performance.now());
 *
 * @typedef {import('./page-state.js').TimedCard} TimedCard
 */

import { duration } from './call-clock.js';
import { who } from './call-names.js';
import { el, icon, tell } from './dom.js';
import { words } from './words.js';

/** @type {Record<string, string>} the sign and colour of each live status */
const TONES = { ring: 'ringing', answer: 'talking', unhold: 'talking', retrieve: 'talking', hold: 'hold', park: 'hold' };

export class CallCard extends HTMLElement {
  #sign = el('span', { class: 'tl-call__sign' });
  #status = el('span', { class: 'tl-call__status', 'data-test': 'call-status' });
  #timer = el('span', { class: 'tl-call__timer', role: 'timer', 'data-test': 'call-timer' });
  #name = el('h2', { class: 'tl-call__name', 'data-test': 'call-name' });
  #number = el('p', { class: 'tl-call__number', 'data-test': 'call-number' });
  #queue = el('p', { class: 'tl-call__queue', 'data-test': 'call-queue' });
  #close = el(
    'button',
    { class: 'tl-quiet', type: 'button', 'aria-label': words.call.close, title: words.call.close, 'data-test': 'call-close' },
    icon('close'),
  );
  /** @type {import('./customer-matches.js').CustomerMatches} */
  customer = /** @type {any} */ (document.createElement('trunkline-customer'));
  /** @type {import('./ticket-list.js').TicketList} */
  tickets = /** @type {any} */ (document.createElement('trunkline-tickets'));
  /** @type {TimedCard | undefined} */
  #card;

  connectedCallback() {
    if (this.firstChild) return;
    this.dataset.test = 'call';
    this.append(
      el('div', { class: 'tl-call__head' }, this.#sign, this.#status, this.#timer, this.#close),
      el('div', { class: 'tl-call__who' }, this.#name, this.#number, this.#queue),
      this.customer,
      this.tickets,
    );
    this.#close.addEventListener('click', () => tell(this, 'close-card', { call: this.#card?.call }));
  }

  /** @param {TimedCard} card */
  show(card) {
    this.#card = card;
    const tone = card.over ? 'over' : (TONES[card.status] ?? 'over');
    this.className = `tl-call tl-call_${tone}`;
    this.dataset.call = card.call;
    this.dataset.status = card.status;
    this.dataset.over = String(card.over);
    this.#sign.replaceChildren(icon(sign(card, tone)));
    this.#status.textContent = words.call.status(card.status, card.direction);
    this.#name.textContent = who(card);
    this.#number.textContent = card.name && card.number ? card.number : '';
    this.#queue.textContent = card.queue ? words.call.queue(card.queue) : '';
    this.#timer.hidden = card.over;
    this.#close.hidden = !card.over;
  }

  /** @param {number} now by the page's monotonic clock, ms */
  tick(now) {
    if (this.#card && !this.#card.over) this.#timer.textContent = duration(now - this.#card.startedAt);
  }
}

/** @param {TimedCard} card @param {string} tone */
function sign({ direction }, tone) {
  if (tone === 'over') return 'end_call';
  if (tone === 'hold') return 'pause';
  if (tone === 'talking') return 'call';
  return direction === 'outbound' ? 'outbound_call' : 'incoming_call';
}

export function registerCallCard() {
  customElements.define('trunkline-call-card', CallCard);
}

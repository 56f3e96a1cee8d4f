/**
 * Tickets and how they stand, in plain words. Tells `show-ticket`, `open-tab` or `retry-ticket` with the
 * ticket; where the page cannot show records, a filed ticket is a link.
 *
 *     <trunkline-tickets></trunkline-tickets>
 *     element.show({ tickets, blocked, pops: true });
 *
 * @typedef {import('./protocol.js').Ticket} Ticket
 */

import { el, icon, recordIcon, renew, tell } from './dom.js';
import { recordAddress } from './ticket-tab-address.js';
import { words } from './words.js';

/** @type {Record<Ticket['state'], string>} how the state looks, and the sign before it */
const TONES = {
  PLANNED: 'waiting',
  OFFERED: 'waiting',
  CLAIMED: 'waiting',
  UNDECIDED: 'warning',
  FILED: 'success',
  COMPLETED: 'success',
  RETRYING: 'warning',
  REFUSED: 'error',
  DISCARDED: 'quiet',
  DOUBLED: 'error',
};
/** @type {Record<string, string>} */
const SIGNS = { waiting: 'sync', warning: 'warning', success: 'success', error: 'error', quiet: 'close' };

/** @type {Record<string, string>} by what a button tells */
const BUTTONS = { 'show-ticket': 'ticket-open', 'open-tab': 'ticket-open-tab', 'retry-ticket': 'ticket-retry' };

export class TicketList extends HTMLElement {
  /** @param {{tickets: Ticket[], blocked: ReadonlySet<string>, pops: boolean}} what `pops`: records open in the host */
  show({ tickets, blocked, pops }) {
    this.hidden = tickets.length === 0;
    const key = [tickets, tickets.map((ticket) => blocked.has(ticket.reference)), pops];
    renew(this, key, () => [
      el(
        'ul',
        { class: 'tl-tickets', 'data-test': 'tickets', 'aria-label': words.ticket.title },
        ...tickets.map((ticket) => this.#row(ticket, blocked.has(ticket.reference), pops)),
      ),
    ]);
  }

  /** @param {Ticket} ticket @param {boolean} blocked @param {boolean} pops */
  #row(ticket, blocked, pops) {
    const tone = TONES[ticket.state] ?? 'waiting';
    return el(
      'li',
      {
        class: `tl-ticket tl-ticket_${tone}`,
        'data-test': 'ticket',
        'data-reference': ticket.reference,
        'data-state': ticket.state,
      },
      recordIcon(ticket.object),
      el(
        'div',
        { class: 'tl-ticket__about' },
        el('p', { class: 'tl-ticket__subject', title: ticket.subject, 'data-test': 'ticket-subject' }, ticket.subject),
        el(
          'p',
          { class: 'tl-ticket__state', 'data-test': 'ticket-state' },
          icon(SIGNS[tone] ?? 'sync'),
          el('span', {}, stateWords(ticket)),
        ),
        ticket.words && el('p', { class: 'tl-ticket__words', 'data-test': 'ticket-words' }, ticket.words),
      ),
      this.#way(ticket, blocked, pops),
    );
  }

  /** The way to the ticket: in the host, in its waiting tab, or a link. @param {Ticket} ticket @param {boolean} blocked @param {boolean} pops */
  #way(ticket, blocked, pops) {
    const address = recordAddress(ticket.url);
    if (ticket.retry) return this.#button(ticket, 'retry-ticket', words.ticket.retry);
    if (blocked && !address) return this.#button(ticket, 'open-tab', words.ticket.openTab);
    if (pops && ticket.recordId) return this.#button(ticket, 'show-ticket', words.ticket.open);
    if (!address) return undefined;
    const link = el(
      'a',
      {
        class: 'slds-button slds-button_neutral tl-ticket__open',
        href: address,
        target: '_blank',
        rel: 'noopener',
        'aria-label': words.ticket.openLabel(ticket.subject),
        'data-test': 'ticket-open',
      },
      words.ticket.open,
    );
    link.addEventListener('click', () => tell(this, 'opened-ticket', ticket));
    return link;
  }

  /** @param {Ticket} ticket @param {string} event @param {string} text */
  #button(ticket, event, text) {
    const button = el(
      'button',
      {
        class: 'slds-button slds-button_neutral tl-ticket__open',
        type: 'button',
        'aria-label': event === 'show-ticket' ? words.ticket.openLabel(ticket.subject) : `${text}: ${ticket.subject}`,
        'data-test': BUTTONS[event],
      },
      text,
    );
    button.addEventListener('click', () => tell(this, event, ticket));
    return button;
  }
}

/** @param {Ticket} ticket */
function stateWords({ state, retry }) {
  if (state === 'UNDECIDED' && retry) return words.ticket.lookYourself;
  return words.ticket.state[state] ?? state;
}

export function registerTicketList() {
  customElements.define('trunkline-tickets', TicketList);
}

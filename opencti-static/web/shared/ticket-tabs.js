/**
 * New Tab mode: opens a waiting tab when a ticket is due, claims the ticket for the bridge to file,
 * and tells the tab how it goes. One window name per call; each ticket opens its tab once.
 *
 * A waiting tab asks its opener, so it finds its way even when this page was reloaded meanwhile. The
 * ticket is claimed whether the browser lets the tab open or not.
 *
 * @typedef {import('./protocol.js').Pop} Pop
 * @typedef {import('./protocol.js').Ticket} Ticket
 * @typedef {import('./protocol.js').Send} Send
 * @typedef {Pick<Window, 'closed' | 'postMessage' | 'focus'>} Tab
 * @typedef {{trunkline: 'ask' | 'shown', reference: string}} FromTab
 * @typedef {{trunkline: 'stands', ticket?: Ticket, denied?: string}} ToTab
 */

import { ticketTabAddress } from './ticket-tab-address.js';

const MOST = 50;
/** A pop-up blocker of an extension gives a window and closes it a moment later. */
const CLOSED_AT_ONCE_MS = 1_000;

export class TicketTabs {
  #send;
  #open;
  #origin;
  #blocked;
  #ticket;
  #closedAtOnceMs;
  /** @type {Map<string, Tab | undefined>} by reference; undefined: the browser blocked it */
  #tabs = new Map();
  /** @type {Map<string, string>} by reference: why the claim was denied */
  #denied = new Map();

  /**
   * @param {{send: Send, open: (address: string, name: string) => Tab | null, origin: string,
   *     blocked: (reference: string, blocked: boolean) => void,
   *     ticket: (reference: string) => Ticket | undefined, closedAtOnceMs?: number}} parts
   */
  constructor({ send, open, origin, blocked, ticket, closedAtOnceMs = CLOSED_AT_ONCE_MS }) {
    this.#send = send;
    this.#open = open;
    this.#origin = origin;
    this.#blocked = blocked;
    this.#ticket = ticket;
    this.#closedAtOnceMs = closedAtOnceMs;
  }

  /** @param {Pop} pop in New Tab mode @param {boolean} leads */
  onPop(pop, leads) {
    if (!leads) return;
    this.#denied.delete(pop.reference);
    if (!this.#tabs.has(pop.reference)) this.open(pop);
    this.#send({ type: 'claim', reference: pop.reference });
  }

  /** @param {string} reference @returns {boolean} whether this ticket is filed in New Tab mode here */
  has(reference) {
    return this.#tabs.has(reference);
  }

  /** Opens the tab, on a pop or on the agent's click. @param {{reference: string, call: string}} due */
  open({ reference, call }) {
    const tab = this.#open(ticketTabAddress(reference), `trunkline-${call}`) ?? undefined;
    this.#remember(reference, tab);
    this.#blocked(reference, !tab || tab.closed);
    if (!tab) return;
    const look = () => this.#blocked(reference, tab.closed && !this.#ticket(reference)?.url);
    setTimeout(look, this.#closedAtOnceMs);
  }

  /** @param {Ticket} ticket */
  onTicket(ticket) {
    this.#tell(ticket.reference);
  }

  /** @param {{reference: string, words: string}} denied @returns {boolean} whether it was ours */
  onDenied({ reference, words }) {
    if (!this.#tabs.has(reference)) return false;
    this.#denied.set(reference, words);
    this.#tell(reference);
    return true;
  }

  /** A window spoke; only our own tabs are heard. @param {{origin: string, data: unknown, source: unknown}} event */
  onMessage({ origin, data, source }) {
    if (origin !== this.#origin || !isFromTab(data)) return;
    if (data.trunkline === 'shown') {
      this.#blocked(data.reference, false);
      this.#send({ type: 'shown', reference: data.reference });
      return;
    }
    this.#remember(data.reference, /** @type {Tab} */ (source));
    this.#tell(data.reference);
  }

  /** @param {string} reference */
  #tell(reference) {
    const tab = this.#tabs.get(reference);
    if (!tab || tab.closed) return;
    /** @type {ToTab} */
    const stands = {
      trunkline: 'stands',
      ticket: this.#ticket(reference),
      denied: this.#denied.get(reference),
    };
    tab.postMessage(stands, this.#origin);
  }

  /** @param {string} reference @param {Tab | undefined} tab */
  #remember(reference, tab) {
    this.#tabs.delete(reference);
    this.#tabs.set(reference, tab);
    const [oldest] = this.#tabs.keys();
    if (this.#tabs.size > MOST && oldest) this.#tabs.delete(oldest);
    if (this.#denied.size > MOST) this.#denied.clear();
  }
}

/**
 * @param {unknown} data
 * @returns {data is FromTab}
 */
function isFromTab(data) {
  const message = /** @type {FromTab | null} */ (typeof data === 'object' ? data : null);
  return (
    (message?.trunkline === 'ask' || message?.trunkline === 'shown') &&
    typeof message.reference === 'string'
  );
}

/**
 * What a page knows of its agent's calls and tickets, from what the bridge told. No DOM, no I/O.
 *
 * Maps are replaced, never changed, so that whoever watches a signal sees every change.
 *
 * @typedef {import('./protocol.js').Card} Card
 * @typedef {import('./protocol.js').Matches} Matches
 * @typedef {import('./protocol.js').Ticket} Ticket
 * @typedef {import('./protocol.js').Welcome} Welcome
 * @typedef {import('./page-socket.js').Link} Link
 * @typedef {import('./protocol.js').Phone} Phone
 * @typedef {import('./protocol.js').Dialled | {dial: string, state: 'ASKED', number: string}} Dial
 * @typedef {Card & {startedAt: number}} TimedCard `startedAt` by the page's monotonic clock, ms
 * @typedef {{words: string, tone: 'warning' | 'error' | 'info', closable: boolean}} Notice
 */

import { CallClock } from './call-clock.js';
import { Signal } from './signal.js';

const MOST_ENDED_CALLS = 10;
const MOST_TICKETS = 50;
const MOST_NOTICES = 4;

/** @type {Phone} until the bridge has said */
const NO_PHONE = { ready: false };

export class PageState {
  /** @type {Signal<Link>} */
  link = new Signal(/** @type {Link} */ ('SIGNED_OUT'));
  agent = new Signal('');
  leads = new Signal(false);
  /** @type {Signal<Phone>} whether the agent can call from here */
  phone = new Signal(NO_PHONE);
  /** @type {Signal<Dial | undefined>} the agent's last wish to call */
  dial = new Signal(/** @type {Dial | undefined} */ (undefined));
  /** @type {Signal<ReadonlyMap<string, TimedCard>>} by call */
  cards = new Signal(new Map());
  /** @type {Signal<ReadonlyMap<string, Matches>>} by call */
  matches = new Signal(new Map());
  /** @type {Signal<ReadonlyMap<string, Ticket>>} by reference */
  tickets = new Signal(new Map());
  /** @type {Signal<ReadonlySet<string>>} references whose tab the browser blocked */
  blocked = new Signal(new Set());
  /** @type {Signal<ReadonlyMap<string, Notice>>} by key */
  notices = new Signal(new Map());
  #clock;

  /** @param {{wall: () => number, monotonic: () => number}} clocks in ms */
  constructor(clocks) {
    this.#clock = new CallClock(clocks);
  }

  /**
   * All live calls and open tickets; live calls we know and the bridge does not name are over.
   *
   * @param {Welcome} welcome
   */
  welcome({ agent, leads, cards, tickets }) {
    this.agent.value = agent;
    this.leads.value = leads;
    const ended = [...this.cards.value].filter(([, card]) => card.over);
    const live = cards.map((card) => /** @type {const} */ ([card.call, this.#timed(card, false)]));
    this.cards.value = new Map([...ended, ...live]);
    this.#forgetMatches();
    this.tickets.value = newest(
      [...this.tickets.value, ...tickets.map((ticket) => /** @type {const} */ ([ticket.reference, ticket]))],
      MOST_TICKETS,
    );
  }

  /** @param {Card} card */
  card(card) {
    const cards = new Map(this.cards.value).set(card.call, this.#timed(card, true));
    const ended = [...cards.values()].filter((known) => known.over);
    for (const old of ended.slice(0, Math.max(0, ended.length - MOST_ENDED_CALLS))) cards.delete(old.call);
    this.cards.value = cards;
    this.#forgetMatches();
  }

  /** @param {string} call the agent has seen enough of this ended call */
  closeCard(call) {
    const cards = new Map(this.cards.value);
    cards.delete(call);
    this.cards.value = cards;
    this.#forgetMatches();
  }

  /** @param {Matches} matches of a call whose card is there; a card always comes first */
  match(matches) {
    if (!this.cards.value.has(matches.call)) return;
    this.matches.value = new Map(this.matches.value).set(matches.call, matches);
  }

  /** @param {Ticket} ticket */
  ticket(ticket) {
    const others = [...this.tickets.value].filter(([reference]) => reference !== ticket.reference);
    this.tickets.value = newest([...others, [ticket.reference, ticket]], MOST_TICKETS);
  }

  /** Words about a ticket, until the bridge tells how it stands. @param {string} reference @param {string} said */
  sayOf(reference, said) {
    const ticket = this.tickets.value.get(reference);
    if (ticket) this.tickets.value = new Map(this.tickets.value).set(reference, { ...ticket, words: said });
    else this.notice(reference, { words: said, tone: 'warning', closable: true });
  }

  /** @param {string} reference @param {boolean} blocked */
  tabBlocked(reference, blocked) {
    const references = new Set(this.blocked.value);
    if (blocked) references.add(reference);
    else references.delete(reference);
    this.blocked.value = new Set([...references].slice(-MOST_TICKETS));
  }

  /** @param {string} key one notice per key @param {Notice | undefined} notice undefined takes it away */
  notice(key, notice) {
    const notices = new Map(this.notices.value);
    notices.delete(key);
    if (notice) notices.set(key, notice);
    this.notices.value = newest([...notices], MOST_NOTICES);
  }

  /** The agent signed out: nothing of theirs stays on the screen. */
  clear() {
    this.agent.value = '';
    this.phone.value = NO_PHONE;
    this.dial.value = undefined;
    this.leads.value = false;
    this.cards.value = new Map();
    this.matches.value = new Map();
    this.tickets.value = new Map();
    this.blocked.value = new Set();
    this.notices.value = new Map();
  }

  /** @param {Card} card @param {boolean} live @returns {TimedCard} */
  #timed(card, live) {
    const known = this.cards.value.get(card.call);
    if (known && known.since === card.since && known.status === card.status)
      return { ...card, startedAt: known.startedAt };
    return { ...card, startedAt: this.#clock.startOf(card.since, live) };
  }

  #forgetMatches() {
    const kept = [...this.matches.value].filter(([call]) => this.cards.value.has(call));
    if (kept.length < this.matches.value.size) this.matches.value = new Map(kept);
  }
}

/**
 * @template T
 * @param {readonly (readonly [string, T])[]} entries
 * @param {number} most
 * @returns {ReadonlyMap<string, T>}
 */
function newest(entries, most) {
  return new Map([...new Map(entries)].slice(-most));
}

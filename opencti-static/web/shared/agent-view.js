/**
 * Shows a PageState in a page's elements. The page's HTML says where each stands:
 *
 *     trunkline-status, trunkline-notices, trunkline-sign-in, [data-part=lead], [data-part=signed-in],
 *     trunkline-dial, [data-part=calls], [data-part=no-calls], [data-part=tickets] (with trunkline-tickets in it)
 *
 * A page whose [data-part=tickets] has data-all shows every ticket there; else a call's tickets stand
 * on its card.
 *
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./call-card.js').CallCard} CallCard
 */

import { registerCallCard } from './call-card.js';
import { registerCustomerMatches } from './customer-matches.js';
import { DialField, registerDialField } from './dial-field.js';
import { NoticeList, registerNoticeList } from './notice-list.js';
import { registerSignInForm, SignInForm } from './sign-in-form.js';
import { registerStatusBar, StatusBar } from './status-bar.js';
import { registerTicketList, TicketList } from './ticket-list.js';
import { words } from './words.js';

export class AgentView {
  #status;
  #notices;
  #signIn;
  #signedIn;
  #lead;
  #dial;
  #calls;
  #noCalls;
  #ticketsPart;
  #tickets;
  #pops;
  /** @type {Map<string, CallCard>} by call */
  #cards = new Map();

  /** @param {ParentNode} page @param {{pops: boolean}} options `pops`: the host shows records itself */
  constructor(page, { pops }) {
    this.#status = part(page, 'trunkline-status', StatusBar);
    this.#notices = part(page, 'trunkline-notices', NoticeList);
    this.#signIn = part(page, 'trunkline-sign-in', SignInForm);
    this.#signedIn = part(page, '[data-part=signed-in]', HTMLElement);
    this.#lead = part(page, '[data-part=lead]', HTMLElement);
    this.#dial = part(page, 'trunkline-dial', DialField);
    this.#calls = part(page, '[data-part=calls]', HTMLElement);
    this.#noCalls = part(page, '[data-part=no-calls]', HTMLElement);
    this.#ticketsPart = part(page, '[data-part=tickets]', HTMLElement);
    this.#tickets = part(this.#ticketsPart, 'trunkline-tickets', TicketList);
    this.#pops = pops;
  }

  /** @param {PageState} state shown from now on */
  follow(state) {
    const frame = () => this.#frame(state);
    const calls = () => this.#showCalls(state);
    for (const signal of [state.link, state.agent, state.leads]) signal.watch(frame);
    for (const signal of [state.cards, state.matches, state.tickets, state.blocked]) signal.watch(calls);
    for (const signal of [state.link, state.phone, state.dial]) signal.watch(() => this.#showDial(state));
    state.notices.watch((notices) => this.#notices.show(notices));
  }

  /** @param {string} text why to sign in, or empty */
  askToSignIn(text) {
    this.#signIn.say(text);
  }

  /** @param {number} now by the monotonic clock, ms */
  tick(now) {
    for (const card of this.#cards.values()) card.tick(now);
  }

  /** @param {PageState} state */
  #frame(state) {
    const link = state.link.value;
    this.#status.show({ agent: state.agent.value, link });
    this.#signIn.hidden = link !== 'SIGNED_OUT';
    this.#signedIn.hidden = link === 'SIGNED_OUT';
    this.#lead.hidden = link !== 'CONNECTED' || state.leads.value;
  }

  /** @param {PageState} state */
  #showDial(state) {
    const { ready, words: why } = state.phone.value;
    this.#dial.show({ ready: ready && state.link.value === 'CONNECTED', why, dial: state.dial.value });
  }

  /** @param {PageState} state */
  #showCalls(state) {
    const cards = [...state.cards.value.values()].reverse();
    const ordered = [...cards.filter((card) => !card.over), ...cards.filter((card) => card.over)];
    const tickets = [...state.tickets.value.values()].reverse();
    const all = 'all' in this.#ticketsPart.dataset;
    const rest = all ? tickets : tickets.filter((ticket) => !state.cards.value.has(ticket.call));
    this.#keepOnly(new Set(ordered.map((card) => card.call)));
    for (const [at, card] of ordered.entries()) {
      const shown = this.#cardAt(card.call, at);
      shown.show(card);
      shown.tick(performance.now());
      shown.customer.show(state.matches.value.get(card.call));
      const own = all ? [] : tickets.filter((ticket) => ticket.call === card.call);
      shown.tickets.show({ tickets: own, blocked: state.blocked.value, pops: this.#pops });
    }
    this.#noCalls.hidden = ordered.length > 0;
    this.#ticketsPart.hidden = !all && rest.length === 0;
    this.#tickets.show({ tickets: rest, blocked: state.blocked.value, pops: this.#pops });
  }

  /** @param {string} call @param {number} at its place in the list */
  #cardAt(call, at) {
    const card = this.#cards.get(call) ?? /** @type {CallCard} */ (document.createElement('trunkline-call-card'));
    this.#cards.set(call, card);
    const there = this.#calls.children[at];
    if (there !== card) this.#calls.insertBefore(card, there ?? null);
    return card;
  }

  /** @param {Set<string>} calls */
  #keepOnly(calls) {
    for (const [call, card] of this.#cards) {
      if (calls.has(call)) continue;
      card.remove();
      this.#cards.delete(call);
    }
  }
}

/** Defines the elements of the agents' pages; a page's entry file calls it once. */
export function registerAgentElements() {
  registerStatusBar();
  registerNoticeList();
  registerSignInForm();
  registerCustomerMatches();
  registerTicketList();
  registerCallCard();
  registerDialField();
}

/** Fills in the words of the page's own HTML: data-words="lead.take". @param {ParentNode} page */
export function fillWords(page) {
  for (const element of page.querySelectorAll('[data-words]')) {
    const path = element.getAttribute('data-words')?.split('.') ?? [];
    element.textContent = String(path.reduce((/** @type {any} */ at, name) => at?.[name], words));
  }
}

/**
 * @template {HTMLElement} T
 * @param {ParentNode} page
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
function part(page, selector, type) {
  const found = page.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}`);
  return found;
}

/**
 * Who the customer may be: the linked record, a list to pick from, or that there is none. Tells `pick`
 * with {call, recordId}, and `search-again` with {call}.
 *
 *     <trunkline-customer></trunkline-customer>
 *     element.show(matches);
 *
 * @typedef {import('./protocol.js').Matches} Matches
 * @typedef {import('./protocol.js').Match} Match
 */

import { el, icon, recordIcon, renew, tell } from './dom.js';
import { words } from './words.js';

export class CustomerMatches extends HTMLElement {
  /** @param {Matches | undefined} matches undefined: nothing is known yet */
  show(matches) {
    this.hidden = !matches;
    this.classList.add('tl-customer');
    this.dataset.test = 'customer';
    this.dataset.search = matches?.search;
    renew(this, matches ?? null, () => (matches ? this.#content(matches) : []));
  }

  /** @param {Matches} matches @returns {Node[]} */
  #content({ call, search, matches, linked }) {
    if (search === 'RUNNING') return [line('sync', words.customer.running, 'customer-running')];
    if (search === 'FAILED') return [
        line('warning', words.customer.failed, 'customer-failed'),
        this.#again(call),
      ];
    if (search === 'RESTING')
      return [line('warning', words.customer.resting, 'customer-resting'), this.#again(call)];
    if (search === 'NONE') return [line('user', words.customer.notAsked, 'customer-not-asked')];
    const known = matches.find((match) => match.id === linked) ?? (linked ? undefined : only(matches));
    if (known) return [record(known, known.id === linked)];
    if (matches.length === 0) return [line('user', words.customer.none, 'customer-none'), this.#again(call)];
    const question = matches.length === 1 ? words.customer.confirm : words.customer.pick;
    return [
      el('p', { class: 'tl-customer__ask' }, question),
      el(
        'ul',
        { class: 'tl-picks', 'aria-label': question, 'data-test': 'customer-picks' },
        ...matches.map((match) => el('li', {}, this.#pick(call, match))),
      ),
    ];
  }

  /** @param {string} call */
  #again(call) {
    const button = el(
      'button',
      { class: 'slds-button slds-button_neutral', type: 'button', 'data-test': 'customer-again' },
      words.customer.again,
    );
    button.addEventListener('click', () => tell(this, 'search-again', { call }));
    return button;
  }

  /** @param {string} call @param {Match} match */
  #pick(call, match) {
    const button = el(
      'button',
      {
        class: 'tl-pick',
        type: 'button',
        'data-test': 'customer-pick',
        'data-record': match.id,
      },
      recordIcon(match.object),
      about(match),
    );
    button.addEventListener('click', () => tell(this, 'pick', { call, recordId: match.id }));
    return button;
  }
}

/** The only one, unless its number was not seen: then a person has to say. @param {Match[]} matches */
function only([first, ...others]) {
  return others.length === 0 && first?.phone ? first : undefined;
}

/** @param {Match} match @param {boolean} linked */
function record(match, linked) {
  return el(
    'div',
    { class: 'tl-pick tl-pick_known', 'data-test': 'customer-match', 'data-record': match.id },
    recordIcon(match.object),
    about(match),
    linked && el('span', { class: 'tl-pick__linked', title: words.customer.linked }, icon('success'),
      el('span', { class: 'tl-assistive' }, words.customer.linked)),
  );
}

/** @param {Match} match */
function about({ name, object, phone }) {
  return el(
    'span',
    { class: 'tl-pick__about' },
    el('span', { class: 'tl-pick__name' }, name),
    el(
      'span',
      { class: 'tl-pick__more' },
      object,
      el('span', { class: 'tl-pick__phone' }, phone ? ` · ${phone}` : ''),
    ),
  );
}

/** @param {string} sign @param {string} text @param {string} test */
function line(sign, text, test) {
  return el('p', { class: 'tl-line', 'data-test': test }, icon(sign), el('span', {}, text));
}

export function registerCustomerMatches() {
  customElements.define('trunkline-customer', CustomerMatches);
}

/**
 * Draws the agent's eye to a ringing call: the label of the panel, the panel itself, and the words for
 * screen readers. Only the page that leads opens its panel and speaks; every page carries the label.
 *
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('./page-state.js').TimedCard} TimedCard
 */

import { who } from './call-names.js';
import { words } from './words.js';

const TALKING = ['answer', 'unhold', 'retrieve', 'hold'];

export class Ringer {
  #host;
  #announce;
  /** @type {string | undefined} undefined: still the name that Salesforce gave the panel */
  #label;
  /** @type {string | undefined} the ring that was announced, by call and segment */
  #announced;

  /**
   * @param {{host: Pick<import('./host/host.js').Host, 'setLabel' | 'setVisible'>,
   *     announce: (text: string) => void}} parts
   */
  constructor({ host, announce }) {
    this.#host = host;
    this.#announce = announce;
  }

  /** @param {PageState} state followed from now on */
  follow(state) {
    const look = () => this.#look([...state.cards.value.values()], state.leads.value);
    state.cards.watch(look);
    state.leads.watch(look);
  }

  /** @param {TimedCard[]} cards @param {boolean} leads */
  #look(cards, leads) {
    const ringing = cards.find((card) => !card.over && card.status === 'ring' && card.direction !== 'outbound');
    const talking = cards.find((card) => !card.over && TALKING.includes(card.status));
    this.#show(ringing ? words.call.label(who(ringing)) : talking ? words.call.talkingLabel(who(talking)) : '');
    if (!ringing) this.#announced = undefined;
    if (!ringing || !leads) return;
    const ring = `${ringing.call} ${ringing.segment}`;
    if (ring === this.#announced) return;
    this.#announced = ring;
    void this.#host.setVisible(true);
    this.#announce(words.call.rings(who(ringing), ringing.queue));
  }

  /** @param {string} label */
  #show(label) {
    if (label === this.#label) return;
    this.#label = label;
    void this.#host.setLabel(label);
  }
}

/**
 * Who is signed in and whether the page is connected. Tells `sign-out`.
 *
 *     <trunkline-status></trunkline-status>
 *     element.show({ agent: 'Alice Rossi', link: 'CONNECTED' });
 */

import { el, icon, tell } from './dom.js';
import { words } from './words.js';

export class StatusBar extends HTMLElement {
  #agent = el('span', { class: 'tl-status__agent', 'data-test': 'agent' });
  #dot = el('span', { class: 'tl-status__dot', 'aria-hidden': 'true' });
  #link = el('span', { class: 'tl-status__link', role: 'status', 'data-test': 'link' });
  #out = el(
    'button',
    { class: 'tl-quiet', type: 'button', 'aria-label': words.signIn.out, title: words.signIn.out, 'data-test': 'sign-out' },
    icon('logout'),
  );

  connectedCallback() {
    if (this.firstChild) return;
    this.append(this.#dot, this.#agent, this.#link, this.#out);
    this.#out.addEventListener('click', () => tell(this, 'sign-out', {}));
  }

  /** @param {{agent: string, link: import('./page-socket.js').Link}} how */
  show({ agent, link }) {
    this.className = `tl-status tl-status_${link.toLowerCase()}`;
    this.dataset.link = link;
    this.#agent.textContent = agent || words.product;
    this.#link.textContent = words.link[link];
    this.#out.hidden = link === 'SIGNED_OUT';
  }
}

export function registerStatusBar() {
  customElements.define('trunkline-status', StatusBar);
}

/**
 * Where the agent types a number to call, and reads what becomes of it. Tells `dial` with {number}.
 *
 *     <trunkline-dial></trunkline-dial>
 *     element.show({ ready: true, dial: state.dial.value });
 *
 * @typedef {import('./page-state.js').Dial} Dial
 */

import { el, icon, tell } from './dom.js';
import { words } from './words.js';

export class DialField extends HTMLElement {
  #input = el('input', {
    class: 'slds-input',
    id: 'dial-number',
    name: 'number',
    type: 'tel',
    autocomplete: 'off',
    maxlength: '64',
    placeholder: words.dial.title,
    'aria-describedby': 'dial-said',
    'data-test': 'dial-number',
  });
  #button = el(
    'button',
    { class: 'slds-button slds-button_brand tl-dial__act', type: 'submit', 'data-test': 'dial-act' },
    icon('call'),
    el('span', {}, words.dial.act),
  );
  #said = el('p', { class: 'tl-dial__said', id: 'dial-said', role: 'status', 'data-test': 'dial-said' });
  /** @type {string | undefined} the wish that emptied the field */
  #emptied;

  connectedCallback() {
    if (this.firstChild) return;
    const form = el(
      'form',
      { class: 'tl-dial', 'data-test': 'dial' },
      el('label', { class: 'tl-assistive', for: 'dial-number' }, words.dial.title),
      this.#input,
      this.#button,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      tell(this, 'dial', { number: this.#input.value });
    });
    this.append(form, this.#said);
  }

  /** @param {{ready: boolean, why?: string, dial?: Dial}} how `why`: what stands in the way of calling */
  show({ ready, why, dial }) {
    const pending = dial?.state === 'ASKED' || dial?.state === 'RINGING';
    this.dataset.state = dial?.state ?? '';
    this.#input.disabled = !ready;
    this.#button.disabled = !ready || pending;
    if (dial?.state === 'ANSWERED' && this.#emptied !== dial.dial) {
      this.#emptied = dial.dial;
      this.#input.value = '';
    }
    const failed = !why && dial?.state === 'FAILED';
    this.#said.className = `tl-dial__said${failed ? ' tl-dial__said_bad' : ''}`;
    this.#said.textContent = why ?? said(dial);
  }
}

/** @param {Dial | undefined} dial */
function said(dial) {
  switch (dial?.state) {
    case 'ASKED':
      return words.dial.asked;
    case 'RINGING':
      return words.dial.rings(dial.number ?? '');
    case 'FAILED':
      return dial.words ?? words.dial.silent;
    default:
      return '';
  }
}

export function registerDialField() {
  customElements.define('trunkline-dial', DialField);
}

/**
 * Asks who the agent is. Tells `signed-in` with the token.
 *
 *     <trunkline-sign-in></trunkline-sign-in>
 *     form.addEventListener('signed-in', (event) => use(event.detail.token));
 */

import { el, tell } from './dom.js';
import { signIn } from './sign-in.js';
import { words } from './words.js';

export class SignInForm extends HTMLElement {
  /** How it signs in; an agent unless told otherwise. */
  signsIn = signIn;
  #email = field('email', words.signIn.email, 'email', 'username');
  #password = field('password', words.signIn.password, 'password', 'current-password');
  #said = el('p', { class: 'tl-form__said', role: 'alert', 'data-test': 'sign-in-said' });
  #button = el(
    'button',
    { class: 'slds-button slds-button_brand slds-button_stretch', type: 'submit', 'data-test': 'sign-in-act' },
    words.signIn.act,
  );

  connectedCallback() {
    if (this.firstChild) return;
    const form = el(
      'form',
      { class: 'tl-form', 'data-test': 'sign-in' },
      el('h2', { class: 'tl-form__title' }, words.signIn.title),
      this.#said,
      this.#email.row,
      this.#password.row,
      this.#button,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.append(form);
  }

  /** @param {string} text why to sign in, or empty */
  say(text) {
    this.#said.textContent = text;
  }

  async #submit() {
    this.#busy(true);
    const answer = await this.signsIn({ email: this.#email.input.value.trim(), password: this.#password.input.value });
    this.#busy(false);
    if ('refused' in answer) {
      this.say(answer.refused);
      this.#password.input.select();
      return;
    }
    this.#password.input.value = '';
    this.say('');
    tell(this, 'signed-in', { token: answer.token });
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.#button.disabled = busy;
    this.#button.textContent = busy ? words.signIn.acting : words.signIn.act;
  }
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} type
 * @param {string} autocomplete
 */
function field(name, label, type, autocomplete) {
  const id = `sign-in-${name}`;
  const input = el('input', {
    class: 'slds-input',
    id,
    name,
    type,
    autocomplete,
    required: true,
    'data-test': id,
  });
  const row = el(
    'div',
    { class: 'slds-form-element' },
    el('label', { class: 'slds-form-element__label', for: id }, label),
    el('div', { class: 'slds-form-element__control' }, input),
  );
  return { input, row };
}

export function registerSignInForm() {
  customElements.define('trunkline-sign-in', SignInForm);
}

/**
 * Signs in whoever opened a recording's link, and opens it again, without a permit that is over. The bridge makes the page; this is
 * all of it that moves.
 */

import { words } from '../shared/words.js';

/**
 * @param {HTMLFormElement} form with inputs `email` and `password`
 * @param {{ ask?: typeof fetch, again?: () => void }} [parts] given in tests
 */
export function start(form, { ask = (...all) => fetch(...all), again = () => location.replace(location.pathname) } = {}) {
  const said = form.querySelector('[data-part="said"]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const refused = await signIn(ask, value(form, 'email').trim(), value(form, 'password'));
    if (refused === undefined) again();
    else if (said) said.textContent = refused;
  });
}

/**
 * @param {typeof fetch} ask
 * @param {string} email
 * @param {string} password
 * @returns {Promise<string | undefined>} why not, for people
 */
export async function signIn(ask, email, password) {
  try {
    const answer = await ask('/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (answer.ok) return undefined;
    const problem = await answer.json();
    return String(problem.detail ?? words.signIn.unreachable);
  } catch {
    return words.signIn.unreachable;
  }
}

/** @param {HTMLFormElement} form @param {string} id */
function value(form, id) {
  const input = form.querySelector(`#${id}`);
  return input instanceof HTMLInputElement ? input.value : '';
}

const form = globalThis.document?.querySelector('form');
if (form) start(form);

/**
 * The page on which an administrator connects accounts that sign in by a person's yes: one button
 * each, which leads to Salesforce; the bridge leads the browser back here.
 */

import { el } from '../shared/dom.js';
import { registerSignInForm, SignInForm } from '../shared/sign-in-form.js';
import { Connecting } from './connecting.js';
import { words } from './words.js';

const connecting = new Connecting();

/** @param {string} name */
function part(name) {
  const found = document.querySelector(`[data-part="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${name}`);
  return found;
}

/** @param {string} text */
function say(text) {
  part('said').textContent = text;
}

/** @param {import('./connecting.js').ToConnect} account */
function row(account) {
  const does = account.connected ? words.again : words.connect;
  const button = el(
    'button',
    {
      class: 'slds-button slds-button_brand',
      type: 'button',
      'aria-label': `${does}: ${account.name}`,
      'data-test': `connect-${account.id}`,
    },
    does,
  );
  button.addEventListener('click', async () => {
    button.disabled = true;
    const answer = await connecting.connect(account.id);
    if ('url' in answer) {
      location.assign(answer.url);
      return;
    }
    button.disabled = false;
    button.focus();
    say(answer.refused);
  });
  return el(
    'li',
    { class: 'tl-section tl-connect__account', 'data-test': `account-${account.id}` },
    el('h2', { class: 'tl-connect__name' }, account.name),
    el('p', {}, account.uri),
    el('p', { 'data-test': `state-${account.id}` }, account.connected ? words.isConnected : words.isNot),
    button,
  );
}

/** @param {SignInForm} form */
async function show(form) {
  const there = await connecting.whoIsThere();
  if ('refused' in there) {
    say(there.refused);
    return;
  }
  form.hidden = there.who === 'administrator';
  if (there.who !== 'administrator') {
    say(there.who === 'other' ? words.notYou : words.signIn);
    return;
  }
  const answer = await connecting.accounts();
  if ('refused' in answer) {
    say(answer.refused);
    return;
  }
  part('accounts').replaceChildren(...answer.accounts.map(row));
  say(whatCameOfIt(answer.accounts));
}

/**
 * What the address tells of a connection that has just ended, else what to do.
 *
 * @param {import('./connecting.js').ToConnect[]} accounts
 */
function whatCameOfIt(accounts) {
  const address = new URLSearchParams(location.search);
  const reason = address.get('refused');
  if (reason) return words.notConnected(reason);
  const done = accounts.find((account) => account.id === address.get('connected') && account.connected);
  if (done) return words.done(done.name);
  return accounts.length ? words.choose : words.none;
}

registerSignInForm();
const form = document.querySelector('trunkline-sign-in');
if (form instanceof SignInForm) {
  form.signsIn = (who) => connecting.signIn(who);
  form.addEventListener('signed-in', () => void show(form));
  await show(form);
}

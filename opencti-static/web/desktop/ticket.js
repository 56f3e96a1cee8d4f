/** The waiting tab of a ticket: asks its opener how the ticket stands, and goes on to the record. */

import { recordAddress } from '../shared/ticket-tab-address.js';
import { words } from '../shared/words.js';
import { tabView } from './tab-view.js';

const ASK_MS = 2_000;

/** @typedef {import('../shared/ticket-tabs.js').ToTab} ToTab */

function start() {
  const reference = new URLSearchParams(location.search).get('reference') ?? '';
  const opener = /** @type {Window | null} */ (window.opener);
  show({});
  const asking = setInterval(ask, ASK_MS);
  window.addEventListener('message', (event) => {
    if (event.origin !== location.origin || event.source !== opener) return;
    const message = /** @type {ToTab} */ (event.data);
    if (message?.trunkline !== 'stands' || (message.ticket && message.ticket.reference !== reference)) return;
    show(message);
    const address = recordAddress(message.ticket?.url);
    if (tabView(message).goes && address) goOn(address);
  });
  ask();

  function ask() {
    if (opener && !opener.closed) {
      opener.postMessage({ trunkline: 'ask', reference }, location.origin);
      return;
    }
    clearInterval(asking);
    show({ denied: words.tab.alone });
  }

  /** The record's page gets no hold of the agent's page. @param {string} address */
  function goOn(address) {
    clearInterval(asking);
    opener?.postMessage({ trunkline: 'shown', reference }, location.origin);
    window.opener = null;
    location.replace(address);
  }
}

/** @param {Pick<ToTab, 'ticket' | 'denied'>} stands */
function show(stands) {
  const view = tabView(stands);
  document.body.dataset.state = stands.ticket?.state ?? '';
  document.title = view.title;
  for (const [name, text] of Object.entries({ title: view.title, subject: view.subject, words: view.words })) {
    const part = document.querySelector(`[data-part=${name}]`);
    if (part && part.textContent !== text) part.textContent = text;
  }
  const sign = document.querySelector('[data-part=sign]');
  if (sign) sign.className = `tl-waiting__sign tl-waiting__sign_${view.tone}`;
}

start();

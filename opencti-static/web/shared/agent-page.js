/**
 * Joins the parts of an agent's page: state, socket, host, filing, tabs and view. Softphone and desktop
 * differ in their HTML and in the host they stand in.
 *
 *     await startAgentPage(() => chooseHost(window));
 *
 * @typedef {import('./host/host.js').Host} Host
 * @typedef {import('./protocol.js').Send} Send
 */

import { AgentView, fillWords } from './agent-view.js';
import { Dialling } from './dialling.js';
import { Filing } from './filing.js';
import { handlers } from './handlers.js';
import { Keep, pageId } from './keep.js';
import { PageSocket } from './page-socket.js';
import { PageState } from './page-state.js';
import { PROTOCOL_VERSION } from './protocol.js';
import { Results } from './results.js';
import { Ringer } from './ringer.js';
import { signOut as endToken } from './sign-in.js';
import { TicketTabs } from './ticket-tabs.js';
import { words } from './words.js';

const TICK_MS = 500;

/** @param {() => Promise<{host: Host, notice?: string}>} choose what the page stands in */
export async function startAgentPage(choose) {
  fillWords(document);
  const monotonic = () => performance.now();
  const state = new PageState({ wall: () => Date.now(), monotonic });
  const keep = new Keep(() => window.sessionStorage);
  const page = pageId(keep, () => crypto.randomUUID(), window);
  const { host, notice } = await choose();
  if (notice) state.notice('host', { words: notice, tone: 'warning', closable: true });

  /** @type {Send} */
  const send = (message) => socket.send(message);
  const say = (/** @type {string} */ reference, /** @type {string} */ text) => state.sayOf(reference, text);
  const filing = new Filing({ send, host, now: monotonic, results: new Results(keep, page), say });
  const tabs = new TicketTabs({
    send,
    open: (address, name) => window.open(address, name),
    origin: location.origin,
    blocked: (reference, blocked) => state.tabBlocked(reference, blocked),
    ticket: (reference) => state.tickets.value.get(reference),
  });
  const dialling = new Dialling({ send, state, host });
  const view = new AgentView(document, { pops: host.pops });
  const hello = () =>
    /** @type {const} */ ({
      type: 'hello',
      version: PROTOCOL_VERSION,
      token: String(keep.get('token') ?? ''),
      page,
      host: host.kind,
      focused: hasFocus(host),
    });
  const socket = new PageSocket(socketAddress(location), {
    hello,
    handlers: handlers({ state, filing, tabs, dialling, host, send }),
    onLink: (link) => {
      state.link.value = link;
      if (link === 'SIGNED_OUT') signOut(words.signIn.again);
    },
  });

  /** The agent's own wish, or why the bridge wants a new sign-in. @param {string} why */
  function signOut(why) {
    const token = keep.get('token');
    if (typeof token === 'string' && !why) void endToken(token);
    keep.put('token', undefined);
    socket.close();
    state.clear();
    state.link.value = 'SIGNED_OUT';
    view.askToSignIn(why);
  }

  view.follow(state);
  showTroubles(state);
  new Ringer({ host, announce }).follow(state);
  hearWindow({ host, send, socket, tabs, signedIn: () => state.link.value !== 'SIGNED_OUT' });
  dialling.start();
  hearAgent({ state, send, filing, tabs, dialling, signOut: () => signOut(''), signedIn: (token) => {
    keep.put('token', token);
    socket.connect();
  } });
  setInterval(() => view.tick(monotonic()), TICK_MS);
  if (keep.get('token')) socket.connect();
  document.body.dataset.ready = 'true';
}

/**
 * @param {{state: PageState, send: Send, filing: Filing, tabs: TicketTabs, dialling: Dialling,
 *     signOut: () => void, signedIn: (token: string) => void}} parts
 */
function hearAgent({ state, send, filing, tabs, dialling, signOut, signedIn }) {
  const hear = (/** @type {string} */ type, /** @type {(detail: any) => void} */ act) =>
    document.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail));
  hear('signed-in', ({ token }) => signedIn(token));
  hear('sign-out', signOut);
  hear('pick', ({ call, recordId }) => send({ type: 'pick', call, recordId }));
  hear('dial', ({ number }) => dialling.call(number));
  hear('search-again', ({ call }) => send({ type: 'searchAgain', call }));
  hear('close-card', ({ call }) => state.closeCard(call));
  hear('close-notice', ({ key }) => state.notice(key, undefined));
  hear('show-ticket', ({ reference, recordId }) => void filing.show(reference, recordId));
  hear('retry-ticket', ({ reference }) => filing.retry(reference));
  hear('open-tab', (ticket) => tabs.open(ticket));
  hear('opened-ticket', ({ reference }) => {
    state.tabBlocked(reference, false);
    send({ type: 'shown', reference });
  });
  document.querySelector('[data-test=take-lead]')?.addEventListener('click', () => send({ type: 'takeLead' }));
}

/** @param {{host: Host, send: Send, socket: PageSocket, tabs: TicketTabs, signedIn: () => boolean}} parts */
function hearWindow({ host, send, socket, tabs, signedIn }) {
  const focus = () => send({ type: 'focus', focused: hasFocus(host) });
  window.addEventListener('focus', focus);
  window.addEventListener('blur', focus);
  document.addEventListener('visibilitychange', focus);
  window.addEventListener('message', (event) => tabs.onMessage(event));
  window.addEventListener('online', () => signedIn() && socket.connect());
}

/** Troubles that last stand in the notices for as long as they last. @param {PageState} state */
function showTroubles(state) {
  state.link.watch((link) => {
    if (link === 'DISCONNECTED') state.notice('link', { words: words.linkLost, tone: 'error', closable: false });
    if (link === 'CONNECTED' || link === 'SIGNED_OUT') state.notice('link', undefined);
  });
  state.blocked.watch((references) => {
    const blocked = references.size > 0;
    state.notice('blocked', blocked ? { words: words.ticket.blocked, tone: 'warning', closable: true } : undefined);
  });
}

/**
 * A frame in Salesforce hardly ever has the focus itself; there the tab being seen is what counts.
 *
 * @param {Host} host
 */
function hasFocus(host) {
  return host.kind === 'STANDALONE' ? document.hasFocus() : document.visibilityState === 'visible';
}

/** Said by the region of the page that screen readers listen to. @param {string} text */
function announce(text) {
  const region = document.querySelector('[data-part=announcements]');
  if (region) region.textContent = text;
}

/** @param {Location} location */
function socketAddress({ protocol, host }) {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/page/socket`;
}

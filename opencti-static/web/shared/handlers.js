/**
 * What a page does with each message of the bridge: the readable spine of the agents' pages. A
 * message without a line here does not pass the tests.
 *
 * @typedef {import('./protocol.js').Handlers} Handlers
 *
 * @param {{state: import('./page-state.js').PageState, filing: import('./filing.js').Filing,
 *     tabs: import('./ticket-tabs.js').TicketTabs, dialling: import('./dialling.js').Dialling,
 *     host: import('./host/host.js').Host, send: import('./protocol.js').Send}} parts
 * @returns {Handlers}
 */
export function handlers({ state, filing, tabs, dialling, host, send }) {
  return {
    welcome(welcome) {
      state.welcome(welcome);
      for (const ticket of welcome.tickets) filing.onTicket(ticket);
      filing.onWelcome();
      for (const ticket of welcome.tickets) tabs.onTicket(ticket);
    },
    card: (card) => state.card(card),
    matches: (matches) => state.match(matches),
    pop(pop) {
      if (pop.mode === 'NEW_TAB') tabs.onPop(pop, state.leads.value);
      else filing.onPop(pop, state.leads.value);
    },
    go(go) {
      // In New Tab mode the bridge files; a go has nothing to say to the page.
      if (!tabs.has(go.reference)) void filing.onGo(go);
    },
    denied(denied) {
      if (tabs.onDenied(denied)) state.sayOf(denied.reference, denied.words);
      else filing.onDenied(denied);
    },
    ticket(ticket) {
      state.ticket(ticket);
      filing.onTicket(ticket);
      tabs.onTicket(ticket);
    },
    phone: (phone) => {
      state.phone.value = phone;
    },
    async search({ search, terms, callType }) {
      const nothing = { origin: '', objects: [], found: [] };
      send({ type: 'searched', search, ...nothing, ...(await host.search(terms, callType)) });
    },
    dialled: (news) => dialling.onDialled(news),
    lead: ({ leads }) => {
      state.leads.value = leads;
    },
    beat: () => {},
    notice({ about, words }) {
      const key = about ? `about ${about}` : `bridge ${words}`;
      state.notice(key, words ? { words, tone: 'warning', closable: true } : undefined);
    },
  };
}

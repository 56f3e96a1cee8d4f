/**
 * Every word that people read on the agents' pages, in one place. A translation is another module
 * with the same shape.
 */

/** @type {Record<string, string>} by call status, where the direction does not matter */
const STATUS = {
  answer: 'Talking',
  unhold: 'Talking',
  retrieve: 'Talking',
  hold: 'On hold',
  transfer: 'Handed on',
  park: 'Parked',
  hangup: 'Call ended',
  reject: 'Refused',
  noanswer: 'Not answered',
  busy: 'Busy',
  failed: 'Could not be connected',
  cancel: 'Stopped ringing',
  abandon: 'The caller hung up',
  unmanaged: 'Nobody took it',
};

/** @type {Record<import('./protocol.js').LedgerState, string>} */
const TICKET = {
  PLANNED: 'Waiting to be filed',
  OFFERED: 'Waiting to be filed',
  CLAIMED: 'Filing…',
  UNDECIDED: 'Salesforce did not answer. We look whether it was filed.',
  FILED: 'Filed',
  COMPLETED: 'Filed',
  RETRYING: 'Salesforce cannot be reached. It will be filed when it answers.',
  REFUSED: 'Salesforce refused it',
  DISCARDED: 'Will not be filed',
  DOUBLED: 'Filed more than once. Tell your administrator: one of them can be deleted.',
};

/** @type {Record<import('./page-socket.js').Link, string>} */
const LINK = {
  CONNECTING: 'Connecting…',
  CONNECTED: 'Connected',
  DISCONNECTED: 'Not connected',
  SIGNED_OUT: 'Signed out',
};

export const words = {
  product: 'Trunkline',

  link: LINK,
  linkLost: 'Not connected. Your calls go on; this page catches up as soon as it is connected again.',

  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    act: 'Sign in',
    acting: 'Signing in…',
    out: 'Sign out',
    again: 'Please sign in again.',
    refused: 'E-mail or password is wrong.',
    unreachable: 'The server cannot be reached. Check the network and try again.',
  },

  lead: {
    elsewhere: 'Calls are handled in your other tab.',
    take: 'Use this one instead',
  },

  call: {
    none: 'No calls',
    noneHint: 'A call appears here as soon as it rings.',
    calls: 'Calls',
    close: 'Close this call',
    withheld: 'Number withheld',
    queue: (/** @type {string} */ queue) => `Queue ${queue}`,
    status: (/** @type {string} */ status, /** @type {string} */ direction) =>
      status === 'ring'
        ? { inbound: 'Incoming call', outbound: 'Calling', internal: 'Internal call' }[direction] ?? 'Ringing'
        : (STATUS[status] ?? status),
    rings: (/** @type {string} */ who, /** @type {string | undefined} */ queue) =>
      `Incoming call from ${who}${queue ? `, queue ${queue}` : ''}`,
    label: (/** @type {string} */ who) => `Ringing: ${who}`,
    talkingLabel: (/** @type {string} */ who) => `On call: ${who}`,
  },

  dial: {
    title: 'Call a number',
    act: 'Call',
    asked: 'Asking your phone…',
    rings: (/** @type {string} */ number) => `Your phone rings. Pick it up to call ${number}.`,
    empty: 'Type a number to call.',
    notYet: 'This page cannot call yet. Try again in a moment.',
    noLink: 'Not connected. Try again when this page is connected, or dial on your phone.',
    silent: 'Nobody said whether your phone rang. Look at it before you try again.',
  },

  customer: {
    title: 'Customer',
    running: 'Looking for the customer…',
    none: 'No customer with this number',
    failed: 'Salesforce could not be asked who this is',
    resting: 'Salesforce’s requests of today run low. Customers are not looked up; tickets are filed.',
    notAsked: 'No number to look for',
    again: 'Look again',
    pick: 'Several customers have this number. Which one is it?',
    confirm: 'Is this the customer? Salesforce does not show the number.',
    linked: 'The customer of the ticket',
  },

  ticket: {
    title: 'Tickets',
    none: 'No tickets yet',
    state: TICKET,
    open: 'Open',
    openLabel: (/** @type {string} */ subject) => `Open ${subject}`,
    openTab: 'Open its tab',
    retry: 'Try again',
    lookYourself: 'Salesforce did not answer. Look whether it was filed.',
    blocked:
      'The browser blocked the tab of a ticket. Click the pop-up sign in the address bar and choose ' +
      '“Always allow”: then tickets open by themselves.',
  },

  tab: {
    title: 'Ticket',
    waiting: 'Waiting for the ticket…',
    opening: 'Filed. Opening it in Salesforce…',
    open: 'Open the ticket',
    denied: 'This page does not file the ticket',
    alone:
      'The page that opened this tab was closed. You find the ticket in the list of your agent page.',
  },

  filing: {
    tooLate: 'The go came too late to file in time.',
    notClaimed: 'The page does not hold this claim any more.',
    askedBefore: 'This page has asked Salesforce for this ticket before.',
  },

  host: {
    cannotSave: 'This page stands outside Salesforce and cannot file by itself.',
    cannotShow: 'This page stands outside Salesforce and cannot open the record in it.',
    cannotSearch: 'This page stands outside Salesforce and cannot look for a customer in it.',
    silent: 'Salesforce did not answer.',
    noReason: 'Salesforce gave no reason.',
    twice: (/** @type {string} */ name) =>
      `The address of this page names ${name} twice. An administrator must correct the CTI Adapter URL of the call center.`,
    noMode:
      'The address of this page lacks the parameter mode, so Open CTI cannot start. Open the page from the utility bar of Salesforce.',
    notAnOrigin: (/** @type {string} */ origin) =>
      `Open CTI does not work from ${origin}: that is no address of Salesforce that it accepts.`,
    scheme: (/** @type {string} */ origin) =>
      `Open CTI cannot start: ${origin} and this page must both use https. An administrator must correct the CTI Adapter URL.`,
    notListed: (/** @type {string} */ origin) =>
      `This page works without Salesforce for now: an administrator must add ${origin} to the origins of the Salesforce account.`,
    unknown: (/** @type {string} */ origin) =>
      `Nobody could say whether ${origin} is one of our Salesforce orgs. Reload the page to try again.`,
    notLoaded: (/** @type {string} */ origin) =>
      `The Open CTI library could not be loaded from ${origin}. The network or the browser keeps it away. Reload the page to try again.`,
  },

  notice: { close: 'Close this message' },
};

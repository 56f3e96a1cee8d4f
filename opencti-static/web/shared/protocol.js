/**
 * The words that page and bridge say to each other; docs/page-protocol.md tells the story, and the
 * golden samples in opencti-static/protocol hold one message of each type.
 *
 * A value that is absent on the wire is undefined here.
 *
 * @typedef {'PLANNED' | 'OFFERED' | 'CLAIMED' | 'UNDECIDED' | 'FILED' | 'COMPLETED' | 'RETRYING'
 *   | 'REFUSED' | 'DISCARDED' | 'DOUBLED'} LedgerState
 * @typedef {'RUNNING' | 'DONE' | 'FAILED' | 'RESTING' | 'NONE'} Search
 * @typedef {'INTEGRATION_TAB' | 'NEW_TAB'} Mode
 * @typedef {'LIGHTNING' | 'CLASSIC' | 'STANDALONE'} HostKind
 *
 * @typedef {{call: string, segment: number, status: string, direction: string, number?: string,
 *   name?: string, queue?: string, since: string, over: boolean}} Card
 * @typedef {{object: string, id: string, name: string, accountId?: string, phone: string}} Match
 * @typedef {{call: string, search: Search, matches: Match[], linked?: string}} Matches
 * @typedef {{reference: string, call: string, object: string, subject: string, state: LedgerState,
 *   recordId?: string, url?: string, words?: string, retry?: boolean}} Ticket
 * @typedef {{reference: string, call: string, mode: Mode, object: string,
 *   fields: Record<string, unknown>, again?: boolean}} Pop
 * @typedef {{agent: string, email: string, leads: boolean, cards: Card[], tickets: Ticket[]}} Welcome
 * @typedef {{reference: string, withinMs: number}} Go
 * @typedef {{reference: string, words: string}} Denied
 * @typedef {{ready: boolean, words?: string}} Phone
 * @typedef {{dial: string, state: 'RINGING' | 'ANSWERED' | 'FAILED', number?: string, words?: string}} Dialled
 * @typedef {{object: string, id: string, name: string, origin: string}} Clicked
 * @typedef {{search: string, terms: string[], callType: string}} Quest
 * @typedef {{id: string, name: string, contactId?: string, texts: string[]}} Found
 *
 * @typedef {{
 *   welcome: (message: Welcome) => void,
 *   card: (message: Card) => void,
 *   matches: (message: Matches) => void,
 *   pop: (message: Pop) => void,
 *   go: (message: Go) => void,
 *   denied: (message: Denied) => void,
 *   ticket: (message: Ticket) => void,
 *   phone: (message: Phone) => void,
 *   dialled: (message: Dialled) => void,
 *   search: (message: Quest) => void,
 *   lead: (message: {leads: boolean}) => void,
 *   beat: (message: {}) => void,
 *   notice: (message: {words: string, about?: string}) => void,
 * }} Handlers what a page does with each message of the bridge
 *
 * @typedef {{type: 'hello', version: number, token: string, page: string, host: HostKind,
 *     focused: boolean}} Hello
 * @typedef {{type: 'filed', reference: string, recordId: string}
 *   | {type: 'refused', reference: string, code: string, words: string}
 *   | {type: 'unanswered', reference: string}} Result how a save ended
 * @typedef {Hello | Result
 *   | {type: 'focus', focused: boolean}
 *   | {type: 'takeLead'}
 *   | {type: 'claim', reference: string}
 *   | {type: 'giveBack', reference: string, words: string}
 *   | {type: 'shown', reference: string}
 *   | {type: 'retry', reference: string}
 *   | {type: 'pick', call: string, recordId: string}
 *   | {type: 'dial', dial: string, number: string, clicked?: Clicked}
 *   | {type: 'searchAgain', call: string}
 *   | {type: 'searched', search: string, origin: string, objects: string[], found: Found[],
 *      words?: string}} FromPage
 *
 * @typedef {(message: FromPage) => boolean} Send false when the link is down: nothing was sent
 */

/** The version of the protocol that this page speaks. */
export const PROTOCOL_VERSION = 1;

/**
 * Files a ticket through the host, as the one writer the bridge allows: claim, wait for the go, save
 * at once, say how it ended. Decides only; it reaches the world through its parameters.
 *
 * The go is good for `withinMs`. A page that the browser had frozen cannot tell when a message came
 * in, so the time is taken from the claim, which is never later than the go: a save is never late.
 * What Salesforce was asked once is not asked again, unless it said no.
 *
 * @typedef {import('./protocol.js').Pop} Pop
 * @typedef {import('./protocol.js').Go} Go
 * @typedef {import('./protocol.js').Ticket} Ticket
 * @typedef {import('./protocol.js').Result} Result
 * @typedef {import('./protocol.js').Send} Send
 * @typedef {import('./host/host.js').Host} Host
 * @typedef {import('./results.js').Results} Results
 * @typedef {{pop: Pop, claimedAt: number}} Claim
 */

import { words } from './words.js';

/** How many references a page remembers as asked; more than an agent files in a day. */
const MOST = 2_000;
/** In these a claim may still be granted. */
const OPEN = ['PLANNED', 'OFFERED', 'CLAIMED'];

export class Filing {
  #send;
  #host;
  #now;
  #results;
  #say;
  /** @type {Map<string, Claim>} */
  #claims = new Map();
  /** @type {Set<string>} */
  #asked = new Set();

  /**
   * @param {{send: Send, host: Host, now: () => number, results: Results,
   *     say: (reference: string, words: string) => void}} parts `now` in ms by a monotonic clock
   */
  constructor({ send, host, now, results, say }) {
    this.#send = send;
    this.#host = host;
    this.#now = now;
    this.#results = results;
    this.#say = say;
  }

  /**
   * @param {Pop} pop in Integration Tab mode
   * @param {boolean} leads
   */
  onPop(pop, leads) {
    if (!leads || !this.#host.saves || this.#claims.has(pop.reference)) return;
    if (pop.again && this.#toldAgain(pop.reference)) return;
    if (this.#asked.has(pop.reference) || this.#results.has(pop.reference)) {
      this.#giveBack(pop.reference, words.filing.askedBefore);
      return;
    }
    if (this.#send({ type: 'claim', reference: pop.reference }))
      this.#claims.set(pop.reference, { pop, claimedAt: this.#now() });
  }

  /** @param {Go} go */
  async onGo({ reference, withinMs }) {
    const arrivedAt = this.#now();
    const claim = this.#claims.get(reference);
    this.#claims.delete(reference);
    if (this.#asked.has(reference)) return;
    if (!claim) {
      this.#giveBack(reference, words.filing.notClaimed);
      return;
    }
    if (arrivedAt - claim.claimedAt > withinMs) {
      this.#giveBack(reference, words.filing.tooLate);
      return;
    }
    await this.#save(claim.pop);
  }

  /** @param {{reference: string, words: string}} denied */
  onDenied(denied) {
    this.#claims.delete(denied.reference);
    this.#say(denied.reference, denied.words);
  }

  /**
   * The bridge knows how this ticket stands: a result it has heard is not told again, and a claim on
   * what went another way is none any more.
   *
   * @param {Ticket} ticket
   */
  onTicket(ticket) {
    this.#results.heard(ticket);
    if (!OPEN.includes(ticket.state)) this.#claims.delete(ticket.reference);
  }

  /** The link is up again: claims without a go are gone, results are told until they are heard. */
  onWelcome() {
    this.#claims.clear();
    for (const result of this.#results.unheard()) this.#send(result);
  }

  /**
   * The agent wants it tried again: what this page asked Salesforce before is no reason any more not
   * to ask.
   *
   * @param {string} reference
   */
  retry(reference) {
    this.#asked.delete(reference);
    this.#results.forget(reference);
    this.#send({ type: 'retry', reference });
  }

  /** @param {Pop} pop */
  async #save({ reference, object, fields }) {
    this.#ask(reference);
    this.#results.started(reference);
    const answer = await this.#host.saveLog({ entityApiName: object, ...fields });
    if ('refused' in answer) {
      this.#asked.delete(reference);
      this.#tell({ type: 'refused', reference, ...answer.refused });
      return;
    }
    if ('unanswered' in answer) {
      this.#tell({ type: 'unanswered', reference });
      return;
    }
    this.#tell({ type: 'filed', reference, recordId: answer.recordId });
    await this.show(reference, answer.recordId);
  }

  /**
   * Opens the record in the host and tells the bridge once the host says that it is open.
   *
   * @param {string} reference
   * @param {string} recordId
   */
  async show(reference, recordId) {
    const shown = await this.#host.screenPop(recordId);
    if (shown.ok) this.#send({ type: 'shown', reference });
    else this.#say(reference, shown.words);
  }

  /** @param {Result} result */
  #tell(result) {
    this.#results.ended(result);
    this.#send(result);
  }

  /**
   * A person wants it asked again: what is known to stand is told instead, and anything else that
   * was asked before is forgotten.
   *
   * @param {string} reference
   */
  #toldAgain(reference) {
    const filed = this.#results.filed(reference);
    if (filed) return this.#send(filed);
    this.#asked.delete(reference);
    this.#results.forget(reference);
    return false;
  }

  /**
   * @param {string} reference
   * @param {string} why
   */
  #giveBack(reference, why) {
    this.#send({ type: 'giveBack', reference, words: why });
  }

  /** @param {string} reference */
  #ask(reference) {
    this.#asked.add(reference);
    const [oldest] = this.#asked;
    if (this.#asked.size > MOST && oldest) this.#asked.delete(oldest);
  }
}

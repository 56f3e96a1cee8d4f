/**
 * How saves ended, kept until the bridge shows that it knows: across a lost link and a reload.
 *
 * The ledger's words tell that the bridge knows. A ticket that is only UNDECIDED does not answer a
 * `filed`: the bridge has not heard it yet.
 *
 * @typedef {import('./protocol.js').Result} Result
 * @typedef {import('./protocol.js').LedgerState} LedgerState
 * @typedef {import('./keep.js').Keep} Keep
 * @typedef {Result | {type: 'started', reference: string}} Entry
 */

/** @type {LedgerState[]} */
const ENDED = ['FILED', 'COMPLETED', 'DOUBLED', 'DISCARDED'];
/** @type {Record<Result['type'], LedgerState[]>} */
const HEARD = {
  filed: ENDED,
  refused: [...ENDED, 'REFUSED', 'RETRYING'],
  unanswered: [...ENDED, 'UNDECIDED', 'REFUSED', 'RETRYING'],
};
const MOST = 200;

export class Results {
  #keep;
  #page;
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /**
   * @param {Keep} keep
   * @param {string} page the page's id: another page's entries, copied with its tab, are not ours
   */
  constructor(keep, page) {
    this.#keep = keep;
    this.#page = page;
    const kept = /** @type {{page: string, entries: Entry[]} | undefined} */ (keep.get('results'));
    if (kept?.page !== page) return;
    for (const entry of kept.entries) this.#entries.set(entry.reference, afterReload(entry));
  }

  /** @param {string} reference the save begins now; a reload from here on leaves it unanswered */
  started(reference) {
    this.#put({ type: 'started', reference });
  }

  /** @param {Result} result */
  ended(result) {
    this.#put(result);
  }

  /** @param {string} reference */
  has(reference) {
    return this.#entries.has(reference);
  }

  /**
   * @param {string} reference
   * @returns {Result | undefined} that it stands, where the bridge has not shown that it knows
   */
  filed(reference) {
    const entry = this.#entries.get(reference);
    return entry?.type === 'filed' ? entry : undefined;
  }

  /** @returns {Result[]} what the bridge has not shown that it knows */
  unheard() {
    return [...this.#entries.values()].filter(isResult);
  }

  /**
   * The bridge told how a ticket stands.
   *
   * @param {{reference: string, state: LedgerState}} ticket
   */
  heard({ reference, state }) {
    const entry = this.#entries.get(reference);
    if (!entry || !isResult(entry) || !HEARD[entry.type].includes(state)) return;
    this.#entries.delete(reference);
    this.#write();
  }

  /** @param {string} reference what is asked anew: how it ended before says nothing now */
  forget(reference) {
    if (this.#entries.delete(reference)) this.#write();
  }

  /** @param {Entry} entry */
  #put(entry) {
    this.#entries.set(entry.reference, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST && oldest) this.#entries.delete(oldest);
    this.#write();
  }

  #write() {
    this.#keep.put('results', { page: this.#page, entries: [...this.#entries.values()] });
  }
}

/**
 * @param {Entry} entry
 * @returns {entry is Result}
 */
function isResult(entry) {
  return entry.type !== 'started';
}

/**
 * A save that was under way when the page was reloaded: nobody hears its answer any more.
 *
 * @param {Entry} entry
 * @returns {Entry}
 */
function afterReload(entry) {
  return isResult(entry) ? entry : { type: 'unanswered', reference: entry.reference };
}

/**
 * Turns the bridge's wall time of "since" into the page's own monotonic time, so that a timer neither
 * jumps with the computer's clock nor shows minutes because the two clocks differ.
 *
 * A message that comes as things happen is young; the smallest age seen is how far the clocks are apart.
 */
export class CallClock {
  #wall;
  #monotonic;
  /** @type {number | undefined} */
  #apart;

  /** @param {{wall: () => number, monotonic: () => number}} clocks in ms */
  constructor({ wall, monotonic }) {
    this.#wall = wall;
    this.#monotonic = monotonic;
  }

  /**
   * @param {string} since ISO 8601, by the bridge's clock
   * @param {boolean} live whether the message came as it happened
   * @returns {number} the same moment by the page's monotonic clock
   */
  startOf(since, live) {
    const age = this.#wall() - Date.parse(since);
    if (Number.isNaN(age)) return this.#monotonic();
    if (live) this.#apart = Math.min(this.#apart ?? age, age);
    return this.#monotonic() - Math.max(0, age - (this.#apart ?? 0));
  }
}

/**
 * @param {number} ms
 * @returns {string} 0:07, 12:34, 1:02:03
 */
export function duration(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (/** @type {number} */ part) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

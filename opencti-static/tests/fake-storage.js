/** sessionStorage as a map; `refuses` makes it throw, as a browser does in a frame of another site. */
export class FakeStorage {
  /** @type {Map<string, string>} */
  values = new Map();
  refuses = false;

  /** @returns {Storage} */
  asStorage() {
    if (this.refuses) throw new DOMException('denied', 'SecurityError');
    return /** @type {any} */ ({
      getItem: (/** @type {string} */ key) => this.values.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => this.values.set(key, value),
      removeItem: (/** @type {string} */ key) => this.values.delete(key),
    });
  }
}

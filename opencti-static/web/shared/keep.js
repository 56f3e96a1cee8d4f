/**
 * Keeps small values for as long as the tab lives, across reloads: in sessionStorage where the
 * browser lets a frame of another site have it, else in memory.
 *
 *     const keep = new Keep(() => window.sessionStorage);
 *     keep.put('token', 'abc');
 */
export class Keep {
  #storage;
  /** @type {Map<string, string>} */
  #memory = new Map();

  /** @param {() => Storage} storage may throw: a browser may refuse it to a frame */
  constructor(storage) {
    this.#storage = storage;
  }

  /**
   * @param {string} key
   * @returns {unknown} what was kept, or undefined
   */
  get(key) {
    const text = this.#read(key);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} key
   * @param {unknown} value undefined forgets it
   */
  put(key, value) {
    const name = `trunkline.${key}`;
    if (value === undefined) {
      this.#memory.delete(name);
      this.#try((storage) => storage.removeItem(name));
      return;
    }
    const text = JSON.stringify(value);
    this.#memory.set(name, text);
    this.#try((storage) => storage.setItem(name, text));
  }

  /** @param {string} key */
  #read(key) {
    const name = `trunkline.${key}`;
    return this.#memory.get(name) ?? this.#try((storage) => storage.getItem(name)) ?? undefined;
  }

  /**
   * @template T
   * @param {(storage: Storage) => T} act
   */
  #try(act) {
    try {
      return act(this.#storage());
    } catch {
      return undefined; // refused or full: the memory holds it
    }
  }
}

/**
 * The page's own id, the same after a reload of this tab, and another in a duplicated tab: that one
 * gets a copy of the storage while its original is still there, and finds the id taken.
 *
 * @param {Keep} keep
 * @param {() => string} newId
 * @param {EventTarget} page hears pagehide and pageshow
 * @returns {string}
 */
export function pageId(keep, newId, page) {
  const kept = keep.get('page');
  const id = typeof kept === 'string' && keep.get('pageTaken') !== true ? kept : newId();
  keep.put('page', id);
  keep.put('pageTaken', true);
  page.addEventListener('pagehide', () => keep.put('pageTaken', undefined));
  page.addEventListener('pageshow', () => keep.put('pageTaken', true));
  return id;
}

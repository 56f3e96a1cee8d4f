/**
 * A value that tells who listens when it changes.
 *
 *     const leads = new Signal(false);
 *     leads.watch((value) => show(value)); // called at once, then on every change
 *     leads.value = true;
 *
 * @template T
 */
export class Signal extends EventTarget {
  /** @type {T} */
  #value;

  /** @param {T} value */
  constructor(value) {
    super();
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  set value(value) {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.dispatchEvent(new Event('change'));
  }

  /** @param {(value: T) => void} listener called now and after each change */
  watch(listener) {
    this.addEventListener('change', () => listener(this.#value));
    listener(this.#value);
  }
}

/**
 * Makes elements. Data reaches the page as text only, never as markup.
 *
 *     el('button', { class: 'slds-button', 'data-test': 'pick' }, icon('call'), name)
 *
 * @typedef {string | Node | undefined | false} Child
 */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | undefined>} [attributes] false and undefined are left out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * A sign beside words, unseen by screen readers. Its picture is a file of SLDS, named in look.css.
 *
 * @param {string} name
 */
export function icon(name) {
  return el('span', { class: `tl-icon tl-icon_${name}`, 'aria-hidden': 'true' });
}

/**
 * The coloured square of a kind of record, as Salesforce shows it.
 *
 * @param {string} object Contact, Lead, Account, Task or Case
 */
export function recordIcon(object) {
  const kind = object.toLowerCase();
  return el('span', { class: `tl-record tl-record_${kind}`, 'aria-hidden': 'true' });
}

/**
 * @param {Element} from
 * @param {string} type
 * @param {unknown} detail
 */
export function tell(from, type, detail) {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
}

/** @type {WeakMap<HTMLElement, string>} what each element shows now */
const keys = new WeakMap();

/**
 * Shows only what changed: the children are made anew when the key differs from the last one, so that
 * focus and selection stay where they are.
 *
 * @param {HTMLElement} element
 * @param {unknown} key
 * @param {() => (Node | string)[]} children
 */
export function renew(element, key, children) {
  const text = JSON.stringify(key);
  if (keys.get(element) === text) return;
  const focused = element.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-test')
    : undefined;
  keys.set(element, text);
  element.replaceChildren(...children());
  if (focused) {
    const again = element.querySelector(`[data-test="${CSS.escape(focused)}"]`);
    if (again instanceof HTMLElement) again.focus();
  }
}

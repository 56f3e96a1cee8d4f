/** Small words for making elements. Data goes in as text and attributes, never as markup. */

/** `make('a', { class: 'x', onclick: go }, 'text', child)`; attributes that are null are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function find(selector) {
  return document.querySelector(selector);
}

/** Says something at the top of the page for a few seconds, as Lightning's toasts do. */
export function toast(kind, text) {
  const note = make('div', { class: 'toast ' + kind, role: 'status', 'data-toast': kind }, text);
  find('#toasts').append(note);
  setTimeout(() => note.remove(), 6000);
}

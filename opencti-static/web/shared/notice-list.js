/**
 * What people should know, each with its remedy. Tells `close-notice` with {key}.
 *
 *     <trunkline-notices></trunkline-notices>
 *     element.show(notices);
 *
 * @typedef {import('./page-state.js').Notice} Notice
 */

import { el, icon, renew, tell } from './dom.js';
import { words } from './words.js';

export class NoticeList extends HTMLElement {
  /** @param {ReadonlyMap<string, Notice>} notices by key */
  show(notices) {
    this.setAttribute('role', 'status');
    this.dataset.test = 'notices';
    renew(this, [...notices], () => [...notices].map(([key, notice]) => this.#notice(key, notice)));
  }

  /** @param {string} key @param {Notice} notice */
  #notice(key, { words: said, tone, closable }) {
    const close = el(
      'button',
      { class: 'tl-quiet', type: 'button', 'aria-label': words.notice.close, title: words.notice.close, 'data-test': 'notice-close' },
      icon('close'),
    );
    close.addEventListener('click', () => tell(this, 'close-notice', { key }));
    return el(
      'div',
      { class: `tl-notice tl-notice_${tone}`, 'data-test': 'notice', 'data-key': key },
      icon(tone),
      el('p', { 'data-test': 'notice-words' }, said),
      closable && close,
    );
  }
}

export function registerNoticeList() {
  customElements.define('trunkline-notices', NoticeList);
}

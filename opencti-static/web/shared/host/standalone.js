/**
 * The driver for a page in a browser tab of its own: it cannot save or show records, the bridge files
 * for it and records are links. Its label is the tab's title.
 *
 * @typedef {import('./host.js').Host} Host
 */

import { words } from '../words.js';

/**
 * @param {{title: string}} page the document
 * @returns {Host}
 */
export function standalone(page) {
  const title = page.title;
  return {
    kind: 'STANDALONE',
    saves: false,
    pops: false,
    saveLog: async () => ({
      refused: { code: 'STANDALONE', words: words.host.cannotSave },
    }),
    screenPop: async () => ({ ok: false, words: words.host.cannotShow }),
    search: async () => ({ words: words.host.cannotSearch }),
    setVisible: async () => ({ ok: true }),
    setLabel: async (text) => {
      page.title = text || title;
      return { ok: true };
    },
    clickToDial: async () => ({ ok: true }),
    onClickToDial: () => {},
  };
}

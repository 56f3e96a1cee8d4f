import { words } from './words.js';

/**
 * The caller as people name them.
 *
 * @param {Pick<import('./protocol.js').Card, 'name' | 'number'>} card
 * @returns {string}
 */
export function who({ name, number }) {
  return name || number || words.call.withheld;
}

/**
 * Reads Salesforce's code and words out of the errors of an Open CTI reply: a list of {code,
 * description, details}, where saveLog's details hold errors and fieldErrors keyed by field, in
 * shapes that differ between versions.
 *
 * @typedef {{code: string, words: string}} Refusal the details' code where they have one
 */

import { words } from '../words.js';

const DEPTH = 6;

/**
 * @param {unknown} errors
 * @returns {Refusal}
 */
export function refusal(errors) {
  const first = /** @type {any} */ (Array.isArray(errors) ? errors[0] : errors) ?? {};
  const details = findings(first.details, DEPTH);
  const said = [...new Set(details.map((finding) => finding.words))].join(' ');
  return {
    code: details.find((finding) => finding.code)?.code ?? first.code ?? 'UNKNOWN',
    words: said || text(first.description) || text(first) || words.host.noReason,
  };
}

/**
 * @param {unknown} value
 * @param {number} depth
 * @returns {{code: string | undefined, words: string}[]} each error with a message, in order
 */
function findings(value, depth) {
  if (depth === 0) return [];
  if (typeof value === 'string') return value ? [{ code: undefined, words: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  const error = /** @type {Record<string, unknown>} */ (value);
  if (typeof error.message === 'string') {
    const code = text(error.errorCode) || text(error.statusCode) || text(error.code) || undefined;
    return [{ code, words: error.message }];
  }
  return Object.values(error)
    .filter((part) => typeof part === 'object')
    .flatMap((part) => findings(part, depth - 1));
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value : '';
}

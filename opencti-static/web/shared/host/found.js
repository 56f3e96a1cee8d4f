/**
 * Looks for records with the agent's own eyes, by Open CTI's searchAndScreenPop with `deferred`: it
 * tells and does not show.
 *
 * It looks where the agent's softphone layout for the call's type says, and answers with a map keyed by
 * record id of the fields that the layout shows, of several records with one field each; beside them
 * stands SCREEN_POP_DATA. The kind of record stands in RecordType or object, the id maybe only in the key.
 *
 * @typedef {import('./host.js').Sought} Sought
 * @typedef {import('../protocol.js').Found} Found
 * @typedef {(method: string, args: object) => Promise<{value: any} | {words: string}>} Ask
 */

const MOST = 20;
const MOST_TEXTS = 4;
const LONGEST_NAME = 80;
const LONGEST_TEXT = 60;
const FEWEST_DIGITS = 7;
const NO_NUMBERS = new Set([
  'Id', 'RecordType', 'object', 'LastModifiedDate', 'AccountId', 'PersonContactId', 'IsPersonAccount',
]);

/**
 * @param {Ask} ask
 * @param {string[]} terms each searched by itself
 * @param {string} callType inbound or outbound
 * @param {string} origin the org's
 * @returns {Promise<Sought>}
 */
export async function lookFor(ask, terms, callType, origin) {
  const [layout, ...answers] = await Promise.all([
    ask('getSoftphoneLayout', {}),
    ...terms.map((term) => ask('searchAndScreenPop', { searchParams: term, callType, deferred: true })),
  ]);
  const trouble = answers.find((answer) => 'words' in answer);
  const found = records(answers.flatMap((answer) => ('value' in answer ? [answer.value] : [])));
  if (trouble && 'words' in trouble && found.length === 0) return { words: trouble.words };
  const objects = trouble || !('value' in layout) ? [] : searched(layout.value, callType);
  return { origin, objects, found };
}

/**
 * @param {any} layout
 * @param {string} callType
 * @returns {string[]} the kinds of records that the layout names for calls of this type
 */
function searched(layout, callType) {
  const part = Object.entries(layout ?? {}).find(([name]) => name.toLowerCase() === callType)?.[1];
  return Object.keys(part?.objects ?? {});
}

/**
 * @param {any[]} answers
 * @returns {Found[]} each record once, with what is shown of it in all answers
 */
function records(answers) {
  /** @type {Map<string, Found>} */
  const byId = new Map();
  for (const answer of answers) {
    for (const [id, fields] of Object.entries(answer ?? {})) {
      if (id === 'SCREEN_POP_DATA' || typeof fields !== 'object' || fields === null) continue;
      const known = byId.get(id);
      const texts = [...new Set([...(known?.texts ?? []), ...numbers(fields)])].slice(0, MOST_TEXTS);
      const contactId = text(fields.PersonContactId) || undefined;
      byId.set(id, { id, name: known?.name || name(fields), ...(contactId && { contactId }), texts });
    }
  }
  return [...byId.values()].slice(0, MOST);
}

/** @param {any} fields @returns {string} */
function name(fields) {
  return (text(fields.Name) || text(fields.displayName)).slice(0, LONGEST_NAME);
}

/** @param {any} fields @returns {string[]} the values that may hold a number */
function numbers(fields) {
  return Object.entries(fields)
    .filter(([key]) => !NO_NUMBERS.has(key))
    .map(([, value]) => String(value ?? '').slice(0, LONGEST_TEXT))
    .filter((value) => value.replace(/\D/g, '').length >= FEWEST_DIGITS);
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value : '';
}

/**
 * Looks for records with the agent's own eyes, by Open CTI's searchAndScreenPop with `deferred`: it
 * tells and does not show.
 *
 * It looks where the agent's softphone layout for the call's type says, and answers with a map keyed by
 * record id of the fields that the layout shows; beside them stands SCREEN_POP_DATA. An object without
 * fields in the layout is not looked at. Of several records there may be one field each: so it is in
 * Salesforce Classic. An id tells by its first three characters what it is.
 *
 * @typedef {import('./host.js').Sought} Sought
 * @typedef {import('../protocol.js').Found} Found
 * @typedef {(method: string, args: object) => Promise<{value: any} | {words: string}>} Ask
 */

const MOST = 20;
/** What the bridge takes in one message, less what stands around the records. */
const MOST_BYTES = 12_000;
const MOST_TEXTS = 4;
const LONGEST_NAME = 80;
const LONGEST_TEXT = 60;
const FEWEST_DIGITS = 7;
/** Contact, Lead, Account. */
const CUSTOMER = /^(003|00Q|001)/;
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
  const all = records(answers.flatMap((answer) => ('value' in answer ? [answer.value] : [])));
  if (trouble && 'words' in trouble && all.length === 0) return { words: trouble.words };
  const found = few(all);
  const isWhole = !trouble && found.length === all.length && 'value' in layout;
  return { origin, objects: isWhole ? searched(layout.value, callType) : [], found };
}

/**
 * @param {any} layout
 * @param {string} callType
 * @returns {string[]} the kinds of records that are looked at for calls of this type
 */
function searched(layout, callType) {
  const part = Object.entries(layout ?? {}).find(([name]) => name.toLowerCase() === callType)?.[1];
  return Object.entries(part?.objects ?? {})
    .filter(([, fields]) => Array.isArray(fields) && fields.length > 0)
    .map(([object]) => object);
}

/** @param {Found[]} found @returns {Found[]} as many as one message holds */
function few(found) {
  let bytes = 0;
  return found.slice(0, MOST).filter((record) => {
    bytes += new TextEncoder().encode(JSON.stringify(record)).length;
    return bytes <= MOST_BYTES;
  });
}

/**
 * @param {any[]} answers
 * @returns {Found[]} each customer once, with what is shown of it in all answers
 */
function records(answers) {
  /** @type {Map<string, Found>} */
  const byId = new Map();
  for (const answer of answers) {
    for (const [id, fields] of Object.entries(answer ?? {})) {
      if (!CUSTOMER.test(id) || typeof fields !== 'object' || fields === null) continue;
      const known = byId.get(id);
      const texts = [...new Set([...(known?.texts ?? []), ...numbers(fields)])].slice(0, MOST_TEXTS);
      const contactId = text(fields.PersonContactId) || undefined;
      byId.set(id, { id, name: known?.name || name(fields), ...(contactId && { contactId }), texts });
    }
  }
  return [...byId.values()];
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

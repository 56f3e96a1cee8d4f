/**
 * Says whether Salesforce's library can work in this page, before it is loaded: it throws where nobody
 * can catch it, and leaves a library behind that looks whole and is dead.
 *
 * Rules of the library (versions 55 and newer): the parameters `sfdcIframeOrigin` (lower-case f) and
 * a `mode`, each once; an origin without path on one of Salesforce's hosts, with the page's own scheme.
 * The bridge then says whether the origin is an org's of ours: any customer's page ends in .force.com.
 *
 * @typedef {{origin: string} | {outside: true} | {missing: string}} Readiness `outside`: the page
 *     stands in no frame of Salesforce; `missing`: it does, and this is why nothing works
 */

import { words } from '../words.js';

const SALESFORCE = new RegExp(
  '^https?://[\\w.-]+\\.(force\\.com|visualforce\\.com|my-visualforce\\.com|my-lightning\\.com' +
    '|salesforce\\.com|my-salesforce\\.com|salesforce\\.(mil|ms)|crmforce\\.(mil|ms))(:\\d+)?$',
);
/** A test org on this machine; only where the bridge lists it. */
const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/;

/**
 * @param {{search: string, protocol: string}} location
 * @param {{fetch?: typeof fetch}} [options] given in tests
 * @returns {Promise<Readiness>}
 */
export async function readyToLoad(location, { fetch = globalThis.fetch.bind(globalThis) } = {}) {
  const parameters = new URLSearchParams(location.search);
  const origins = parameters.getAll('sfdcIframeOrigin');
  const [origin] = origins;
  if (!origin) return { outside: true };
  if (origins.length > 1) return { missing: words.host.twice('sfdcIframeOrigin') };
  const modes = parameters.getAll('mode');
  if (modes.length !== 1 || !modes[0]) return { missing: words.host.noMode };
  if (!SALESFORCE.test(origin) && !LOCAL.test(origin)) return { missing: words.host.notAnOrigin(origin) };
  if (!origin.startsWith(`${location.protocol}//`)) return { missing: words.host.scheme(origin) };
  return allowed(origin, fetch);
}

/**
 * @param {string} origin
 * @param {typeof fetch} fetch
 * @returns {Promise<Readiness>}
 */
async function allowed(origin, fetch) {
  try {
    const response = await fetch(`/page/host?origin=${encodeURIComponent(origin)}`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    });
    const answer = await response.json();
    if (response.ok && answer.allowed === true) return { origin };
    return { missing: answer.remedy ?? words.host.notListed(origin) };
  } catch {
    return { missing: words.host.unknown(origin) };
  }
}

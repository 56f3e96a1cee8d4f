/**
 * Chooses the driver for where the page stands: Lightning when Salesforce's library can work here,
 * else the page goes on by itself and says why.
 *
 * @typedef {import('./host.js').Host} Host
 */

import { words } from '../words.js';
import { openCti } from './opencti.js';
import { readyToLoad } from './ready-to-load.js';
import { standalone } from './standalone.js';

/**
 * @param {{location: Location, document: Document}} page
 * @returns {Promise<{host: Host, notice?: string}>}
 */
export async function chooseHost({ location, document }) {
  const readiness = await readyToLoad(location);
  if ('missing' in readiness) return { host: standalone(document), notice: readiness.missing };
  if ('outside' in readiness) return { host: standalone(document) };
  const host = await openCti(readiness.origin);
  if (host) return { host };
  return { host: standalone(document), notice: words.host.notLoaded(readiness.origin) };
}

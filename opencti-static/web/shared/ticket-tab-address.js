/**
 * Where the waiting tab of a ticket lives, for who opens it and for the tab itself.
 *
 * @param {string} reference
 */
export function ticketTabAddress(reference) {
  return `/desktop/ticket.html?reference=${encodeURIComponent(reference)}`;
}

/**
 * A record's address as the bridge gave it; anything but a web address is none.
 *
 * @param {string | undefined} url
 * @returns {string | undefined}
 */
export function recordAddress(url) {
  if (!url) return undefined;
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

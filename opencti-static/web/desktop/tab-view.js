/**
 * What the waiting tab says of a ticket. Pure.
 *
 * @typedef {import('../shared/ticket-tabs.js').ToTab} ToTab
 * @typedef {{title: string, subject: string, words: string, tone: 'waiting' | 'success' | 'trouble',
 *   goes: boolean}} TabView `goes`: the tab goes on to the record now
 */

import { recordAddress } from '../shared/ticket-tab-address.js';
import { words } from '../shared/words.js';

const THERE = ['FILED', 'COMPLETED', 'DOUBLED'];
const TROUBLE = ['REFUSED', 'RETRYING', 'UNDECIDED', 'DISCARDED'];

/**
 * @param {Pick<ToTab, 'ticket' | 'denied'>} stands
 * @returns {TabView}
 */
export function tabView({ ticket, denied }) {
  const subject = ticket?.subject ?? '';
  if (ticket && THERE.includes(ticket.state) && recordAddress(ticket.url))
    return { title: words.tab.opening, subject, words: '', tone: 'success', goes: true };
  if (denied) return { title: words.tab.title, subject, words: denied, tone: 'trouble', goes: false };
  if (!ticket) return { title: words.tab.waiting, subject, words: '', tone: 'waiting', goes: false };
  return {
    title: words.ticket.state[ticket.state] ?? words.tab.waiting,
    subject,
    words: ticket.words ?? '',
    tone: TROUBLE.includes(ticket.state) ? 'trouble' : 'waiting',
    goes: false,
  };
}

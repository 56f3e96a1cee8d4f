package io.trunkline.core.recording;

import java.util.List;

/**
 * Who can read a ticket in Salesforce, asked in that person's own session. Only a person who signed
 * in with Salesforce has one; for all others the answer is no.
 */
public interface TicketReaders {
  /** Whether this person's own session reads one of these tickets; may take a few seconds. */
  boolean mayRead(Hearer hearer, List<Recordings.Ticket> tickets);
}

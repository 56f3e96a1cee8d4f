package io.trunkline.core.recording;

import io.trunkline.core.access.Login;
import java.util.List;
import java.util.Optional;

/**
 * Who can read a ticket in Salesforce, asked in that person's own session. Only a person who signed
 * in with Salesforce has one; for all others the answer is no.
 */
public interface TicketReaders {
  /** Whether this person's own session reads one of these tickets; may take a few seconds. */
  boolean mayRead(Hearer hearer, List<Recordings.Ticket> tickets);

  /** The guest of this id, while there is a session to ask in; see {@link GuestSignIn}. */
  default Optional<Login> guest(String id) {
    return Optional.empty();
  }
}

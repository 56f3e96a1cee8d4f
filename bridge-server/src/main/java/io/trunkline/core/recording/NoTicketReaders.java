package io.trunkline.core.recording;

import java.util.List;

/** Where nobody signs in with Salesforce, nobody has a session to ask with. */
public final class NoTicketReaders implements TicketReaders {
  @Override
  public boolean mayRead(Hearer hearer, List<Recordings.Ticket> tickets) {
    return false;
  }
}

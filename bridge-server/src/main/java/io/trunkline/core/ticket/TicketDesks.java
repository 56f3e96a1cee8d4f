package io.trunkline.core.ticket;

import java.util.Optional;

/** The desks of all accounts that can sign in. */
public interface TicketDesks {
  /** The account's desk; empty for an account without credentials, whose pages alone write. */
  Optional<TicketDesk> at(Account account);
}

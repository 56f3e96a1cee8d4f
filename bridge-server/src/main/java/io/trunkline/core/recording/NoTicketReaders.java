package io.trunkline.core.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where nobody signs in with Salesforce, nobody has a session to ask with. */
public final class NoTicketReaders implements TicketReaders, GuestSignIn {
  @Override
  public boolean mayRead(Hearer hearer, List<Recordings.Ticket> tickets) {
    return false;
  }

  @Override
  public List<Org> orgs() {
    return List.of();
  }

  @Override
  public Optional<String> begin(String accountId, String reference) {
    return Optional.empty();
  }

  @Override
  public CompletableFuture<Guest> arrived(Map<String, String> answer) {
    return CompletableFuture.failedFuture(
        new IllegalStateException("Nobody signs in with Salesforce here."));
  }
}

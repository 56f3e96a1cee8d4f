package io.trunkline.core.flow;

import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Match;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one search for a call's customer: how far it is, what it found. Flow thread only. */
final class CustomerSearch {
  private final CompletableFuture<Void> answered = new CompletableFuture<>();
  private ToPage.Matches.Search state = ToPage.Matches.Search.RUNNING;
  private List<Match> matches = List.of();
  private @Nullable Match linked;
  private @Nullable CompletableFuture<Optional<Match>> creation;

  /** A search that is not made. */
  static CustomerSearch none() {
    CustomerSearch search = new CustomerSearch();
    search.answer(ToPage.Matches.Search.NONE, List.of());
    return search;
  }

  /** A search that need not be made: the agent has said who it is. */
  static CustomerSearch known(Match match) {
    CustomerSearch search = new CustomerSearch();
    search.answer(ToPage.Matches.Search.DONE, List.of(match));
    return search;
  }

  /** The org answered, or could not; a single match is the customer. */
  void answer(ToPage.Matches.Search how, List<Match> found) {
    state = how;
    matches = List.copyOf(found);
    linked = found.size() == 1 ? found.get(0) : null;
    answered.complete(null);
  }

  /** The creation of the customer, begun once however many tickets want it. */
  CompletableFuture<Optional<Match>> createOnce(
      Supplier<CompletableFuture<Optional<Match>>> create) {
    if (creation == null) {
      creation = create.get();
    }
    return creation;
  }

  /** The customer was made because none was found. */
  void created(Match match) {
    matches = List.of(match);
    linked = match;
  }

  /** The agent says who it is; false for a record that was not found. */
  boolean pick(String recordId) {
    for (Match match : matches) {
      if (match.id().equals(recordId)) {
        linked = match;
        return true;
      }
    }
    return false;
  }

  /** Completes on the flow's thread once the org has answered, or could not. */
  CompletableFuture<Void> answered() {
    return answered;
  }

  /** Whether it was answered, and there is no such customer. */
  boolean foundNobody() {
    return state == ToPage.Matches.Search.DONE && matches.isEmpty();
  }

  /** Who the customer is, once known. */
  Optional<Match> linked() {
    return Optional.ofNullable(linked);
  }

  /** The same for pages. */
  ToPage.Matches message(String call) {
    return new ToPage.Matches(call, state, matches, linked == null ? null : linked.id());
  }
}

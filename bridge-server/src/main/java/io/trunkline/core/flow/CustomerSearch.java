package io.trunkline.core.flow;

import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The search for a call's customer in some places: how far it is, what it found. Flow thread only.
 */
final class CustomerSearch {
  /** An agent who keeps clicking costs the org no request each time. */
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Set<Ticketing> served = new HashSet<>();
  private CompletableFuture<Void> answered = new CompletableFuture<>();
  private ToPage.Matches.Search state = ToPage.Matches.Search.RUNNING;
  private boolean made;
  private Instant askedAt = Instant.MIN;
  private List<Match> matches = List.of();
  private @Nullable Match linked;
  private @Nullable CompletableFuture<Optional<Match>> creation;

  /** A search that need not be made: it is known who it is. */
  static CustomerSearch known(Match match) {
    CustomerSearch search = new CustomerSearch();
    search.answer(ToPage.Matches.Search.DONE, List.of(match));
    search.linked = match;
    return search;
  }

  /** A search that is not made. */
  static CustomerSearch none() {
    CustomerSearch search = new CustomerSearch();
    search.answer(ToPage.Matches.Search.NONE, List.of());
    return search;
  }

  /**
   * The org answered, or could not; a single match whose number was compared is the customer, or
   * whom the agent picked.
   */
  void answer(ToPage.Matches.Search how, List<Match> found) {
    state = how;
    matches = List.copyOf(found);
    Match before = linked;
    boolean stays = before != null && found.contains(before);
    boolean isClear = found.size() == 1 && found.get(0).isSure();
    linked = isClear ? found.get(0) : stays ? before : null;
    answered.complete(null);
  }

  /** This configuration's tickets in this account take what is found. */
  void isFor(String accountId, String configurationId) {
    served.add(new Ticketing(accountId, configurationId));
  }

  /** Whether this configuration's tickets in this account take what is found. */
  boolean serves(String accountId, String configurationId) {
    return served.contains(new Ticketing(accountId, configurationId));
  }

  /** The org is asked now. */
  void asked(Instant now) {
    made = true;
    state = ToPage.Matches.Search.RUNNING;
    askedAt = now;
    answered = answered.isDone() ? new CompletableFuture<>() : answered;
  }

  /** Whether the org could not be asked, or not for all that was to be done. */
  boolean wasInVain() {
    return made
        && (state == ToPage.Matches.Search.FAILED || state == ToPage.Matches.Search.RESTING);
  }

  /** The org was away when the customer was to be created: all of it is to be done again. */
  void brokeOff() {
    state = ToPage.Matches.Search.FAILED;
    creation = null;
  }

  /** Whether it may be made again: it was made, answered, and not made a moment ago. */
  boolean mayBeMadeAgain(Instant now) {
    return made && state != ToPage.Matches.Search.RUNNING && !now.isBefore(askedAt.plus(BETWEEN));
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

  /**
   * Completes on the flow's thread once the org has answered what it was asked last, or could not.
   */
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

  /**
   * Of several searches of a call the one whose answer people should see: where they must pick,
   * else one that found somebody, else one that runs, else the first.
   */
  static Optional<CustomerSearch> toShow(List<CustomerSearch> searches) {
    return searches.stream().min(Comparator.comparingInt(CustomerSearch::urgency));
  }

  private int urgency() {
    if (!matches.isEmpty() && linked == null) {
      return 0;
    }
    if (!matches.isEmpty()) {
      return matches.size() > 1 ? 1 : 2;
    }
    return state == ToPage.Matches.Search.RUNNING ? 3 : 4;
  }

  /** The same for pages. */
  ToPage.Matches message(String call) {
    return new ToPage.Matches(call, state, matches, linked == null ? null : linked.id());
  }

  private record Ticketing(String accountId, String configurationId) {}
}

package io.trunkline.core.flow;

import io.trunkline.core.dial.CustomerNumber;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the customer of a call: at most one search per call, account and number, kept for the call.
 * What was created for a number is remembered for a day and used before any search, because search
 * indexes lag by minutes. Flow thread only.
 */
final class Customers {
  private static final Logger log = LoggerFactory.getLogger(Customers.class);
  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final int MOST_REMEMBERED = 10_000;

  private final TicketDesks desks;
  private final FlowTime time;
  private final Consumer<LiveCall> news;
  private final Map<String, Created> createdByNumber = new LinkedHashMap<>();

  /**
   * Has searched for nobody yet.
   *
   * @param news hears of every call whose search was answered or whose customer is known
   */
  Customers(TicketDesks desks, FlowTime time, Consumer<LiveCall> news) {
    this.desks = desks;
    this.time = time;
    this.news = news;
  }

  /** The search for this call's customer in this account; begun when there was none. */
  CustomerSearch search(LiveCall call, Account account, SearchSettings settings) {
    return call.searches()
        .computeIfAbsent(key(account, call.number()), key -> begin(call, account, settings));
  }

  private CustomerSearch begin(LiveCall call, Account account, SearchSettings settings) {
    Match clicked = clicked(call, account);
    if (clicked != null) {
      return CustomerSearch.known(clicked);
    }
    CustomerNumber number = call.number();
    TicketDesk desk = desks.at(account).orElse(null);
    if (desk == null || !number.searchable() || account.onlyWhatAgentsMaySee()) {
      return CustomerSearch.none();
    }
    Match created = remembered(key(account, number));
    if (created != null) {
      return CustomerSearch.known(created);
    }
    CustomerSearch search = new CustomerSearch();
    time.whenAnswered(
        desk.find(settings, number.text(), call.country()),
        (found, failure) -> answered(call, search, found, failure));
    return search;
  }

  /** The record that the agent clicked, if it is one of this account's org. */
  private static @Nullable Match clicked(LiveCall call, Account account) {
    return call.clicked()
        .filter(clicked -> account.origins().contains(clicked.origin()))
        .map(ClickedRecord::match)
        .orElse(null);
  }

  private void answered(
      LiveCall call,
      CustomerSearch search,
      @Nullable List<Match> found,
      @Nullable Throwable failure) {
    if (found == null) {
      log.warn(
          "call={} stage=search outcome=FAILED reason={}",
          call.id(),
          failure == null ? "" : failure.getMessage());
      search.answer(ToPage.Matches.Search.FAILED, List.of());
    } else {
      log.info("call={} stage=search outcome=DONE matches={}", call.id(), found.size());
      search.answer(ToPage.Matches.Search.DONE, found);
    }
    news.accept(call);
  }

  /**
   * Who the customer is, after waiting a little for the search; where nobody was found and the
   * configuration says so, and somebody answered, the customer is created.
   */
  CompletableFuture<Optional<Match>> link(
      LiveCall call, Account account, SearchSettings settings, boolean answered) {
    CustomerSearch search = search(call, account, settings);
    CompletableFuture<Void> waited = new CompletableFuture<>();
    time.whenAnswered(search.answered(), (done, failure) -> waited.complete(null));
    if (!waited.isDone()) {
      time.after(time.settings().searchWait(), () -> waited.complete(null));
    }
    return waited.thenCompose(
        done ->
            search.foundNobody() && answered && settings.create() != SearchSettings.Create.NOTHING
                ? search.createOnce(() -> create(call, account, settings, search))
                : CompletableFuture.completedFuture(search.linked()));
  }

  private CompletableFuture<Optional<Match>> create(
      LiveCall call, Account account, SearchSettings settings, CustomerSearch search) {
    TicketDesk desk = desks.at(account).orElse(null);
    if (desk == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return desk.create(settings.create(), call.number().text())
        .handleAsync(
            (match, failure) -> created(call, account, search, match, failure), time.thread());
  }

  private Optional<Match> created(
      LiveCall call,
      Account account,
      CustomerSearch search,
      @Nullable Match match,
      @Nullable Throwable failure) {
    if (match == null) {
      log.warn(
          "call={} stage=create-customer outcome=REFUSED reason={}",
          call.id(),
          failure == null ? "" : failure.getMessage());
      return Optional.empty();
    }
    search.created(match);
    remember(key(account, call.number()), match);
    news.accept(call);
    return Optional.of(match);
  }

  private void remember(String key, Match match) {
    createdByNumber.remove(key);
    createdByNumber.put(key, new Created(match, time.now().plus(REMEMBERED)));
    if (createdByNumber.size() > MOST_REMEMBERED) {
      createdByNumber.remove(createdByNumber.keySet().iterator().next());
    }
  }

  private @Nullable Match remembered(String key) {
    Created created = createdByNumber.get(key);
    return created == null || created.until().isBefore(time.now()) ? null : created.match();
  }

  private static String key(Account account, CustomerNumber number) {
    return account.id() + " " + number.text();
  }

  private record Created(Match match, Instant until) {}
}

package io.trunkline.core.flow;

import io.trunkline.core.dial.CustomerNumber;
import io.trunkline.core.flow.CreatedCustomers.Created;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the customer of a call: at most one search per call, org and number, kept for the call and
 * shared by all agents, passages and accounts of that org; only an agent's wish makes it again.
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
  private final CreatedCustomers kept;
  private final Map<String, Created> createdByNumber = new LinkedHashMap<>();

  /**
   * Has searched for nobody yet.
   *
   * @param kept where what was created outlives a restart
   * @param news hears of every call whose search was answered or whose customer is known
   */
  Customers(TicketDesks desks, CreatedCustomers kept, FlowTime time, Consumer<LiveCall> news) {
    this.desks = desks;
    this.kept = kept;
    this.time = time;
    this.news = news;
  }

  /** The search for this call's customer in this account; begun when there was none. */
  CustomerSearch search(LiveCall call, Account account, SearchSettings settings) {
    CustomerSearch search =
        call.searches()
            .computeIfAbsent(key(account, call.number()), key -> begin(call, account, settings));
    search.isFor(account.id());
    return search;
  }

  /** An agent wants the customer looked for again: somebody may have entered him meanwhile. */
  void again(LiveCall call) {
    for (CustomerSearch search : call.searches().values()) {
      if (search.again(time.now())) {
        news.accept(call);
      }
    }
  }

  /** What an earlier run of the bridge created; to be called before anything is searched. */
  void takeIn(List<Created> created) {
    created.forEach(this::remember);
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
    search.asks(
        () ->
            time.whenAnswered(
                desk.find(settings, number.text(), call.country()),
                (found, failure) -> answered(call, search, found, failure)),
        time.now());
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
    if (failure instanceof TicketDesk.LookUpsRest) {
      log.info("call={} stage=search outcome=RESTING", call.id());
      search.answer(ToPage.Matches.Search.RESTING, List.of());
    } else if (found == null) {
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
    Created made =
        new Created(org(account), call.number().text(), match, time.now().plus(REMEMBERED));
    remember(made);
    time.whenAnswered(
        kept.keep(made, time.now()),
        (done, unwritten) -> {
          if (unwritten != null) {
            log.warn("call={} stage=create-customer outcome=not-kept", call.id(), unwritten);
          }
        });
    news.accept(call);
    return Optional.of(match);
  }

  private void remember(Created made) {
    String key = made.org() + " " + made.number();
    createdByNumber.remove(key);
    createdByNumber.put(key, made);
    if (createdByNumber.size() > MOST_REMEMBERED) {
      createdByNumber.remove(createdByNumber.keySet().iterator().next());
    }
  }

  private @Nullable Match remembered(String key) {
    Created created = createdByNumber.get(key);
    return created == null || created.until().isBefore(time.now()) ? null : created.match();
  }

  private static String key(Account account, CustomerNumber number) {
    return org(account) + " " + number.text();
  }

  /**
   * Accounts of one org share what is found; one that may show nothing of it has nothing to share.
   */
  private static String org(Account account) {
    return account.onlyWhatAgentsMaySee() || account.signIn() == Account.SignIn.NONE
        ? account.id()
        : account.uri().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
  }
}

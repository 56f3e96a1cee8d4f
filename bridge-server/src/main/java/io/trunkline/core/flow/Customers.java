package io.trunkline.core.flow;

import static java.util.concurrent.CompletableFuture.failedFuture;

import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.CustomerNumber;
import io.trunkline.core.flow.CreatedCustomers.Created;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import io.trunkline.core.ticket.TicketParties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the customer of a call. What is found is kept for the call and shared by all agents and
 * passages, per number, eyes (the Salesforce user who looks) and places (modules and additional
 * fields): a configuration gets only what it looks for itself. All the places that the call's
 * triggers are likely to want are one request; a place wanted later costs one more, and an agent's
 * wish asks again. Where the org could not be asked, a ticket asks again when its turn comes.
 *
 * <p>A customer is created once per org and number, however many calls want it. What was created is
 * remembered for a day and used before any search, because search indexes lag by minutes. Flow
 * thread only.
 */
final class Customers {
  private static final Logger log = LoggerFactory.getLogger(Customers.class);
  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final int MOST_REMEMBERED = 10_000;

  private final TicketDesks desks;
  private final PageSearches pages;
  private final FlowTime time;
  private final Consumer<LiveCall> news;
  private final CreatedCustomers kept;
  private final Map<String, Created> createdByNumber = new LinkedHashMap<>();
  private final Map<String, CompletableFuture<Optional<Match>>> creationByNumber = new HashMap<>();

  /**
   * Has searched for nobody yet.
   *
   * @param pages the agents' own pages, which look where only the agent's eyes count
   * @param kept where what was created outlives a restart
   * @param news hears of every call whose search was answered or whose customer is known
   */
  Customers(
      TicketDesks desks,
      PageSearches pages,
      CreatedCustomers kept,
      FlowTime time,
      Consumer<LiveCall> news) {
    this.desks = desks;
    this.pages = pages;
    this.kept = kept;
    this.time = time;
    this.news = news;
  }

  /** Looks for this call's customer in all these ways, where that was not begun before. */
  void search(LiveCall call, List<CustomerWish> wishes) {
    IdentityHashMap<LookUp, List<SearchSettings>> unasked = new IdentityHashMap<>();
    for (CustomerWish wish : wishes) {
      LookUp lookUp = lookUp(call, wish);
      SearchSettings where = wish.settings().where();
      if (!lookUp.searches().containsKey(where)) {
        Optional<CustomerSearch> known = unasked(call, wish);
        lookUp.searches().put(where, known.orElseGet(CustomerSearch::new));
        if (known.isEmpty()) {
          unasked.computeIfAbsent(lookUp, same -> new ArrayList<>()).add(where);
        }
      }
      lookUp.at(where).isFor(wish.account().id(), wish.configurationId());
    }
    unasked.forEach((lookUp, places) -> ask(call, lookUp, places));
  }

  private CustomerSearch search(LiveCall call, CustomerWish wish) {
    search(call, List.of(wish));
    return lookUp(call, wish).at(wish.settings().where());
  }

  /**
   * The same for a ticket whose turn it is: where the org could not be asked, it is asked again.
   */
  private CustomerSearch searchForTicket(LiveCall call, CustomerWish wish) {
    CustomerSearch search = search(call, wish);
    if (search.wasInVain()) {
      ask(call, lookUp(call, wish), List.of(wish.settings().where()));
    }
    return search;
  }

  private static LookUp lookUp(LiveCall call, CustomerWish wish) {
    return call.lookUps()
        .computeIfAbsent(
            wish.eyes() + " " + call.number().text(), key -> new LookUp(wish, call.number()));
  }

  /** An agent wants the customer looked for again: somebody may have entered him meanwhile. */
  void again(LiveCall call, String agentId) {
    anew(call, lookUp -> lookUp.isFor(agentId), search -> search.mayBeMadeAgain(time.now()));
  }

  /** A page of this agent has come that can look: what no page could be asked for is asked. */
  void pageCame(LiveCall call, String agentId) {
    anew(call, lookUp -> lookUp.inPage() && lookUp.isFor(agentId), CustomerSearch::wasInVain);
  }

  private void anew(LiveCall call, Predicate<LookUp> whose, Predicate<CustomerSearch> which) {
    for (LookUp lookUp : call.lookUps().values()) {
      List<SearchSettings> places =
          lookUp.searches().entrySet().stream()
              .filter(entry -> whose.test(lookUp) && which.test(entry.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (!places.isEmpty()) {
        ask(call, lookUp, places);
        news.accept(call);
      }
    }
  }

  /** What an earlier run of the bridge created; to be called before anything is searched. */
  void takeIn(List<Created> created) {
    created.forEach(this::remember);
  }

  /** The search that need not or must not be made; empty where the org is to be asked. */
  private Optional<CustomerSearch> unasked(LiveCall call, CustomerWish wish) {
    Match clicked = clicked(call, wish.account());
    if (clicked != null) {
      return Optional.of(CustomerSearch.known(clicked));
    }
    boolean canLook = wish.account().looksInPages() || desks.at(wish.account()).isPresent();
    if (!call.number().searchable() || !canLook || wish.isBlind()) {
      return Optional.of(CustomerSearch.none());
    }
    if (wish.looker() != null) {
      // whom a colleague was given for a stranger may be this agent's own customer
      return Optional.empty();
    }
    return remembered(key(wish, call.number()))
        .filter(created -> wish.settings().suits(created.object()))
        .map(CustomerSearch::known);
  }

  private void ask(LiveCall call, LookUp lookUp, List<SearchSettings> places) {
    places.forEach(where -> lookUp.at(where).asked(time.now()));
    time.whenAnswered(
        lookUp.inPage()
            ? pages.find(call, lookUp, Set.copyOf(places))
            : desks
                .at(lookUp.account())
                .map(desk -> find(desk, lookUp, Set.copyOf(places), call.country()))
                .orElseGet(() -> failedFuture(new TicketDesk.DeskException("No credentials."))),
        (found, failure) -> answered(call, lookUp, places, found, failure));
  }

  private static CompletableFuture<Map<SearchSettings, List<Match>>> find(
      TicketDesk desk, LookUp lookUp, Set<SearchSettings> places, String country) {
    String number = lookUp.number().text();
    return lookUp.looker() == null
        ? desk.find(places, number, country)
        : desk.findAs(lookUp.looker().salesforceName(), places, number, country);
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
      LookUp lookUp,
      List<SearchSettings> places,
      @Nullable Map<SearchSettings, List<Match>> found,
      @Nullable Throwable failure) {
    ToPage.Matches.Search how = outcome(found, failure);
    if (how == ToPage.Matches.Search.FAILED) {
      log.warn(
          "call={} stage=search outcome=FAILED reason={}",
          call.id(),
          failure == null ? "" : failure.getMessage());
    } else {
      int matches = found == null ? 0 : found.values().stream().mapToInt(List::size).sum();
      log.info("call={} stage=search outcome={} matches={}", call.id(), how, matches);
    }
    for (SearchSettings where : places) {
      List<Match> matches = found == null ? null : found.get(where);
      boolean isUnknown = found != null && matches == null;
      lookUp
          .at(where)
          .answer(
              isUnknown ? ToPage.Matches.Search.FAILED : how,
              matches == null ? List.of() : matches);
    }
    news.accept(call);
  }

  private static ToPage.Matches.Search outcome(
      @Nullable Object found, @Nullable Throwable failure) {
    if (failure instanceof TicketDesk.LookUpsRest) {
      return ToPage.Matches.Search.RESTING;
    }
    return found == null ? ToPage.Matches.Search.FAILED : ToPage.Matches.Search.DONE;
  }

  /**
   * Who the customer is, after waiting a little for the search; where nobody was found and the
   * configuration says so, and somebody answered, the customer is created.
   */
  CompletableFuture<Optional<Match>> link(LiveCall call, CustomerWish wish, boolean answered) {
    CustomerSearch search = searchForTicket(call, wish);
    CustomerNumber number = call.number();
    boolean mayCreate = answered && wish.settings().create() != SearchSettings.Create.NOTHING;
    CompletableFuture<Void> waited = new CompletableFuture<>();
    time.whenAnswered(search.answered(), (done, failure) -> waited.complete(null));
    if (!waited.isDone()) {
      // without credentials nobody could link the ticket later
      boolean isLastChance = desks.at(wish.account()).isEmpty();
      time.after(
          isLastChance ? PageSearches.WITHIN : time.settings().searchWait(),
          () -> waited.complete(null));
    }
    return waited.thenCompose(
        done ->
            search.foundNobody() && mayCreate
                ? search.createOnce(() -> create(call, number, wish, search))
                : CompletableFuture.completedFuture(search.linked()));
  }

  /** Another call may have created the customer since this one's search, or be about to. */
  private CompletableFuture<Optional<Match>> create(
      LiveCall call, CustomerNumber number, CustomerWish wish, CustomerSearch search) {
    String key = key(wish, number);
    Optional<Match> before = remembered(key);
    CompletableFuture<Optional<Match>> creation;
    if (before.isPresent()) {
      creation = CompletableFuture.completedFuture(before);
    } else if (creationByNumber.containsKey(key)) {
      creation = creationByNumber.get(key);
    } else {
      creation = create(call, number, wish);
    }
    return creation.handle(
        (made, away) -> {
          if (made == null) {
            search.brokeOff();
            return Optional.empty();
          }
          made.ifPresent(
              match -> {
                search.created(match);
                call.remark(null);
                news.accept(call);
              });
          return made;
        });
  }

  /** One creation, shared by all who want it while it is under way; fails while the org is away. */
  private CompletableFuture<Optional<Match>> create(
      LiveCall call, CustomerNumber number, CustomerWish wish) {
    TicketDesk desk = desks.at(wish.account()).orElse(null);
    if (desk == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CompletableFuture<Optional<Match>> creation = new CompletableFuture<>();
    creationByNumber.put(key(wish, number), creation);
    time.whenAnswered(
        owner(desk, wish)
            .thenCompose(
                owner -> desk.create(wish.settings().create(), number.text(), owner.orElse(null))),
        (match, failure) -> {
          creationByNumber.remove(key(wish, number));
          if (match == null) {
            call.remark(
                "The caller was not created in Salesforce: "
                    + (failure == null ? "no answer" : failure.getMessage()));
            log.warn(
                "call={} stage=create-customer outcome=REFUSED reason={}",
                call.id(),
                failure == null ? "" : failure.getMessage());
          } else {
            keep(call, new Created(wish.org(), number.text(), match, until()));
          }
          if (failure instanceof TicketDesk.Away) {
            creation.completeExceptionally(failure);
          } else {
            creation.complete(Optional.ofNullable(match));
          }
        });
    return creation;
  }

  /** Whose call it is, who will see what is created for it. */
  private static CompletableFuture<Optional<String>> owner(TicketDesk desk, CustomerWish wish) {
    Agent agent = wish.agent();
    return agent == null
        ? CompletableFuture.completedFuture(Optional.empty())
        : TicketParties.owner(desk, wish.account(), agent).thenApply(TicketParties.Owner::id);
  }

  private Instant until() {
    return time.now().plus(REMEMBERED);
  }

  private void keep(LiveCall call, Created made) {
    remember(made);
    time.whenAnswered(
        kept.keep(made, time.now()),
        (done, unwritten) -> {
          if (unwritten != null) {
            log.warn("call={} stage=create-customer outcome=not-kept", call.id(), unwritten);
          }
        });
  }

  private void remember(Created made) {
    String key = made.org() + " " + made.number();
    createdByNumber.remove(key);
    createdByNumber.put(key, made);
    if (createdByNumber.size() > MOST_REMEMBERED) {
      createdByNumber.remove(createdByNumber.keySet().iterator().next());
    }
  }

  private Optional<Match> remembered(String key) {
    return Optional.ofNullable(createdByNumber.get(key))
        .filter(created -> !created.until().isBefore(time.now()))
        .map(Created::match);
  }

  private static String key(CustomerWish wish, CustomerNumber number) {
    return wish.org() + " " + number.text();
  }
}

package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.core.ledger.Amendment;
import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.AgentSessions;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.PageListener;
import io.trunkline.core.recording.Recording;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.RecentCalls;
import io.trunkline.core.ticket.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * What the bridge does about calls: hears the trackers and the pages, and files tickets. Everything
 * in it happens on the one thread of {@link FlowTime}; the methods here may be called from anywhere
 * and return at once.
 *
 * <p>Open {@link CallFlow} for the story of a call, {@link Filing} for the story of a ticket.
 */
public final class Flow implements CallSink {
  /** Nobody rings so long; a PBX that is silent for so long may never tell how it ended. */
  private static final Duration HELD_AT_MOST = Duration.ofHours(1);

  private final FlowPorts ports;
  private final FlowTime time;
  private final AgentSessions sessions;
  private final LiveCalls calls;
  private final TicketBook book;
  private final TicketNews news;
  private final Cards cards;
  private final Customers customers;
  private final RecordedCalls recorded;
  private final RecentCalls recent = new RecentCalls();
  private final Drafting drafting;
  private final Filing filing;
  private final Corrections corrections;
  private final Completion completion;
  private final Amendments amendments;
  private final HandOver handOver;
  private final Backlogs backlogs;
  private final Picks picks;
  private final Dials dials;
  private final TicketPlan plan;
  private final TicketEnds ends;
  private final CallFlow callFlow;
  private final PageFlow pageFlow;

  /** A flow that has heard nothing yet; {@link #start} takes up what an earlier run left. */
  public Flow(FlowPorts ports, FlowTime time) {
    this.ports = ports;
    this.time = time;
    sessions = new AgentSessions(time.timers(), this::rank, this::isBusy, this::leads);
    calls = new LiveCalls(ports, time);
    book = new TicketBook(ports.ledger(), time, this::tell);
    news = new TicketNews(sessions);
    recorded = new RecordedCalls(ports.recordings(), ports.recordingLinks(), time);
    drafting = new Drafting(ports, calls, recorded, time);
    cards = new Cards(sessions, book);
    PageSearches pages = new PageSearches(sessions, time);
    customers = new Customers(ports.desks(), pages, ports.created(), time, this::customerNews);
    Preparation preparation =
        new Preparation(
            ports.agents(),
            ports.accounts(),
            ports.configurations(),
            ports.desks(),
            customers,
            drafting,
            time.thread());
    OrgNews orgNews = new OrgNews(sessions);
    backlogs = new Backlogs(ports.accounts(), time, orgNews, this::customerOf);
    filing =
        new Filing(
            book,
            sessions,
            ports.accounts(),
            ports.desks(),
            preparation,
            backlogs,
            time,
            this::standing);
    completion = new Completion(book, backlogs, time, this::deskOf, drafting::shape);
    corrections = new Corrections(book, filing, completion, time);
    amendments = new Amendments(book, backlogs, preparation, time, this::deskOf);
    handOver = new HandOver(book, filing, amendments);
    picks = new Picks(calls, customers, pages, book, amendments, this::deskOf, this::customerNews);
    plan = new TicketPlan(ports, book, drafting, filing, handOver);
    ends = new TicketEnds(book, drafting, completion);
    CallFlow.Kept kept = new CallFlow.Kept(recorded, recent);
    callFlow = new CallFlow(ports, calls, cards, customers, plan, ends, kept, time);
    dials = new Dials(ports, sessions, calls.clicks(), time);
    Greetings greetings = new Greetings(ports.agents(), calls, book, dials, orgNews);
    pageFlow = new PageFlow(sessions, greetings, claims(), corrections, filing, picks, dials, time);
  }

  private Claims claims() {
    return new Claims(
        book,
        ports.accounts(),
        filing,
        new PageRefusals(book, filing, ports.agents(), this::deskOf, time, this::notShown),
        new Strangers(ports.agents(), this::deskOf, time),
        time);
  }

  /**
   * Takes up what an earlier run of the bridge left: the tickets that are not over, and the calls
   * that lived when it ended.
   *
   * @param living what tells again of each call that may still live, in the order in which it
   *     happened
   */
  public void start(List<CallEvent> living) {
    List<LedgerRow> rows = ports.ledger().unfinished();
    Map<String, Instant> toCount = ports.ledger().toCount();
    Map<String, Amendment> toAmend = ports.ledger().toAmend();
    Map<CallId, List<LedgerRow>> earlier =
        living.stream()
            .map(CallEvent::call)
            .distinct()
            .collect(Collectors.toMap(call -> call, ports.ledger()::ofCall));
    Map<String, String> kept = ports.callBook().all();
    List<CreatedCustomers.Created> created = ports.created().all(time.now());
    List<Recording> goingOn = ports.recordings().goingOn();
    Resumption each = new Resumption(book, time);
    time.thread()
        .execute(
            () -> {
              each.of("customers", () -> customers.takeIn(created));
              each.of("recordings", () -> recorded.takeIn(goingOn));
              rows.forEach(book::takeIn);
              each.of("clicks", () -> calls.clicks().takeIn(kept));
              earlier.forEach(plan::takeIn);
              living.forEach(
                  event -> each.of("call " + event.call(), () -> callFlow.resume(event)));
              for (LedgerRow row : rows) {
                boolean live = earlier.containsKey(row.call());
                each.ofTicket(row.reference(), () -> resume(row.reference(), live));
              }
              toCount.forEach(
                  (reference, due) ->
                      each.of("count " + reference, () -> filing.doubles().takeIn(reference, due)));
              toAmend.forEach(
                  (reference, open) ->
                      each.ofTicket(
                          reference,
                          () -> {
                            amendments.takeIn(reference, open);
                            handOver.takeIn(reference, open.agentId());
                          }));
            });
  }

  /** The row as it is by now: what its call has told again may have changed it. */
  private void resume(String reference, boolean live) {
    book.row(reference).ifPresent(row -> resume(row, live));
  }

  private void resume(LedgerRow row, boolean live) {
    boolean held = live && row.state() == LedgerState.PLANNED && row.agentId() == null;
    if (held) {
      time.after(HELD_AT_MOST, () -> plan.overdue(row.reference()));
    } else {
      filing.resume(row);
    }
    if (row.state() != LedgerState.FILED) {
      return;
    }
    if (row.ending() == null && !live) {
      completion.over(row, drafting.lostEnding(row));
    } else {
      completion.standing(row);
    }
  }

  @Override
  public void happened(CallEvent event) {
    time.thread().execute(() -> callFlow.happened(event));
  }

  @Override
  public void ended(CallId call) {
    time.thread().execute(() -> callFlow.ended(call));
  }

  /** A PBX came or went, or an administrator changed something: who can call now may differ. */
  public void phonesChanged() {
    time.thread()
        .execute(
            () -> {
              dials.phonesChanged();
              backlogs.nudge();
            });
  }

  /** Who hears the pages. */
  public PageListener pages() {
    return pageFlow;
  }

  /** What people may do about tickets that wait for them. */
  public LedgerDesk desk() {
    return corrections;
  }

  /** The newest calls, to try configurations on. */
  public RecentCalls recent() {
    return recent;
  }

  /** How many pages are open and how many calls live; for the state of health. */
  public CompletableFuture<Counts> counts() {
    return CompletableFuture.supplyAsync(
        () -> new Counts(sessions.count(), calls.count()), time.thread());
  }

  /** How much is going on. */
  public record Counts(int pages, int calls) {}

  private void standing(LedgerRow row) {
    if (calls.find(row.call()).isEmpty()) {
      book.row(row.reference()).ifPresent(now -> ends.ended(now, calls.lately(now.call())));
    }
    completion.standing(row);
    amendments.standing(row);
    picks.standing(row);
  }

  private void tell(LedgerRow row) {
    calls.lately(row.call()).ifPresent(call -> call.references().add(row.reference()));
    if (row.state() == LedgerState.FILED || row.state().isOver()) {
      drafting.done(row.reference());
    }
    if (row.state().isOver()) {
      filing.over(row.reference());
    }
    if (row.state() != LedgerState.PLANNED) {
      Set<String> having = calls.find(row.call()).map(LiveCall::agentsHavingIt).orElse(Set.of());
      news.tell(row, having);
    }
    handOver.follow(row.reference());
  }

  private void customerNews(LiveCall call) {
    cards.matches(call);
    picks.known(call);
  }

  private void notShown(LedgerRow row) {
    calls.lately(row.call()).ifPresent(call -> call.keepsFromItsAgent(row.reference()));
  }

  private Optional<Match> customerOf(LedgerRow row) {
    return calls.lately(row.call()).flatMap(call -> call.customer(row));
  }

  private Optional<TicketDesk> deskOf(LedgerRow row) {
    return ports.accounts().find(row.accountId()).flatMap(ports.desks()::at);
  }

  /** A page that can do what the site's accounts need goes before one that cannot. */
  private int rank(FromPage.Host host) {
    boolean inside = host != FromPage.Host.STANDALONE;
    boolean useful =
        ports.accounts().all().stream()
            .anyMatch(account -> (account.type() == Account.Type.INTEGRATION_TAB) == inside);
    return useful ? 0 : 1;
  }

  private boolean isBusy(String agentId) {
    return calls.isRinging(agentId) || filing.isClaiming(agentId);
  }

  private void leads(AgentPage page) {
    filing.pageLeads(page);
  }
}

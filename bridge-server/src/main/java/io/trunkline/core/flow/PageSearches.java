package io.trunkline.core.flow;

import static java.util.concurrent.CompletableFuture.failedFuture;

import io.trunkline.calls.Direction;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.SearchedNumber;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.AgentSessions;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Hit;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Looks for customers in the agents' own pages inside Salesforce, with the agent's own eyes. Flow
 * thread only.
 *
 * <p>Such a search (Open CTI's {@code searchAndScreenPop}) looks where the agent's softphone layout
 * says, into every field, and tells of each record what the layout shows; of several records it
 * tells one field each. So a record is sure only where the number stands in what was shown, and
 * nobody counts as found only where the layout names every kind of record that was wanted.
 */
final class PageSearches {
  /** The page itself gives Salesforce 5 s. */
  private static final Duration WITHIN = Duration.ofSeconds(8);

  /** Each is a search of its own; the likeliest come first. */
  private static final int MOST_TERMS = 6;

  private final AgentSessions sessions;
  private final FlowTime time;
  private final Map<String, Asked> askedByName = new HashMap<>();
  private long count;

  PageSearches(AgentSessions sessions, FlowTime time) {
    this.sessions = sessions;
    this.time = time;
  }

  /** A search that a page was asked for. */
  private record Asked(
      AgentPage page,
      LookUp lookUp,
      Set<SearchSettings> places,
      SearchedNumber number,
      CompletableFuture<Map<SearchSettings, List<Match>>> answer) {}

  /** Asks a page of the agent who is to look; fails where none of them stands in Salesforce. */
  CompletableFuture<Map<SearchSettings, List<Match>>> find(
      LiveCall call, LookUp lookUp, Set<SearchSettings> places) {
    Agent agent = lookUp.looker();
    AgentPage page = agent == null ? null : page(agent.id()).orElse(null);
    if (agent == null || page == null) {
      return failedFuture(
          new TicketDesk.DeskException("No page of the agent stands in Salesforce to look there."));
    }
    SearchedNumber number = SearchedNumber.of(lookUp.number().text(), call.country());
    Asked asked = new Asked(page, lookUp, places, number, new CompletableFuture<>());
    String name = time.now().toEpochMilli() + "-" + ++count;
    askedByName.put(name, asked);
    time.after(WITHIN, () -> failed(name, "The agent's page did not answer in time."));
    List<String> terms = number.words().stream().limit(MOST_TERMS).toList();
    page.send(new ToPage.Search(name, terms, callType(call, agent.id())));
    return asked.answer();
  }

  /** Whether a page can look. */
  static boolean canLook(AgentPage page) {
    return page.host() == FromPage.Host.LIGHTNING;
  }

  private Optional<AgentPage> page(String agentId) {
    return sessions
        .leader(agentId)
        .filter(PageSearches::canLook)
        .or(() -> sessions.pages(agentId).stream().filter(PageSearches::canLook).findFirst());
  }

  private static String callType(LiveCall call, String agentId) {
    ToPage.Card card = call.cards().get(agentId);
    return card == null ? Direction.INBOUND.word() : card.direction();
  }

  /** What the page that was asked found; others have no say. */
  void searched(AgentPage page, FromPage.Searched said) {
    Asked asked = askedByName.get(said.search());
    if (asked == null || asked.page() != page) {
      return;
    }
    String trouble = trouble(asked, said);
    if (trouble != null) {
      failed(said.search(), trouble);
      return;
    }
    Map<SearchSettings, List<Match>> found = new LinkedHashMap<>();
    List<Hit> hits = hits(asked.number(), said.found());
    for (SearchSettings where : asked.places()) {
      List<Match> matches = Hit.best(hits, where.module());
      Set<String> unseen = new TreeSet<>(where.module().objects());
      unseen.removeAll(said.objects());
      if (matches.isEmpty() && !unseen.isEmpty()) {
        layout(page, asked, unseen);
        failed(said.search(), "Not all that was wanted was looked at: " + unseen + ".");
        return;
      }
      found.put(where, matches);
    }
    layout(page, asked, Set.of());
    askedByName.remove(said.search());
    asked.answer().complete(found);
  }

  private static @Nullable String trouble(Asked asked, FromPage.Searched said) {
    if (said.words() != null) {
      return said.words();
    }
    return asked.lookUp().account().origins().contains(said.origin())
        ? null
        : "The agent's page stands in another org, at " + said.origin() + ".";
  }

  /** Tells the agent whom to ask for a better softphone layout; nothing unseen: all is well. */
  private static void layout(AgentPage page, Asked asked, Set<String> unseen) {
    String words =
        unseen.isEmpty()
            ? ""
            : "Your softphone layout in Salesforce does not look for "
                + String.join(", ", unseen)
                + ": ask your administrator to add it.";
    page.send(new ToPage.Notice(words, "layout " + asked.lookUp().account().id()));
  }

  /** The page is gone, and what it was asked for with it. */
  void pageClosed(AgentPage page) {
    List<String> open = new ArrayList<>();
    askedByName.forEach(
        (name, asked) -> {
          if (asked.page() == page) {
            open.add(name);
          }
        });
    open.forEach(name -> failed(name, "The agent's page went away."));
  }

  private void failed(String name, String why) {
    Asked asked = askedByName.remove(name);
    if (asked != null) {
      asked.answer().completeExceptionally(new TicketDesk.DeskException(why));
    }
  }

  /** A record that is listed twice counts once, with the number where it shows one. */
  private static List<Hit> hits(SearchedNumber number, List<FromPage.Found> found) {
    List<Hit> sure = new ArrayList<>();
    List<Hit> unsure = new ArrayList<>();
    for (FromPage.Found record : found) {
      Match match = match(number, record).orElse(null);
      if (match != null) {
        String object = CustomerId.object(record.id()).orElse(match.object());
        (match.isSure() ? sure : unsure).add(new Hit(object, match));
      }
    }
    Set<String> known = new HashSet<>();
    sure.forEach(hit -> known.add(hit.match().id()));
    unsure.stream().filter(hit -> !known.contains(hit.match().id())).forEach(sure::add);
    return sure;
  }

  private static Optional<Match> match(SearchedNumber number, FromPage.Found record) {
    String phone =
        record.texts().stream().filter(text -> number.standsIn(text, "")).findFirst().orElse("");
    String name = CustomerId.line(record.name());
    String line = CustomerId.line(phone);
    String contact =
        Optional.ofNullable(record.contactId())
            .filter(id -> CustomerId.object(id).filter("Contact"::equals).isPresent())
            .orElse(null);
    return CustomerId.object(record.id())
        .map(
            object ->
                contact != null && object.equals("Account")
                    ? new Match("Contact", contact, name, record.id(), line)
                    : new Match(object, record.id(), name, null, line));
  }
}

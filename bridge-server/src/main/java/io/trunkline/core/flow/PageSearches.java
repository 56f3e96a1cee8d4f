package io.trunkline.core.flow;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for customers in the agents' own pages inside Salesforce, with the agent's own eyes. Flow
 * thread only.
 *
 * <p>Such a search (Open CTI's {@code searchAndScreenPop}) looks where the agent's softphone layout
 * says, into every field, and tells of each record what the layout shows, of several records
 * perhaps the name alone. So a record is sure only where the number stands in what was shown, and
 * nobody counts as found only where every kind of record that was wanted was looked at.
 */
final class PageSearches {
  /** The page itself gives Salesforce 5 s. */
  static final Duration WITHIN = Duration.ofSeconds(8);

  /** Each is a search of its own; more than any number is written in. */
  private static final int MOST_TERMS = 12;

  private final AgentSessions sessions;
  private final FlowTime time;
  private final Map<String, Sent> sentByName = new HashMap<>();
  private long count;

  PageSearches(AgentSessions sessions, FlowTime time) {
    this.sessions = sessions;
    this.time = time;
  }

  /** What is looked for, and the pages that were asked so far. */
  private record Quest(
      LookUp lookUp,
      Set<SearchSettings> places,
      SearchedNumber number,
      String callType,
      Set<AgentPage> asked,
      CompletableFuture<Map<SearchSettings, List<Match>>> answer) {}

  private record Sent(AgentPage page, Quest quest) {}

  /**
   * Asks a page of the agent who is to look; fails where none of them stands in Salesforce. A place
   * that cannot be judged, because not all of it was looked at, is not in the answer.
   */
  CompletableFuture<Map<SearchSettings, List<Match>>> find(
      LiveCall call, LookUp lookUp, Set<SearchSettings> places) {
    SearchedNumber number = SearchedNumber.of(lookUp.number().text(), call.country());
    Quest quest =
        new Quest(
            lookUp,
            places,
            number,
            callType(call, lookUp.looker()),
            new HashSet<>(),
            new CompletableFuture<>());
    next(quest, "No page of the agent stands in Salesforce to look there.");
    return quest.answer();
  }

  private void next(Quest quest, String orElse) {
    AgentPage page = page(quest).orElse(null);
    if (page == null) {
      quest.answer().completeExceptionally(new TicketDesk.DeskException(orElse));
      return;
    }
    String name = time.now().toEpochMilli() + "-" + ++count;
    quest.asked().add(page);
    sentByName.put(name, new Sent(page, quest));
    time.after(WITHIN, () -> failed(name, "The agent's page did not answer in time."));
    page.send(new ToPage.Search(name, terms(quest), quest.callType()));
  }

  /** The number as it called comes first. */
  private static List<String> terms(Quest quest) {
    Set<String> terms = new LinkedHashSet<>();
    terms.add(quest.lookUp().number().digits());
    terms.addAll(quest.number().words());
    return terms.stream().limit(MOST_TERMS).toList();
  }

  /** Whether a page can look. */
  static boolean canLook(AgentPage page) {
    return page.host() == FromPage.Host.LIGHTNING;
  }

  private Optional<AgentPage> page(Quest quest) {
    Agent agent = quest.lookUp().looker();
    if (agent == null) {
      return Optional.empty();
    }
    return Stream.concat(sessions.leader(agent.id()).stream(), sessions.pages(agent.id()).stream())
        .filter(page -> canLook(page) && !quest.asked().contains(page))
        .findFirst();
  }

  private static String callType(LiveCall call, @Nullable Agent agent) {
    ToPage.Card card = agent == null ? null : call.cards().get(agent.id());
    return card == null ? Direction.INBOUND.word() : card.direction();
  }

  /** What the page that was asked found; others have no say. */
  void searched(AgentPage page, FromPage.Searched said) {
    Sent sent = sentByName.get(said.search());
    if (sent == null || sent.page() != page) {
      return;
    }
    Quest quest = sent.quest();
    if (said.words() != null) {
      failed(said.search(), CustomerId.line(said.words()));
    } else if (quest.lookUp().account().origins().contains(said.origin())) {
      sentByName.remove(said.search());
      judge(page, quest, said);
    } else {
      sentByName.remove(said.search());
      next(
          quest,
          "The agent's page stands in another org, at " + CustomerId.line(said.origin()) + ".");
    }
  }

  private void judge(AgentPage page, Quest quest, FromPage.Searched said) {
    Map<SearchSettings, List<Match>> found = new LinkedHashMap<>();
    List<Hit> hits = hits(quest.number(), said.found());
    Set<String> wanted = new TreeSet<>();
    Set<String> missed = new TreeSet<>();
    for (SearchSettings where : quest.places()) {
      List<Match> matches = customers(hits, where.module());
      List<String> objects = where.module().objects();
      wanted.addAll(objects);
      if (!matches.isEmpty() || said.objects().containsAll(objects)) {
        found.put(where, matches);
      } else {
        missed.addAll(objects);
      }
    }
    missed.removeAll(said.objects());
    if (said.objects().containsAll(wanted)) {
      layout(page, quest, "");
    } else if (!said.objects().isEmpty() && !missed.isEmpty()) {
      layout(page, quest, missingIn(missed));
    }
    if (found.isEmpty()) {
      String words = "Nobody was found, and not everything that was wanted was looked at.";
      quest.answer().completeExceptionally(new TicketDesk.DeskException(words));
    } else {
      quest.answer().complete(found);
    }
  }

  private static String missingIn(Set<String> objects) {
    return "Your softphone layout in Salesforce does not look for "
        + String.join(", ", objects)
        + ", or shows no field of it: ask your administrator to mend it.";
  }

  private static void layout(AgentPage page, Quest quest, String words) {
    page.send(new ToPage.Notice(words, "layout " + quest.lookUp().account().id()));
  }

  /** The page is gone; another one of the agent may do as well. */
  void pageClosed(AgentPage page) {
    List<String> open = new ArrayList<>();
    sentByName.forEach(
        (name, sent) -> {
          if (sent.page() == page) {
            open.add(name);
          }
        });
    for (String name : open) {
      Sent sent = sentByName.remove(name);
      if (sent != null) {
        next(sent.quest(), "The agent's page went away.");
      }
    }
  }

  private void failed(String name, String why) {
    Sent sent = sentByName.remove(name);
    if (sent != null) {
      sent.quest().answer().completeExceptionally(new TicketDesk.DeskException(why));
    }
  }

  /** Who is not sure may be anybody: where nobody is sure, the agent is offered them all. */
  private static List<Match> customers(List<Hit> hits, SearchSettings.Module module) {
    List<Hit> sure = hits.stream().filter(hit -> hit.match().isSure()).toList();
    List<Match> best = Hit.best(sure, module);
    return best.isEmpty() ? Hit.all(hits, module) : best;
  }

  private static List<Hit> hits(SearchedNumber number, List<FromPage.Found> found) {
    return found.stream().flatMap(record -> hit(number, record).stream()).toList();
  }

  private static Optional<Hit> hit(SearchedNumber number, FromPage.Found record) {
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
                new Hit(
                    object,
                    contact != null && object.equals("Account")
                        ? new Match("Contact", contact, name, record.id(), line)
                        : new Match(object, record.id(), name, null, line)));
  }
}

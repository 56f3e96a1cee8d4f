package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.core.dial.CustomerNumber;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Match;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the flow remembers of a call that is not over. Flow thread only. */
final class LiveCall {
  private final CallId id;
  private final String pbxName;
  private final String country;
  private final Map<Integer, LiveSegment> segmentByNumber = new TreeMap<>();
  private final Map<String, ToPage.Card> cardByAgent = new LinkedHashMap<>();
  private final Map<String, LookUp> lookUps = new LinkedHashMap<>();
  private final Set<String> talkers = new HashSet<>();
  private final Set<String> unlinked = new HashSet<>();
  private final Set<String> references = new LinkedHashSet<>();
  private CustomerNumber number;
  private @Nullable ClickedRecord clicked;
  private @Nullable String remark;
  private @Nullable CustomerNumber clickedNumber;

  LiveCall(CallId id, String pbxName, String country, CustomerNumber number) {
    this.id = id;
    this.pbxName = pbxName;
    this.country = country;
    this.number = number;
  }

  /** The call's name. */
  CallId id() {
    return id;
  }

  /** What people call the call's PBX. */
  String pbxName() {
    return pbxName;
  }

  /** The country whose national numbers the call's PBX uses. */
  String country() {
    return country;
  }

  /** The customer's number. */
  CustomerNumber number() {
    return number;
  }

  /** The PBX said another number for the customer. */
  void number(CustomerNumber newNumber) {
    number = newNumber;
  }

  /** A record was clicked for this call; it is the customer as long as the number is the same. */
  void clicked(ClickedRecord record) {
    clicked = record;
    clickedNumber = number;
  }

  /** The record that was clicked for the customer's present number. */
  Optional<ClickedRecord> clicked() {
    return number.equals(clickedNumber) ? Optional.ofNullable(clicked) : Optional.empty();
  }

  /** The passage that an event belongs to; begun when it is the first of it. */
  LiveSegment segment(CallEvent event, Instant at) {
    return segmentByNumber.computeIfAbsent(event.segment(), segment -> new LiveSegment(event, at));
  }

  /** All passages, in order. */
  Collection<LiveSegment> segments() {
    return segmentByNumber.values();
  }

  /** Whether an earlier passage was answered, or was not seen by this run of the bridge. */
  boolean mayHaveBeenAnsweredBefore(LiveSegment segment) {
    for (int number = 1; number < segment.number(); number++) {
      LiveSegment earlier = segmentByNumber.get(number);
      if (earlier == null || earlier.isAnswered()) {
        return true;
      }
    }
    return false;
  }

  /** Whether an event's passage may be a direct one to which an earlier one was handed on. */
  static boolean mayBeHandedOn(CallEvent event) {
    return event.segment() > 1 && event.queue() == null && event.direction() == Direction.INBOUND;
  }

  /**
   * The passages that were handed on, directly, to become this one: the last that was answered, or
   * was not seen by this run of the bridge, and where that had been handed on itself, so on.
   */
  Set<Integer> handedOn(LiveSegment segment) {
    Set<Integer> handedOn = new HashSet<>();
    LiveSegment to = segment;
    for (int number = segment.number() - 1; number > 0 && to != null; number--) {
      LiveSegment from = segmentByNumber.get(number);
      if (from == null || from.isAnswered()) {
        handedOn.add(number);
        to = from != null && mayBeHandedOn(from.telling()) ? from : null;
      }
    }
    return handedOn;
  }

  /** Whether somebody answered in the passage of this number. */
  boolean isAnswered(int number) {
    LiveSegment segment = segmentByNumber.get(number);
    return segment != null && segment.isAnswered();
  }

  /** The card of each agent who has or had the call. */
  Map<String, ToPage.Card> cards() {
    return cardByAgent;
  }

  /** The agents at whose phones it rings or who have it; not those for whom it is over. */
  Set<String> agentsHavingIt() {
    return cardByAgent.entrySet().stream()
        .filter(entry -> !entry.getValue().over())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** This agent talks with the customer. */
  void talks(String agentId) {
    talkers.add(agentId);
  }

  /** The agents who talk or have talked with the customer. */
  Set<String> talkers() {
    return talkers;
  }

  /**
   * The org did not take what was to be created for the caller: its own words; null once it did.
   */
  void remark(@Nullable String words) {
    remark = words;
  }

  /** What whoever reads the call's tickets should know beside them. */
  Optional<String> remark() {
    return Optional.ofNullable(remark);
  }

  /** The references of its tickets, also of those that are over. */
  Set<String> references() {
    return references;
  }

  /** The searches for its customer, by eyes and number. */
  Map<String, LookUp> lookUps() {
    return lookUps;
  }

  /** Those of these searches whose answers this agent may see; null for nobody in particular. */
  Stream<CustomerSearch> searches(@Nullable String agentId) {
    return lookUps.values().stream()
        .filter(lookUp -> lookUp.isFor(agentId))
        .flatMap(lookUp -> lookUp.searches().values().stream());
  }

  /** What this agent's pages show of the searches for its customer; empty while none was begun. */
  Optional<ToPage.Matches> matches(String agentId) {
    List<CustomerSearch> present =
        lookUps.values().stream()
            .filter(lookUp -> lookUp.number().equals(number) && lookUp.isFor(agentId))
            .flatMap(lookUp -> lookUp.searches().values().stream())
            .toList();
    return CustomerSearch.toShow(present)
        .or(() -> clicked().map(one -> CustomerSearch.known(one.match())))
        .map(search -> search.message(id.toString()));
  }

  /** The org does not show the ticket's agent the customer: the ticket stays unlinked. */
  void keepsFromItsAgent(String reference) {
    unlinked.add(reference);
  }

  /** Whether this ticket is to be linked to nobody. */
  boolean isKeptFromItsAgent(String reference) {
    return unlinked.contains(reference);
  }

  /** Who the customer is for this ticket, once known. */
  Optional<Match> customer(LedgerRow row) {
    if (isKeptFromItsAgent(row.reference())) {
      return Optional.empty();
    }
    return searches(row.agentId())
        .filter(search -> search.serves(row.accountId(), row.configurationId()))
        .flatMap(search -> search.linked().stream())
        .findFirst();
  }
}

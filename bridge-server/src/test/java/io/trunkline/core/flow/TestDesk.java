package io.trunkline.core.flow;

import static java.util.stream.Collectors.toMap;

import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketTrace;
import io.trunkline.core.ticket.TicketType;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An org that answers as the test says. */
final class TestDesk implements TicketDesk, TicketDesks {
  final List<TicketDraft> filed = new ArrayList<>();
  final List<Map<String, Object>> completed = new ArrayList<>();
  final List<String> appended = new ArrayList<>();
  final Queue<TicketOutcome> outcomes = new ArrayDeque<>();
  final Map<String, String> userIds = new HashMap<>();
  final Map<SearchSettings.Module, List<Match>> matchesByModule = new HashMap<>();
  final Map<String, TestDesk> desksByAccount = new HashMap<>();
  final Map<String, CompletableFuture<ZoneId>> zonesByUser = new HashMap<>();
  final List<String> shapesAsked = new ArrayList<>();
  final List<String> zonesAsked = new ArrayList<>();
  final List<String> looked = new ArrayList<>();
  final Map<String, List<Match>> matchesByLooker = new HashMap<>();
  @Nullable CompletableFuture<TicketShape> shapes;
  List<Match> matches = List.of();
  @Nullable List<String> found = List.of();
  boolean hasCredentials = true;
  @Nullable String key;
  @Nullable CompletableFuture<List<Match>> search;
  @Nullable String unreachable;
  @Nullable CompletableFuture<Match> creating;
  int searches;
  int created;
  List<String> namedDoubles = List.of();
  @Nullable String createdFor;
  @Nullable CompletableFuture<TicketOutcome> writing;
  @Nullable CompletableFuture<TicketOutcome> completing;
  int writes;
  int lookUps;
  final List<TicketTrace> traces = new ArrayList<>();

  /** What the org has against being asked for a ticket's records. */
  @Nullable String lookUpRefused;

  Runnable onWrite = () -> {};
  Runnable onLookUp = () -> {};

  /** So many look-ups are refused before the next is answered. */
  int lookUpRefusals;

  /** Why the younger of two records may not be deleted. */
  @Nullable String touched;

  /** Who made every record. */
  String maker = "005alice";

  int makersAsked;

  /** The objects whose shape a refusal said to be another by now. */
  final List<String> outdated = new ArrayList<>();

  /** The ticket of this reference makes the org fail, whatever happens. */
  @Nullable String poison;

  /** Whether a write is answered only when the test says so. */
  boolean holds;

  final Queue<Runnable> held = new ArrayDeque<>();

  /** Answers the oldest write that is held. */
  void letGo() {
    Runnable next = held.poll();
    if (next != null) {
      next.run();
    }
  }

  @Override
  public Optional<TicketDesk> at(Account account) {
    return hasCredentials
        ? Optional.of(desksByAccount.getOrDefault(account.id(), this))
        : Optional.empty();
  }

  @Override
  public CompletableFuture<TicketShape> shape(String object) {
    return unreachable == null
        ? CompletableFuture.completedFuture(
            withKey(TicketShape.usual(object.equals("Task") ? TicketType.TASK : TicketType.CASE)))
        : CompletableFuture.failedFuture(new Away(unreachable));
  }

  private TicketShape withKey(TicketShape usual) {
    if (key == null) {
      return usual;
    }
    List<FieldShape> fields = new ArrayList<>(usual.fields());
    fields.add(
        new FieldShape(
            key, key, "string", 64, true, true, true, false, false, List.of(), null, List.of(),
            true));
    return new TicketShape(usual.object(), fields);
  }

  @Override
  public CompletableFuture<TicketShape> shape(String object, @Nullable String recordType) {
    shapesAsked.add(object + "/" + recordType);
    return shapes == null ? shape(object) : shapes;
  }

  @Override
  public void forgetShapes() {}

  @Override
  public void forgetShape(String object) {
    outdated.add(object);
  }

  @Override
  public CompletableFuture<ZoneId> zone(@Nullable String emailOrUsername) {
    zonesAsked.add(String.valueOf(emailOrUsername));
    if (unreachable != null) {
      return CompletableFuture.failedFuture(new Away(unreachable));
    }
    return zonesByUser.getOrDefault(
        String.valueOf(emailOrUsername),
        CompletableFuture.completedFuture(ZoneId.of("Europe/Rome")));
  }

  @Override
  public CompletableFuture<Optional<String>> userId(String emailOrUsername) {
    if (unreachable != null) {
      return CompletableFuture.failedFuture(new Away(unreachable));
    }
    return CompletableFuture.completedFuture(Optional.ofNullable(userIds.get(emailOrUsername)));
  }

  @Override
  public CompletableFuture<Map<SearchSettings, List<Match>>> find(
      Set<SearchSettings> by, String number, String country) {
    searches++;
    if (unreachable != null) {
      return CompletableFuture.failedFuture(new Away(unreachable));
    }
    if (search != null) {
      CompletableFuture<Map<SearchSettings, List<Match>>> answer = new CompletableFuture<>();
      CompletableFuture<?> unused =
          search.whenComplete(
              (found, failure) -> {
                if (failure != null) {
                  answer.completeExceptionally(failure);
                } else {
                  answer.complete(by.stream().collect(toMap(where -> where, where -> found)));
                }
              });
      return answer;
    }
    return CompletableFuture.completedFuture(
        by.stream()
            .collect(
                toMap(
                    where -> where,
                    where -> matchesByModule.getOrDefault(where.module(), matches))));
  }

  @Override
  public CompletableFuture<Map<SearchSettings, List<Match>>> findAs(
      String emailOrUsername, Set<SearchSettings> by, String number, String country) {
    looked.add(emailOrUsername);
    List<Match> seen = matchesByLooker.getOrDefault(emailOrUsername, List.of());
    return CompletableFuture.completedFuture(
        by.stream().collect(toMap(where -> where, where -> seen)));
  }

  @Override
  public CompletableFuture<Match> create(
      SearchSettings.Create what, String number, @Nullable String ownerId) {
    created++;
    createdFor = ownerId;
    if (unreachable != null) {
      return CompletableFuture.failedFuture(new Away(unreachable));
    }
    if (creating != null) {
      return creating;
    }
    return CompletableFuture.completedFuture(new Match("Contact", "003NEW", number, null, number));
  }

  @Override
  public CompletableFuture<TicketOutcome> file(TicketDraft draft, String reference) {
    writes++;
    onWrite.run();
    if (unreachable != null) {
      return CompletableFuture.completedFuture(new TicketOutcome.Unreachable(unreachable));
    }
    if (writing != null) {
      return writing;
    }
    if (reference.equals(poison)) {
      return CompletableFuture.completedFuture(new TicketOutcome.Unknown("HTTP_500"));
    }
    if (holds) {
      CompletableFuture<TicketOutcome> answer = new CompletableFuture<>();
      held.add(
          () -> {
            filed.add(draft);
            answer.complete(new TicketOutcome.Filed(RECORD, url(RECORD), List.of()));
          });
      return answer;
    }
    TicketOutcome next = outcomes.poll();
    TicketOutcome outcome =
        next == null ? new TicketOutcome.Filed(RECORD, url(RECORD), List.of()) : next;
    if (outcome instanceof TicketOutcome.Filed) {
      filed.add(draft);
    }
    return CompletableFuture.completedFuture(outcome);
  }

  static final String RECORD = "00T000000000001AAA";

  static String url(String id) {
    return "https://acme.lightning.force.com/lightning/r/Task/" + id + "/view";
  }

  @Override
  public CompletableFuture<List<String>> lookUp(TicketTrace trace) {
    lookUps++;
    traces.add(trace);
    onLookUp.run();
    if (lookUpRefusals > 0) {
      lookUpRefusals--;
      return CompletableFuture.failedFuture(new DeskException("Not now."));
    }
    if (lookUpRefused != null) {
      return CompletableFuture.failedFuture(new DeskException(lookUpRefused));
    }
    return found == null || unreachable != null
        ? CompletableFuture.failedFuture(new Away("The org did not answer."))
        : CompletableFuture.completedFuture(found);
  }

  @Override
  public CompletableFuture<String> removeYounger(
      TicketTrace trace, List<String> named, @Nullable String main) {
    namedDoubles = named;
    return touched == null
        ? CompletableFuture.completedFuture(found.get(0))
        : CompletableFuture.failedFuture(new DeskException(touched));
  }

  @Override
  public CompletableFuture<String> createdBy(TicketType type, String recordId) {
    makersAsked++;
    return CompletableFuture.completedFuture(maker);
  }

  @Override
  public CompletableFuture<TicketOutcome> complete(
      TicketType type,
      String recordId,
      String reference,
      Map<String, Object> fields,
      String appended) {
    if (unreachable != null) {
      return CompletableFuture.completedFuture(new TicketOutcome.Unreachable(unreachable));
    }
    completed.add(fields);
    this.appended.add(appended);
    if (completing != null) {
      return completing;
    }
    return CompletableFuture.completedFuture(
        new TicketOutcome.Filed(recordId, url(recordId), List.of()));
  }

  @Override
  public String recordUrl(String object, String recordId) {
    return url(recordId);
  }
}

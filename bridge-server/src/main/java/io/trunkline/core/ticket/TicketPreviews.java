package io.trunkline.core.ticket;

import io.trunkline.core.Problem;
import io.trunkline.core.agent.Agent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a configuration makes of a call: by the code that writes tickets ({@link
 * TicketDrafts}, {@link TicketParties}, {@link Endings}), and by what the account's org says of
 * itself. Nothing is written, and no customer is looked for. Safe for several threads.
 */
public final class TicketPreviews {
  /** Stands where a ticket bears its ledger reference. */
  public static final String REFERENCE = "TL-PREVIEW";

  private final TicketDesks desks;
  private final CustomVariables declared;
  private final ZoneId fallBack;

  /**
   * @param declared the custom variables that there are
   * @param fallBack the zone of times where the org cannot be asked
   */
  public TicketPreviews(TicketDesks desks, CustomVariables declared, ZoneId fallBack) {
    this.desks = desks;
    this.declared = declared;
    this.fallBack = fallBack;
  }

  /** The words that name the zone which was taken because the org told none. */
  public static String fallBack(ZoneId zone) {
    return "Times are in "
        + zone
        + ", the time zone of the bridge's machine: the org could not be asked for its own.";
  }

  /** Never fails because of the org: what it does not tell is a warning. */
  public CompletableFuture<TicketPreview> of(
      Account account, Configuration configuration, RecentCalls.Recent call) {
    @Nullable Agent agent = call.atFiling().agent();
    TicketType type = configuration.ticketType();
    TicketDesk desk = desks.at(account).orElse(null);
    if (desk == null) {
      Org org = new Org(TicketShape.usual(type), fallBack, TicketParties.Owner.OF_THE_ACCOUNT);
      Set<String> words = new LinkedHashSet<>();
      words.add(
          "The account has no credentials: shown as every org is, in the time zone " + fallBack);
      return CompletableFuture.completedFuture(preview(account, configuration, call, org, words));
    }
    Answer<TicketShape> shape =
        new Answer<>(desk.shape(type.object(), configuration.recordType().orElse(null)));
    Answer<ZoneId> zone = new Answer<>(desk.zone(agent == null ? null : agent.salesforceName()));
    Answer<TicketParties.Owner> owner = new Answer<>(TicketParties.owner(desk, account, agent));
    return CompletableFuture.allOf(shape.come(), zone.come(), owner.come())
        .thenApply(
            all -> {
              Set<String> words = new LinkedHashSet<>();
              shape.trouble().ifPresent(words::add);
              owner.trouble().ifPresent(words::add);
              zone.trouble().ifPresent(none -> words.add(fallBack(fallBack)));
              Org org =
                  new Org(
                      shape.or(TicketShape.usual(type)),
                      zone.or(fallBack),
                      owner.or(TicketParties.Owner.OF_THE_ACCOUNT));
              return preview(account, configuration, call, org, words);
            });
  }

  private TicketPreview preview(
      Account account,
      Configuration configuration,
      RecentCalls.Recent call,
      Org org,
      Set<String> words) {
    CallVariables variables =
        call.atFiling().recordedBehind(account.proxyAddress()).variables(org.zone());
    TicketDraft draft = TicketDrafts.of(account, configuration, variables, org.shape(), REFERENCE);
    TicketDraft whole =
        new TicketParties(call.atFiling().agent(), org.owner(), Optional.empty())
            .in(draft, configuration.search(), org.shape(), REFERENCE);
    words.addAll(whole.warnings());
    words.addAll(PreviewWarnings.of(configuration, variables, whole, org.shape()));
    Endings.TicketEnding ending =
        Endings.of(
            whole,
            Optional.of(configuration),
            (call.over() == null ? call.atFiling() : call.over())
                .recordedBehind(account.proxyAddress()),
            org.shape(),
            account,
            org.zone());
    words.addAll(ending.warnings());
    return new TicketPreview(
        whole.type().object(),
        whole.subject(),
        String.valueOf(whole.fields().getOrDefault(TicketDrafts.DESCRIPTION, "")),
        whole.fields(),
        ending.fields(),
        ending.appended(),
        org.zone().getId(),
        problems(configuration, org.shape()),
        List.copyOf(words));
  }

  private List<Problem> problems(Configuration configuration, TicketShape shape) {
    List<Problem> problems = new ArrayList<>(configuration.problems());
    problems.addAll(
        configuration.undeclared(declared.all().stream().map(CustomVariable::name).toList()));
    problems.addAll(configuration.problemsWith(shape));
    return problems;
  }

  /** What the org says of itself, and of whose ticket it is. */
  private record Org(TicketShape shape, ZoneId zone, TicketParties.Owner owner) {}

  /** An answer, or the org's words instead. */
  private static final class Answer<T> {
    private final CompletableFuture<Optional<T>> come;
    private volatile @Nullable String trouble;

    Answer(CompletableFuture<T> asked) {
      come =
          asked.handle(
              (is, failure) -> {
                if (failure != null) {
                  Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                  trouble = String.valueOf(cause.getMessage());
                }
                return Optional.ofNullable(is);
              });
    }

    CompletableFuture<Optional<T>> come() {
      return come;
    }

    Optional<String> trouble() {
      return Optional.ofNullable(trouble);
    }

    T or(T other) {
      return come.join().orElse(other);
    }
  }
}

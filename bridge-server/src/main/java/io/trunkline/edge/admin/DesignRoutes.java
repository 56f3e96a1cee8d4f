package io.trunkline.edge.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.CallSheet;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.RecentCalls;
import io.trunkline.core.ticket.SampleCall;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.json.Fault;
import io.trunkline.json.StrictReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What administrators look at while they design tickets. Nothing here writes to an org. */
final class DesignRoutes {
  private static final Set<String> OBJECTS = Set.of("Task", "Case", "Contact", "Lead", "Account");
  private static final Set<String> TICKETS = Set.of("Task", "Case");
  private static final String TRUE = "true";

  private final AdminParts parts;
  private final OrgQuestions org;

  DesignRoutes(AdminParts parts, OrgQuestions org) {
    this.parts = parts;
    this.org = org;
  }

  /**
   * The fields that a configuration may fill.
   *
   * @param recordType the record type whose picklist values these are, or null where there is none
   */
  record TicketFields(
      String object,
      @Nullable String recordType,
      List<TicketShape.RecordType> recordTypes,
      List<FieldShape> fields) {}

  /**
   * A call to try a configuration on.
   *
   * @param id to be sent as {@code recent}
   */
  record RecentCall(
      String id,
      Instant at,
      String direction,
      String status,
      @Nullable String queue,
      String number,
      @Nullable String agent) {}

  /** What to preview: a configuration that is kept, or one as it stands in the request. */
  record PreviewAsk(
      @Nullable String configurationId,
      @Nullable Configuration configuration,
      @Nullable String recent,
      @Nullable SampleCall call) {}

  /** How the org describes an object; all fields of it. */
  Answer fields(Ask ask) {
    return Answer.ok(shape(ask, OBJECTS));
  }

  /** Only what a configuration may fill, as the configuration's record type offers it. */
  Answer ticketFields(Ask ask) {
    TicketShape shape = shape(ask, TICKETS);
    Account account = account(ask.part("id"));
    List<FieldShape> offered =
        Stream.concat(
                shape.fields().stream().filter(field -> isOffered(field, account)),
                recordTypeField(shape).stream())
            .toList();
    return Answer.ok(
        new TicketFields(shape.object(), shape.recordType(), shape.recordTypes(), offered));
  }

  private static boolean isOffered(FieldShape field, Account account) {
    boolean isKey =
        field.name().equalsIgnoreCase(account.taskExternalId())
            || field.name().equalsIgnoreCase(account.caseExternalId());
    return field.isOffered()
        && !isKey
        && !Configuration.isOurs(field.name())
        && !field.name().equalsIgnoreCase(Configuration.RECORD_TYPE);
  }

  /** The record type is chosen by name, like the value of a picklist. */
  private static Optional<FieldShape> recordTypeField(TicketShape shape) {
    List<String> names =
        shape.recordTypes().stream()
            .filter(TicketShape.RecordType::available)
            .map(TicketShape.RecordType::name)
            .toList();
    String byDefault =
        shape
            .defaultRecordType()
            .map(TicketShape.RecordType::name)
            .filter(names::contains)
            .orElse(null);
    return names.isEmpty()
        ? Optional.empty()
        : shape.field(Configuration.RECORD_TYPE).map(field -> field.offering(names, byDefault));
  }

  /** The newest calls. */
  Answer recent(Ask ask) {
    return Answer.ok(
        parts.designs().recent().newestFirst().stream().map(DesignRoutes::view).toList());
  }

  private static RecentCall view(RecentCalls.Recent recent) {
    CallSheet sheet = recent.over() == null ? recent.atFiling() : recent.over();
    return new RecentCall(
        recent.id(),
        sheet.times().started(),
        sheet.event().direction().word(),
        sheet.event().status().word(),
        sheet.event().queue(),
        sheet.number().text(),
        sheet.agent() == null ? null : sheet.agent().name());
  }

  /** What a configuration makes of a call. */
  Answer preview(Ask ask) {
    PreviewAsk sent = read(ask.object());
    Configuration configuration = configuration(sent);
    Account account =
        parts
            .shelves()
            .accounts()
            .find(configuration.accountId())
            .orElseThrow(
                () -> invalid("configuration.accountId", "names no account", "send one's id"));
    RecentCalls.Recent call = call(sent);
    return Answer.ok(org.ask(() -> parts.designs().preview(account, configuration, call)));
  }

  private static PreviewAsk read(JsonObject sent) {
    JsonElement configuration = sent.get("configuration");
    if (configuration instanceof JsonObject one) {
      one.addProperty("id", "preview");
      ConfigurationKind.complete(one);
    }
    StrictReader reader = new StrictReader();
    PreviewAsk ask = reader.read(sent, PreviewAsk.class);
    if (ask == null) {
      throw Problem.invalid(reader.faults());
    }
    return ask;
  }

  private Configuration configuration(PreviewAsk sent) {
    Configuration drawn = sent.configuration();
    String id = sent.configurationId();
    if ((drawn == null) == (id == null)) {
      throw invalid("configuration", "is there twice or not at all", "send it, or configurationId");
    }
    return drawn != null
        ? drawn
        : parts
            .shelves()
            .configurations()
            .find(String.valueOf(id))
            .orElseThrow(() -> Problem.notFound("configuration"));
  }

  /** The call that was chosen or made up; without either, an inbound call as good as any. */
  private RecentCalls.Recent call(PreviewAsk sent) {
    String recent = sent.recent();
    SampleCall drawn = sent.call();
    if (recent != null && drawn != null) {
      throw invalid("call", "stands beside recent", "send one of them");
    }
    if (recent != null) {
      return parts
          .designs()
          .recent()
          .find(recent)
          .orElseThrow(() -> Problem.of(404, "This call is not kept any more; choose another."));
    }
    return sample(drawn == null ? SampleCall.usual() : drawn);
  }

  private RecentCalls.Recent sample(SampleCall call) {
    Shelves shelves = parts.shelves();
    String agentId = call.agentId();
    Optional<Agent> agent = Optional.ofNullable(agentId).flatMap(shelves.agents()::find);
    if (agentId != null && agent.isEmpty()) {
      throw invalid("call.agentId", "names no agent", "send the id of one, or leave it out");
    }
    String pbxId = call.pbxId();
    Optional<Pbx> pbx =
        pbxId == null ? shelves.pbxs().all().stream().findFirst() : shelves.pbxs().find(pbxId);
    if (pbxId != null && pbx.isEmpty()) {
      throw invalid("call.pbxId", "names no PBX", "send the id of one, or leave it out");
    }
    return call.asRecent(agent, pbx, parts.clock().instant());
  }

  private TicketShape shape(Ask ask, Set<String> objects) {
    Account account = account(ask.part("id"));
    String object = ask.query().getOrDefault("object", "");
    if (!objects.contains(object)) {
      throw invalid("object", "is none of its words", "send one of " + objects);
    }
    if (account.signIn() == Account.SignIn.NONE) {
      throw Problem.of(409, "This account has no credentials, so that its org cannot be asked.");
    }
    String recordType = ask.query().get("recordType");
    boolean anew = TRUE.equals(ask.query().get("refresh"));
    return org.ask(() -> parts.designs().shape(account, object, recordType, anew));
  }

  private Account account(String id) {
    return parts.shelves().accounts().find(id).orElseThrow(() -> Problem.notFound("account"));
  }

  private static Problem invalid(String field, String problem, String remedy) {
    return Problem.invalid(List.of(new Fault(field, problem, remedy)));
  }
}

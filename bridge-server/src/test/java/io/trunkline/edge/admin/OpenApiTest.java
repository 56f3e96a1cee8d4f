package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.access.Audit;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.Dialling;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.PbxQueues;
import io.trunkline.core.dial.RecordingPlace;
import io.trunkline.core.ledger.Ending;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.Passage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.CustomVariable;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import io.trunkline.core.ticket.Line;
import io.trunkline.core.ticket.SampleCall;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketPreview;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.TriggerAction;
import io.trunkline.json.Fault;
import io.trunkline.queues.Figures;
import io.trunkline.queues.Member;
import io.trunkline.queues.QueueState;
import io.trunkline.queues.WaitingCaller;
import io.trunkline.testbridge.TestBridge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {
  /** What the API adds to the records, or takes out of them. */
  private static final Set<String> ADDED =
      Set.of(
          "clientSecret",
          "password",
          "securityToken",
          "secret",
          "recordingsPassword",
          "hasRecordingsPassword",
          "hasClientSecret",
          "hasPassword",
          "hasSecurityToken",
          "hasPrivateKey",
          "hasRefreshToken",
          "hasSecret",
          "enterSecretsAgain",
          "changes");

  private static final Map<String, Class<?>> RECORDS =
      Map.ofEntries(
          Map.entry("Account", Account.class),
          Map.entry("Item", Item.class),
          Map.entry("Line", Line.class),
          Map.entry("FieldValue", FieldValue.class),
          Map.entry("SearchSettings", SearchSettings.class),
          Map.entry("Configuration", Configuration.class),
          Map.entry("Template", Templates.Template.class),
          Map.entry("Condition", Condition.class),
          Map.entry("TriggerAction", TriggerAction.class),
          Map.entry("Trigger", Trigger.class),
          Map.entry("CustomVariable", CustomVariable.class),
          Map.entry("CatalogueEntry", CatalogueEntry.class),
          Map.entry("PhoneLine", Agent.Line.class),
          Map.entry("Agent", Agent.class),
          Map.entry("Dialling", Dialling.class),
          Map.entry("Pbx", Pbx.class),
          Map.entry("RecordingPlace", RecordingPlace.class),
          Map.entry("OwnRecording", RecordingRoutes.OwnRecording.class),
          Map.entry("NewPassword", LoginRoutes.NewPassword.class),
          Map.entry("AgentToken", SessionRoutes.AgentToken.class),
          Map.entry("SessionView", SessionRoutes.SessionView.class),
          Map.entry("Me", SessionRoutes.Me.class),
          Map.entry("Finding", io.trunkline.core.Finding.class),
          Map.entry("Report", AccountRoutes.Report.class),
          Map.entry("Key", AccountRoutes.Key.class),
          Map.entry("Certificate", AccountRoutes.Certificate.class),
          Map.entry("Connect", AccountRoutes.Connect.class),
          Map.entry("Connected", AccountRoutes.Connected.class),
          Map.entry("FieldShape", FieldShape.class),
          Map.entry("TicketShape", TicketShape.class),
          Map.entry("RecordType", TicketShape.RecordType.class),
          Map.entry("TicketFields", DesignRoutes.TicketFields.class),
          Map.entry("RecentCall", DesignRoutes.RecentCall.class),
          Map.entry("PreviewAsk", DesignRoutes.PreviewAsk.class),
          Map.entry("SampleCall", SampleCall.class),
          Map.entry("TicketPreview", TicketPreview.class),
          Map.entry("TicketDraft", TicketDraft.class),
          Map.entry("Ending", Ending.class),
          Map.entry("LedgerRow", LedgerRow.class),
          Map.entry("LedgerChange", LedgerChange.class),
          Map.entry("Passage", Passage.class),
          Map.entry("PbxQueues", PbxQueues.class),
          Map.entry("QueueState", QueueState.class),
          Map.entry("QueueFigures", Figures.class),
          Map.entry("WaitingCaller", WaitingCaller.class),
          Map.entry("QueueMember", Member.class),
          Map.entry("QueuePause", Member.Pause.class),
          Map.entry("AuditEntry", Audit.Entry.class),
          Map.entry("Fault", Fault.class));

  @TempDir Path folder;
  private final Map<String, String> document = flat();

  @Test
  void namesEveryRouteWithItsRoleAndNoOther() {
    Map<String, String> routes = new TreeMap<>();
    try (TestBridge bridge = new TestBridge(folder)) {
      bridge
          .api
          .routes()
          .forEach(route -> routes.put(route.method() + " " + route.path(), route.need().name()));
    }

    Map<String, String> documented = new TreeMap<>();
    document.forEach(
        (key, value) -> {
          String[] parts = key.split("\t");
          if (parts[0].equals("paths") && parts[parts.length - 1].equals("x-role")) {
            documented.put(parts[2].toUpperCase(java.util.Locale.ROOT) + " " + parts[1], value);
          }
        });

    assertThat(documented).isEqualTo(routes);
  }

  @Test
  void hasEveryMemberOfTheRecordsAndNoOther() {
    RECORDS.forEach(
        (schema, type) -> {
          Set<String> members = members(schema);
          if (type != LoginRoutes.NewPassword.class) {
            members.removeAll(ADDED);
          }

          assertThat(members)
              .as(schema)
              .isEqualTo(
                  Arrays.stream(type.getRecordComponents())
                      .map(component -> component.getName())
                      .filter(name -> !(schema.equals("TicketDraft") && name.equals("sheet")))
                      .collect(Collectors.toSet()));
        });
  }

  @Test
  void refersOnlyToSchemasThatAreThere() {
    Set<String> schemas =
        document.keySet().stream()
            .filter(key -> key.startsWith("components\tschemas\t"))
            .map(key -> key.split("\t")[2])
            .collect(Collectors.toSet());

    assertThat(
            document.values().stream()
                .filter(value -> value.startsWith("#/components/schemas/"))
                .map(value -> value.substring(value.lastIndexOf('/') + 1)))
        .isNotEmpty()
        .allMatch(schemas::contains);
  }

  private Set<String> members(String schema) {
    String prefix = "components\tschemas\t" + schema + "\tproperties\t";
    return document.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()).split("\t")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The document's leaves by their path, tab between the parts: all of YAML that it uses. */
  private static Map<String, String> flat() {
    Map<String, String> leaves = new LinkedHashMap<>();
    String[] path = new String[20];
    int number = 0;
    for (String line : lines()) {
      String text = line.strip();
      if (text.startsWith("#") || text.isEmpty()) {
        continue;
      }
      int depth = (line.length() - line.stripLeading().length()) / 2;
      if (text.startsWith("- ")) {
        path[depth] = "item" + number++;
        depth++;
        text = text.substring(2);
      }
      int colon = text.indexOf(':');
      path[depth] = text.substring(0, colon).replace("\"", "");
      String value = text.substring(colon + 1).strip().replace("\"", "");
      if (!value.isEmpty()) {
        leaves.put(String.join("\t", Arrays.copyOf(path, depth + 1)), value);
      }
    }
    return leaves;
  }

  private static List<String> lines() {
    try (var in = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

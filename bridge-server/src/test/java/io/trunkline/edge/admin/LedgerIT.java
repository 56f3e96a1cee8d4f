package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallId;
import io.trunkline.core.access.Role;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LedgerRow ROW =
      new LedgerRow(
          "TL-1",
          new CallId("main", "1.0"),
          1,
          "t",
          0,
          "a",
          "c",
          "alice",
          LedgerState.REFUSED,
          null,
          true,
          null,
          null,
          "A disposition is required.",
          1,
          new TicketDraft(TicketType.TASK, Map.of("Subject", "x"), List.of(), List.of()),
          null,
          NOON,
          NOON);

  @TempDir Path folder;
  private TestBridge bridge;

  @BeforeEach
  void start() {
    bridge = new TestBridge(folder);
    bridge.ledger.write(ROW, new LedgerChange("TL-1", NOON, LedgerState.REFUSED, "p1", "no"));
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  private HttpResponse<String> ask(String method, String path, String body) {
    String bearer = "Bearer " + bridge.token(Role.SUPERVISOR);
    return Http.ask(method, bridge.address() + "/api/ledger" + path, body, "Authorization", bearer);
  }

  @Test
  void showsRowsAndTheirChanges() {
    assertThat(ask("GET", "", "").body()).contains("\"call\":\"main/1.0\"", "\"REFUSED\"");
    assertThat(ask("GET", "/TL-1", "").body())
        .contains("\"changes\":[{\"reference\":\"TL-1\",\"at\":\"2026-11-22T12:00:00Z\"");
    assertThat(ask("GET", "/TL-2", "").statusCode()).isEqualTo(404);
  }

  @Test
  void showsOnlyWhatStandsInTheStatesThatAreAskedFor() {
    assertThat(ask("GET", "?state=REFUSED", "").body()).contains("TL-1");
    assertThat(ask("GET", "?state=FILED,REFUSED&limit=5", "").body()).contains("TL-1");
    assertThat(ask("GET", "?state=FILED,COMPLETED", "").body()).isEqualToIgnoringWhitespace("[]");
  }

  @Test
  void namesTheStatesThereAreToWhomWantsAnother() {
    HttpResponse<String> response = ask("GET", "?state=REFUSED,LOST", "");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("is no state of a ticket", "RETRYING");
  }

  @Test
  void handsWhatPeopleDecideToTheDesk() {
    assertThat(ask("POST", "/TL-1/retry", "").statusCode()).isEqualTo(200);
    assertThat(ask("POST", "/TL-1/correct", "{\"fields\": {\"Status\": \"Open\"}}").statusCode())
        .isEqualTo(200);
    assertThat(ask("POST", "/TL-1/discard", "{\"reason\": \"a test call\"}").statusCode())
        .isEqualTo(200);

    assertThat(ask("POST", "/TL-1/remove-double", "").statusCode()).isEqualTo(200);

    assertThat(bridge.ledger.asked)
        .containsExactly(
            "retry TL-1 by supervisor@example.com",
            "correct TL-1 {Status=Open} by supervisor@example.com",
            "discard TL-1 (a test call) by supervisor@example.com",
            "remove-double TL-1 by supervisor@example.com");
    assertThat(bridge.lastDeed()).contains("supervisor@example.com: ticket double removed");
  }

  @Test
  void passesOnThatARowDoesNotAllowIt() {
    bridge.ledger.verdict = new LedgerDesk.Verdict(false, "It stands in the org already.");

    HttpResponse<String> response = ask("POST", "/TL-1/retry", "");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body()).contains("It stands in the org already.");
    assertThat(ask("POST", "/TL-1/discard", "{\"reason\": \" \"}").statusCode()).isEqualTo(422);
    assertThat(ask("POST", "/TL-1/correct", "{\"fields\": {\"CallObject\": \"x\"}}").statusCode())
        .isEqualTo(422);
  }
}

package io.trunkline.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as scripts see it: lines of JSON, one clear line on trouble, exit codes. */
final class ReplayCommandTest {
  private static final Path TAPES = Path.of("../asterisk-ami/src/test/tapes/asterisk-22");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsEachCallEventWithTheKeysThatScriptsRelyOn() {
    String tape = tape("inbound-ivr-variables-recording");

    int exit = replay("--variables", "CUSTOMER_ID", tape);

    assertThat(exit).isZero();
    assertThat(events()).hasSize(3);
    assertThat(events().get(2))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"file": "%s", "call": "1795334966.11", "at": "2026-11-22T08:09:30.523153Z",
                 "direction": "inbound", "status": "hangup", "queue": "sales",
                 "agent": "PJSIP/1001", "number": "+393331234567", "name": "Mario Rossi",
                 "reason": "agent", "variables": {"CUSTOMER_ID": "C-42"}, "recorded": true}
                """
                    .formatted(tape)));
  }

  @Test
  void takesTheMembersOfTheQueuesOfAllFilesForAgents() {
    int exit = replay(tape("inbound-queue-answered-agent-hangs-up"), tape("outbound-busy"));

    assertThat(exit).isZero();
    assertThat(statuses()).containsExactly("ring", "answer", "hangup", "ring", "busy");
  }

  @Test
  void followsTheAgentsItIsGiven() {
    int exit = replay("--agents", "PJSIP/1004,PJSIP/1001", tape("outbound-busy"));

    assertThat(exit).isZero();
    assertThat(statuses()).containsExactly("ring", "busy");
  }

  @Test
  void saysInOneLineThatAFileIsNoConversation(@TempDir Path folder) throws IOException {
    Path prose = Files.writeString(folder.resolve("prose.txt"), "Dear PBX,\n\nplease call.\n");

    int exit = replay(prose.toString(), tape("outbound-busy"));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith(prose + ": is no recorded AMI conversation.");
  }

  @Test
  void saysInOneLineThatAFileIsNotThere(@TempDir Path folder) {
    Path nowhere = folder.resolve("nowhere.ami");

    assertThat(replay(nowhere.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(nowhere + ": cannot be read. Give a file that is there and readable.");
  }

  private int replay(String... arguments) {
    return new CommandLine(new ReplayCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static String tape(String name) {
    return TAPES.resolve(name + ".ami").toString();
  }

  private List<JsonObject> events() {
    return out.toString()
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }

  private List<String> statuses() {
    return events().stream().map(event -> event.get("status").getAsString()).toList();
  }
}

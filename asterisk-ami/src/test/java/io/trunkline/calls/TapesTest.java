package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.PbxSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tape beside its expected.json means exactly that. */
class TapesTest {
  private static final Gson GSON = new Gson();

  /** What a tape's meaning says of one event; absent values are null. */
  record Meaning(
      String status,
      String direction,
      String queue,
      String agent,
      String number,
      String reason,
      String name,
      Map<String, String> variables,
      Boolean recorded,
      Boolean recordingNow,
      List<String> recordings) {
    static Meaning of(CallEvent e, Meaning like) {
      Map<String, String> variables = null;
      if (like.variables != null) {
        variables = new LinkedHashMap<>(e.facts().variables());
        variables.keySet().retainAll(like.variables.keySet());
      }
      return new Meaning(
          e.status().word(),
          e.direction().word(),
          e.queue(),
          e.agent(),
          e.number(),
          e.reason(),
          like.name == null ? null : e.name(),
          variables,
          like.recorded == null ? null : Boolean.valueOf(e.facts().recorded()),
          like.recordingNow == null ? null : Boolean.valueOf(e.facts().recordingNow()),
          like.recordings == null ? null : fileNames(e.facts().recordings()));
    }

    private static List<String> fileNames(List<String> paths) {
      return paths.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).toList();
    }

    /** Whom an agent has to do with: between two of them the order says nothing. */
    String party() {
      return agent + " " + direction + " " + queue + " " + number;
    }
  }

  static Stream<Tape> tapesWithMeaning() throws IOException {
    List<Tape> tapes = new ArrayList<>();
    for (Tape tape : Tape.all()) {
      if (expected(tape) != null) {
        tapes.add(tape);
      }
    }
    return tapes.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tapesWithMeaning")
  void meansWhatIsWrittenBesideIt(Tape tape) throws IOException {
    List<Meaning> expected = expected(tape);
    Heard heard = new Heard();
    CallTracker tracker = new CallTracker(tape.settings(), heard);

    tape.events().forEach(tracker::on);
    if (tape.messages().stream().anyMatch(AmiEvents::isTorn)) {
      // the client asks the PBX then, which is silent by now
      tracker.resync(new PbxSnapshot(List.of(), List.of()));
    }

    assertThat(byParty(meanings(heard.events, expected)))
        .as(() -> "heard: " + lines(heard.events))
        .isEqualTo(byParty(expected));
    assertThat(tracker.liveCalls()).isZero();
    assertThat(heard.ended).doesNotHaveDuplicates();
  }

  @Test
  void thereAreTapes() throws IOException {
    assertThat(tapesWithMeaning()).hasSize(23 * 2 + 12 + 107 + 109);
  }

  /** Else a transfer that loses the customer's name would mean what it should. */
  @Test
  void everyTransferSaysByNameWhomEachOfTheAgentsHas() throws IOException {
    List<String> nameless = new ArrayList<>();
    for (Tape tape : Tape.all()) {
      List<Meaning> expected = expected(tape);
      if (expected != null && tape.name().matches(".*(transfer|redirect).*")) {
        expected.stream()
            .filter(one -> one.status.equals("answer") && one.direction.equals("inbound"))
            .filter(one -> one.number != null && one.number.startsWith("+") && one.name == null)
            .forEach(one -> nameless.add(tape + ": " + one.agent));
      }
    }

    assertThat(nameless).isEmpty();
  }

  /** Compared as widely as the meaning of the same agent's event in the same place says. */
  private static List<Meaning> meanings(List<CallEvent> events, List<Meaning> expected) {
    Map<String, List<Meaning>> like = byParty(expected);
    Map<String, Integer> at = new LinkedHashMap<>();
    List<Meaning> found = new ArrayList<>();
    Meaning plain = new Meaning(null, null, null, null, null, null, null, null, null, null, null);
    for (CallEvent e : events) {
      String party = Meaning.of(e, plain).party();
      int n = at.merge(party, 1, Integer::sum) - 1;
      List<Meaning> his = like.getOrDefault(party, List.of());
      found.add(Meaning.of(e, n < his.size() ? his.get(n) : plain));
    }
    return found;
  }

  private static Map<String, List<Meaning>> byParty(List<Meaning> all) {
    Map<String, List<Meaning>> byParty = new LinkedHashMap<>();
    all.forEach(m -> byParty.computeIfAbsent(m.party(), p -> new ArrayList<>()).add(m));
    return byParty;
  }

  static String lines(List<CallEvent> events) {
    StringBuilder lines = new StringBuilder();
    for (CallEvent e : events) {
      lines.append(
          String.format(
              "%n  %s #%d %s %s q=%s %s %s (%s)",
              e.call(),
              e.segment(),
              e.direction().word(),
              e.status().word(),
              e.queue(),
              e.agent(),
              e.number(),
              e.reason()));
    }
    return lines.toString();
  }

  private static List<Meaning> expected(Tape tape) throws IOException {
    Path file = Tape.FOLDER.resolve(tape.folder()).resolve("expected.json");
    JsonObject all = GSON.fromJson(Files.readString(file), JsonObject.class);
    return all.has(tape.name())
        ? List.of(GSON.fromJson(all.get(tape.name()), Meaning[].class))
        : null;
  }
}

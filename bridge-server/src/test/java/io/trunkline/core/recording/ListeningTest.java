package io.trunkline.core.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallId;
import io.trunkline.core.access.Audit;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Role;
import io.trunkline.testbridge.MemoryRecordings;
import io.trunkline.testbridge.MemoryShelf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Recording RECORDING =
      new Recording(
          "r".repeat(22),
          new CallId("main", "1.1"),
          "",
          Set.of("alice"),
          List.of("/m/a"),
          NOON,
          NOON);

  private final TestClock clock = new TestClock();
  private final List<Audit.Entry> audit = new ArrayList<>();
  private final MemoryRecordings recordings = new MemoryRecordings();
  private final MemoryShelf.OfLogins logins = new MemoryShelf.OfLogins();
  private final SignedLinks links = new SignedLinks(new byte[] {1}, clock);
  private final List<Recordings.Ticket> asked = new ArrayList<>();
  private final Listening listening =
      new Listening(
          recordings,
          (hearer, tickets) -> asked.addAll(tickets) && hearer.login().id().equals("reader"),
          logins,
          new Noted(),
          links,
          clock);

  @BeforeEach
  void keep() {
    recordings.keep(RECORDING).join();
    recordings.tickets.add(new Recordings.Ticket("a1", "00T1"));
    logins.put(login("l-alice", "alice"));
  }

  @Test
  void isForSupervisorsAndForTheAgentsOfTheCall() {
    assertThat(mayHear("boss", Role.ADMINISTRATOR, null)).isTrue();
    assertThat(mayHear("chief", Role.SUPERVISOR, null)).isTrue();
    assertThat(mayHear("l-alice", Role.AGENT, "alice")).isTrue();
    assertThat(mayHear("l-bob", Role.AGENT, "bob")).isFalse();
    assertThat(mayHear("nobody", Role.AGENT, null)).isFalse();
  }

  @Test
  void isForWhoeverReadsTheTicketInSalesforce() {
    assertThat(mayHear("reader", Role.AGENT, "carol")).isTrue();
    assertThat(asked).containsExactly(new Recordings.Ticket("a1", "00T1"));
  }

  @Test
  void writesDownWhoHeardWhatWhenAndFromWhere() {
    Hearer alice = new Hearer(login("l-alice", "alice"), Role.AGENT);

    listening.heard(alice, RECORDING, 2, "10.0.0.9");
    clock.pass(Duration.ofMinutes(4));
    listening.heard(alice, RECORDING, 2, "10.0.0.9");
    listening.heard(alice, RECORDING, 1, "10.0.0.9");
    clock.pass(Duration.ofMinutes(1));
    listening.heard(alice, RECORDING, 2, "10.0.0.9");

    assertThat(audit).containsExactly(entry(0, 2), entry(4, 1), entry(5, 2));
  }

  @Test
  void permitsOnePersonOneRecordingForFiveMinutes() {
    String permit = links.permit(RECORDING.reference(), "l-alice");

    clock.pass(SignedLinks.LIFETIME.minusMillis(1));
    assertThat(listening.holder(RECORDING.reference(), permit))
        .contains(new Hearer(login("l-alice", "alice"), Role.AGENT));
    assertThat(listening.holder("x".repeat(22), permit)).isEmpty();
    assertThat(listening.holder(RECORDING.reference(), permit.replace("l-alice", "l-bob")))
        .isEmpty();
    assertThat(listening.holder(RECORDING.reference(), "9" + permit)).isEmpty();
    assertThat(listening.holder(RECORDING.reference(), "")).isEmpty();
    assertThat(listening.holder(RECORDING.reference(), "a.b.c")).isEmpty();
    assertThat(new SignedLinks(new byte[] {2}, clock).holder(RECORDING.reference(), permit))
        .isEmpty();
    clock.pass(Duration.ofMillis(1));
    assertThat(listening.holder(RECORDING.reference(), permit)).isEmpty();
  }

  @Test
  void waitsAnHourForAFileAndADayForAnEnd() {
    Recording goingOn = new Recording("r", RECORDING.call(), "", Set.of(), List.of(), NOON, null);

    assertThat(RECORDING.stage(NOON.plusSeconds(3599))).isEqualTo(Recording.Stage.FRESH);
    assertThat(RECORDING.stage(NOON.plusSeconds(3600))).isEqualTo(Recording.Stage.OLD);
    assertThat(goingOn.stage(NOON.plusSeconds(3600))).isEqualTo(Recording.Stage.GOING_ON);
    assertThat(goingOn.stage(NOON.plusSeconds(86_400))).isEqualTo(Recording.Stage.OLD);
  }

  @Test
  void linksToTheAccountsAddressElseTheBridges() {
    RecordingLinks made = new RecordingLinks("https://cti.example.com", () -> "");

    assertThat(made.url(null, "abc")).isEqualTo("https://cti.example.com/recordings/abc");
    assertThat(made.url(" ", "abc")).isEqualTo("https://cti.example.com/recordings/abc");
    assertThat(made.url("https://x.example/cti/", "abc"))
        .isEqualTo("https://x.example/cti/recordings/abc");
  }

  private boolean mayHear(String id, Role role, @Nullable String agentId) {
    return listening.mayHear(new Hearer(login(id, agentId), role), RECORDING);
  }

  private static Login login(String id, @Nullable String agentId) {
    return new Login(id, id + "@example.com", Role.AGENT, agentId, null);
  }

  private static Audit.Entry entry(int minute, int part) {
    return new Audit.Entry(
        NOON.plus(Duration.ofMinutes(minute)),
        "l-alice@example.com",
        "recording heard",
        RECORDING.reference() + " part " + part + " from 10.0.0.9, call main/1.1");
  }

  private final class Noted implements Audit {
    @Override
    public void record(Entry entry) {
      audit.add(entry);
    }

    @Override
    public List<Entry> newest(int limit) {
      return audit;
    }
  }

  private static final class TestClock extends Clock {
    private Instant now = NOON;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

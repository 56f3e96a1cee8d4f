package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallFacts;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.recording.Recording;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a recorded call leaves: a link in its ticket, and what is known of its files. */
final class RecordedCallTest {
  private static final String FILE = "/var/spool/asterisk/monitor/1.wav";
  private static final String LINE =
      "Recording URL: https://cti.example.com/recordings/recording-1";

  private final Site site = new Site();

  @Test
  void putsTheLinkIntoTheTicketBeforeThereIsAFile() {
    site.happens(event(Status.RING, true));

    site.happens(event(Status.ANSWER, true));
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(one -> assertThat(text(one)).endsWith(LINE));
    assertThat(site.recordings.all())
        .containsExactly(recording(Set.of("alice"), List.of(), site.recordings.all().get(0), null));
  }

  @Test
  void saysNothingOfARecordingThatThereIsNot() {
    site.happens(event(Status.RING, false));
    site.happens(event(Status.ANSWER, false));
    site.happens(event(Status.HANGUP, false));
    site.ends();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(text(site.desk.filed.get(0))).doesNotContain("Recording");
    assertThat(site.desk.appended).allMatch(String::isEmpty);
    assertThat(site.recordings.all()).isEmpty();
  }

  @Test
  void addsTheLinkAtTheEndWhenRecordingBeganLater() {
    fills("Recording__c");
    site.happens(event(Status.RING, false));
    site.happens(event(Status.ANSWER, false));
    site.time.pass(Duration.ofSeconds(30));

    site.happens(event(Status.HANGUP, true, FILE));
    site.ends();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(text(site.desk.filed.get(0))).doesNotContain("Recording");
    String url = "https://cti.example.com/recordings/" + site.recordings.all().get(0).reference();
    assertThat(site.desk.appended).containsExactly("Recording URL: " + url);
  }

  @Test
  void keepsEveryFileInOrderAndWhoTalked() {
    site.happens(event(Status.RING, true));
    site.happens(event(Status.ANSWER, true, "/m/b.wav"));
    site.happens(event(Status.HOLD, true, "/m/b.wav", "/m/a.wav"));
    site.happens(event(Status.RING, "PJSIP/1002", true, "/m/b.wav", "/m/a.wav"));
    site.happens(event(Status.HANGUP, true, "/m/b.wav", "/m/a.wav"));

    site.ends();

    Recording kept = site.recordings.all().get(0);
    assertThat(site.recordings.all())
        .containsExactly(
            recording(Set.of("alice"), List.of("/m/b.wav", "/m/a.wav"), kept, site.time.instant()));
  }

  @Test
  void keepsItsReferenceThroughARestart() {
    site.happens(event(Status.RING, true));
    site.happens(event(Status.ANSWER, true, FILE));
    site.time.pass(Duration.ofSeconds(20));
    CallEvent living = event(Status.ANSWER, true, FILE);
    site.time.forget();
    site.flow = site.newFlow();

    site.flow.start(List.of(living));
    site.time.run();
    site.happens(event(Status.HANGUP, true, FILE, "/m/second.wav"));
    site.ends();

    assertThat(site.recordings.all())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.files()).containsExactly(FILE, "/m/second.wav");
              assertThat(one.endedAt()).isEqualTo(site.time.instant());
            });
  }

  @Test
  void takesACallOfWhichNothingWasHeardForADayForOver() {
    site.happens(event(Status.ANSWER, true, FILE));
    Recording before = site.recordings.all().get(0);
    site.time.pass(Recording.LONGEST_CALL);
    site.flow = site.newFlow();

    site.flow.start(List.of());
    site.time.run();

    assertThat(site.recordings.all()).containsExactly(before.ended(before.changedAt()));
  }

  @Test
  void knowsNothingOfInternalCalls() {
    site.happens(with(event(Status.ANSWER, true, FILE), Direction.INTERNAL));
    site.ends();

    assertThat(site.recordings.all()).isEmpty();
  }

  private void fills(String field) {
    Configuration c = site.configurations.all().get(0);
    List<FieldValue> fields = new ArrayList<>(c.fields());
    fields.add(new FieldValue(field, new Item(Item.Kind.VARIABLE, "recordingurl")));
    site.configurations.put(
        new Configuration(
            c.id(),
            c.accountId(),
            c.name(),
            c.channel(),
            c.type(),
            c.ticketType(),
            c.subject(),
            c.description(),
            fields,
            c.search()));
  }

  private static String text(io.trunkline.core.ticket.TicketDraft draft) {
    return String.valueOf(draft.fields().get("Description"));
  }

  private static Recording recording(
      Set<String> agents, List<String> files, Recording like, java.time.@Nullable Instant endedAt) {
    return new Recording(
        "recording-1", Site.CALL, "+393331234567", agents, files, like.changedAt(), endedAt);
  }

  private CallEvent event(Status status, boolean recorded, String... files) {
    return event(status, "PJSIP/1001", recorded, files);
  }

  private CallEvent event(Status status, String phone, boolean recorded, String... files) {
    CallEvent plain = site.event(1, status, Direction.INBOUND, "sales", phone, null);
    CallFacts facts = plain.facts();
    return new CallEvent(
        plain.call(),
        plain.segment(),
        plain.status(),
        plain.direction(),
        plain.queue(),
        plain.agent(),
        plain.number(),
        plain.name(),
        plain.reason(),
        plain.at(),
        new CallFacts(
            facts.uniqueId(),
            facts.system(),
            facts.variables(),
            List.of(files),
            recorded,
            recorded,
            facts.did(),
            null,
            null,
            null));
  }

  private static CallEvent with(CallEvent event, Direction direction) {
    return new CallEvent(
        event.call(),
        event.segment(),
        event.status(),
        direction,
        event.queue(),
        event.agent(),
        event.number(),
        event.name(),
        event.reason(),
        event.at(),
        event.facts());
  }
}

package io.trunkline.ami.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final AmiMessage FIRST = AmiMessage.of("Event", "Newstate", "Uniqueid", "1.1");
  private static final AmiMessage SECOND = AmiMessage.of("Event", "Newstate", "Uniqueid", "1.2");
  private static final AmiMessage THIRD = AmiMessage.of("Event", "Newstate", "Uniqueid", "1.3");

  private final List<Object> taken = new ArrayList<>();
  private final Inbox inbox = new Inbox(2L * FIRST.weight(), () -> taken.add("gap"));

  @Test
  void keepsTheOrderOfTheWire() throws InterruptedException {
    inbox.up(() -> taken.add("up"));
    inbox.event(FIRST);
    inbox.reply(() -> taken.add("reply"));
    inbox.event(SECOND);

    empty();

    assertThat(taken).containsExactly("up", FIRST, "reply", SECOND);
  }

  @Test
  void putsAGapInThePlaceOfWhatItCannotKeep() throws InterruptedException {
    inbox.event(FIRST);
    inbox.reply(() -> taken.add("reply"));
    inbox.event(SECOND);
    inbox.event(THIRD);

    empty();

    assertThat(taken).containsExactly("reply", "gap", THIRD);
    assertThat(inbox.gaps()).isEqualTo(1);
    assertThat(inbox.lost()).isEqualTo(2);
  }

  @Test
  void tellsOneGapWhereSeveralFollowEachOther() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      inbox.event(FIRST);
    }

    empty();

    assertThat(taken).containsExactly("gap", FIRST, FIRST);
    assertThat(inbox.gaps()).isEqualTo(4);
    assertThat(inbox.lost()).isEqualTo(8);
  }

  @Test
  void hasRoomAgainForWhatWasTaken() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      inbox.event(FIRST);
      inbox.event(SECOND);
      empty();
    }

    assertThat(taken).hasSize(10).doesNotContain("gap");
  }

  @Test
  void tellsOnlyTheNewestOfSeveralUnseenLinks() throws InterruptedException {
    inbox.up(() -> taken.add("old"));
    inbox.event(FIRST);
    inbox.up(() -> taken.add("new"));

    empty();

    assertThat(taken).containsExactly(FIRST, "new");
  }

  private void empty() throws InterruptedException {
    for (Object item : inbox.take()) {
      if (item instanceof Runnable turn) {
        turn.run();
      } else {
        taken.add(item);
      }
    }
  }
}

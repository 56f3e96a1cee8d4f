package io.trunkline.ami.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiException.Reason;
import io.trunkline.ami.wire.AmiMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingTest {
  private static final AmiMessage DONE = AmiMessage.of("Response", "Success", "ActionID", "a-1");
  private static final AmiMessage START =
      AmiMessage.of("Response", "Success", "ActionID", "a-1", "EventList", "start");
  private static final AmiMessage ROW =
      AmiMessage.of("Event", "CoreShowChannel", "ActionID", "a-1", "Channel", "PJSIP/1001-1");

  private final Pending pending = new Pending();

  @Test
  void completesAnActionByItsResponse() {
    CompletableFuture<AmiResponse> answer = ask(AmiAction.ping());

    assertThat(pending.take(DONE)).isTrue();

    assertThat(answer).isCompletedWithValue(new AmiResponse(DONE, List.of()));
    assertThat(pending.areDue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Anything, Complete",
    "Anything, complete",
    "Anything, cancelled",
    "CoreShowChannelsComplete, ''"
  })
  void endsAListByItsMarkOrByItsName(String name, String mark) {
    CompletableFuture<AmiResponse> answer = ask(AmiAction.coreShowChannels());

    pending.take(START);
    pending.take(ROW);
    assertThat(answer).isNotDone();
    pending.take(AmiMessage.of("Event", name, "ActionID", "a-1", "EventList", mark));

    assertThat(answer).isCompletedWithValue(new AmiResponse(START, List.of(ROW)));
  }

  @Test
  void leavesAnEventInTheMiddleOfAListToTheListener() {
    AmiMessage news = AmiMessage.of("Event", "Newstate", "Privilege", "call,all", "Uniqueid", "1");
    CompletableFuture<AmiResponse> answer = ask(AmiAction.coreShowChannels());

    pending.take(START);
    pending.take(ROW);
    assertThat(pending.take(news)).isFalse();
    pending.take(ROW);
    pending.take(AmiMessage.of("Event", "X", "ActionID", "a-1", "EventList", "Complete"));

    assertThat(answer).isCompletedWithValue(new AmiResponse(START, List.of(ROW, ROW)));
  }

  @Test
  void takesAnErrorThatMeansAnEmptyListForOne() {
    AmiMessage none =
        AmiMessage.of("Response", "Error", "ActionID", "a-1", "Message", "No Contacts found");
    CompletableFuture<AmiResponse> answer = ask(AmiAction.list("PJSIPShowContacts", "X"));

    pending.take(none);

    assertThat(answer).isCompletedWithValue(new AmiResponse(none, List.of()));
    assertThat(answer.join().success()).isTrue();
  }

  @Test
  void takesARealErrorForARefusal() {
    AmiMessage refusal =
        AmiMessage.of("Response", "Error", "ActionID", "a-1", "Message", "No such channel");
    CompletableFuture<AmiResponse> answer = ask(AmiAction.status(List.of("X")));

    pending.take(refusal);

    assertThat(answer.join().success()).isFalse();
    assertThat(answer.join().message()).isEqualTo("No such channel");
  }

  @Test
  void leavesNewsThatBearOurActionIdToTheListener() {
    CompletableFuture<AmiResponse> originate = ask(AmiAction.of("Originate"));

    boolean outcome = pending.take(AmiMessage.of("Event", "OriginateResponse", "ActionID", "a-1"));

    assertThat(outcome).isFalse();
    assertThat(originate).isNotDone();
  }

  @Test
  void takesNoUserEventForARow() {
    CompletableFuture<AmiResponse> list = ask(AmiAction.coreShowChannels());
    pending.take(START);

    boolean taken =
        pending.take(
            AmiMessage.of("Event", "UserEvent", "ActionID", "a-1", "EventList", "Complete"));

    assertThat(taken).isFalse();
    assertThat(list).isNotDone();
  }

  @Test
  void leavesOthersAnswersAlone() {
    ask(AmiAction.ping());

    assertThat(pending.take(AmiMessage.of("Response", "Success", "ActionID", "b-1"))).isFalse();
    assertThat(pending.take(AmiMessage.of("Response", "Success"))).isFalse();
  }

  @Test
  void survivesASecondResponseToOneAction() {
    CompletableFuture<AmiResponse> list = ask(AmiAction.coreShowChannels());

    pending.take(START);
    pending.take(START);
    pending.take(
        AmiMessage.of("Event", "X", "ActionID", "a-1", "ActionID", "a-1", "EventList", "Complete"));

    assertThat(list).isCompletedWithValue(new AmiResponse(START, List.of()));
  }

  @Test
  void endsOneWhoseAnswerIsTooLong() {
    CompletableFuture<AmiResponse> other = ask(AmiAction.ping());
    CompletableFuture<AmiResponse> huge =
        pending.await("a-9", AmiAction.coreShowChannels(), Runnable::run);

    pending.tooLong("a-9");

    assertThatThrownBy(huge::join).hasMessageContaining("the answer is longer than 1048576 bytes");
    assertThat(other).isNotDone();
  }

  @Test
  void endsAllWithTheLinkAndTakesNoMore() {
    CompletableFuture<AmiResponse> before = ask(AmiAction.ping());

    pending.close(new AmiException(Reason.LINK_LOST, "gone"));

    assertThat(before).isCompletedExceptionally();
    assertThat(ask(AmiAction.ping())).isCompletedExceptionally();
    assertThat(pending.areDue()).isFalse();
  }

  @Test
  void refusesMoreThanMayWait() {
    for (int i = 0; i < Pending.MOST; i++) {
      assertThat(pending.await("x-" + i, AmiAction.ping(), Runnable::run)).isNotDone();
    }

    assertThat(ask(AmiAction.ping())).isCompletedExceptionally();
  }

  private CompletableFuture<AmiResponse> ask(AmiAction action) {
    return pending.await("a-1", action, Runnable::run);
  }
}

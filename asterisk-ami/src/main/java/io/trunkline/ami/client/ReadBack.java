package io.trunkline.ami.client;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiException.Reason;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Asks a PBX what is going on, as after every {@link AmiListener#up} and {@link AmiListener#gap}:
 * who talks to whom, who is on hold, the channels' variables, which bridges are rooms.
 */
public final class ReadBack {
  /** Asterisk refuses lines of more than 1,024 bytes (AMI's own limit, with the header). */
  private static final int LINE = 900;

  private ReadBack() {}

  /**
   * Asks over this link. The list that decides which channels live comes last: a call that began
   * after it is not taken for gone, and one that ended before it is not taken for living.
   *
   * <p>What the login may not read besides (Status needs system, call or reporting, BridgeList
   * system) is left out. The future fails with an {@link AmiException}: REFUSED where the login may
   * not list channels at all, which another attempt on this link does not change; any other reason
   * where a list got no answer, and asking again helps. Half an answer is never given for a whole.
   *
   * @param variables the channel variables whose values are wanted
   * @return what goes on, in its turn among the events, on the listener's thread
   */
  public static CompletableFuture<PbxSnapshot> ask(AmiLink link, Collection<String> variables) {
    List<CompletableFuture<AmiResponse>> more = new ArrayList<>();
    for (List<String> some : inLines(variables)) {
      more.add(link.sendInOrder(AmiAction.status(some)));
    }
    more.add(link.sendInOrder(AmiAction.bridgeList()));
    return link.sendInOrder(AmiAction.coreShowChannels())
        .thenApply(channels -> taken(channels, more));
  }

  /** What a failure of {@link #ask} was, however many stages lie between. */
  public static Reason reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof AmiException known ? known.reason() : Reason.LINK_LOST;
  }

  private static PbxSnapshot taken(
      AmiResponse channels, List<CompletableFuture<AmiResponse>> more) {
    if (!channels.success()) {
      throw new AmiException(
          Reason.REFUSED,
          "the channels cannot be listed ("
              + channels.message()
              + "); the login needs write system"
              + " or reporting");
    }
    List<AmiMessage> rows = new ArrayList<>();
    for (CompletableFuture<AmiResponse> one : more) {
      if (!one.isDone()) {
        throw new AmiException(Reason.TIMEOUT, "a list that was asked before has no end yet");
      }
      rows.addAll(one.join().rows());
    }
    return PbxSnapshot.of(channels.rows(), rows);
  }

  private static List<List<String>> inLines(Collection<String> names) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    int length = 0;
    for (String name : names) {
      if (length + name.length() > LINE && !line.isEmpty()) {
        lines.add(line);
        line = new ArrayList<>();
        length = 0;
      }
      line.add(name);
      length += name.length() + 1;
    }
    lines.add(line);
    return lines;
  }
}

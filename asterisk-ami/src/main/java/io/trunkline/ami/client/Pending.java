package io.trunkline.ami.client;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiException.Reason;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Actions that wait for their answer, on one link. Every one of them ends: by its answer, by its
 * deadline, or with the link. Thread-safe.
 */
final class Pending implements AmiReader.Replies {
  /** The most actions that may wait at once. */
  static final int MOST = 1_000;

  private static final long MOST_ROW_BYTES = 32L << 20;

  /** One waiting action; touched under the lock only, but for its future. */
  private static final class Waiting {
    final AmiAction action;
    final Executor carrier;
    final CompletableFuture<AmiResponse> future = new CompletableFuture<>();
    final List<AmiMessage> rows = new ArrayList<>();
    long rowBytes;
    @Nullable AmiMessage response;

    Waiting(AmiAction action, Executor carrier) {
      this.action = action;
      this.carrier = carrier;
    }
  }

  private final Map<String, Waiting> waitingById = new HashMap<>();
  private volatile boolean any;
  private @Nullable AmiException closed;

  /** Cheap, for the reader. */
  @Override
  public boolean areDue() {
    return any;
  }

  @Override
  public void tooLong(String actionId) {
    int most = AmiReader.BLOCK_LIMIT;
    fail(
        actionId,
        new AmiException(Reason.OVERLOADED, "the answer is longer than " + most + " bytes"));
  }

  /** Begins to wait; the future is completed by this carrier. */
  synchronized CompletableFuture<AmiResponse> await(
      String actionId, AmiAction action, Executor carrier) {
    if (closed != null) {
      return CompletableFuture.failedFuture(closed);
    }
    if (waitingById.size() >= MOST) {
      return CompletableFuture.failedFuture(
          new AmiException(Reason.OVERLOADED, MOST + " actions wait for an answer already"));
    }
    Waiting waiting = new Waiting(action, carrier);
    waitingById.put(actionId, waiting);
    any = true;
    return waiting.future;
  }

  /** Whether this message is part of an answer of ours, which it then was. */
  boolean take(AmiMessage message) {
    String id = message.get("ActionID");
    if (id == null) {
      return false;
    }
    Runnable end;
    synchronized (this) {
      Waiting waiting = waitingById.get(id);
      if (waiting == null || (message.isEvent() && !isRow(waiting, message))) {
        return false;
      }
      end = message.isResponse() ? response(id, waiting, message) : row(id, waiting, message);
    }
    end.run();
    return true;
  }

  /** Ends one without an answer; nothing happens when it has ended already. */
  void fail(String actionId, AmiException why) {
    Waiting waiting;
    synchronized (this) {
      waiting = remove(actionId);
    }
    if (waiting != null) {
      waiting.carrier.execute(() -> waiting.future.completeExceptionally(why));
    }
  }

  /** Ends all, and all that come later. */
  void close(AmiException why) {
    List<Waiting> all;
    synchronized (this) {
      closed = why;
      all = new ArrayList<>(waitingById.values());
      waitingById.clear();
      any = false;
    }
    all.forEach(one -> one.carrier.execute(() -> one.future.completeExceptionally(why)));
  }

  /** News may bear our ActionID too: UserEvent copies what it was given, OriginateResponse. */
  private static boolean isRow(Waiting waiting, AmiMessage event) {
    return waiting.action.isList() && !event.isNamed("UserEvent");
  }

  private Runnable response(String id, Waiting waiting, AmiMessage response) {
    if (waiting.response != null) {
      return () -> {};
    }
    waiting.response = response;
    boolean more = waiting.action.isList() && !response.isNamed("Error") && !isLast(response);
    return more ? () -> {} : end(id, waiting, response);
  }

  private Runnable row(String id, Waiting waiting, AmiMessage row) {
    String last = waiting.action.lastRow();
    AmiMessage response = waiting.response;
    if (response != null && (isLast(row) || (last != null && row.isNamed(last)))) {
      return end(id, waiting, response);
    }
    waiting.rowBytes += row.weight();
    if (waiting.rowBytes > MOST_ROW_BYTES) {
      return () -> fail(id, new AmiException(Reason.OVERLOADED, "the list is too long"));
    }
    waiting.rows.add(row);
    return () -> {};
  }

  private Runnable end(String id, Waiting waiting, AmiMessage response) {
    remove(id);
    AmiResponse answer = new AmiResponse(response, waiting.rows);
    return () -> waiting.carrier.execute(() -> waiting.future.complete(answer));
  }

  private static boolean isLast(AmiMessage message) {
    String list = message.get("EventList");
    String word = list == null ? "" : list.toLowerCase(Locale.ROOT);
    return word.equals("complete") || word.equals("cancelled");
  }

  private @Nullable Waiting remove(String actionId) {
    Waiting waiting = waitingById.remove(actionId);
    any = !waitingById.isEmpty();
    return waiting;
  }
}

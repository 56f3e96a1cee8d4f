package io.trunkline.lab.org;

import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Turns Jetty's requests into values and answers back, and does what an ordered fault says. */
final class Doorway extends Handler.Abstract {
  /** The org behind the door. */
  interface Inside {
    Answer answer(Ask ask);
  }

  private final Inside org;
  private final Consumer<Ask> endSession;
  private final Faults faults;
  private final SeenRequests seen;
  private final Clock clock;
  private final AtomicInteger held = new AtomicInteger();
  private volatile Duration saving = Duration.ZERO;

  Doorway(Inside org, Consumer<Ask> endSession, Faults faults, SeenRequests seen, Clock clock) {
    this.org = ask -> watched(org, faults, ask);
    this.endSession = endSession;
    this.faults = faults;
    this.seen = seen;
    this.clock = clock;
  }

  private static Answer watched(Inside org, Faults faults, Ask ask) {
    Answer answer = org.answer(ask);
    if (Door.of(ask) != Door.READ && answer.body().contains("DUPLICATE_VALUE")) {
      faults.secondSave(ask.body());
    }
    if (Door.of(ask) != Door.READ && answer.body().contains("UNABLE_TO_LOCK_ROW")) {
      faults.lockRefusal();
    }
    return answer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response.getHeaders().put("Date", date());
    Ask ask = read(request);
    Door door = Door.of(ask);
    Seen asked = new Seen(door, ask.method(), ask.path(), ask.query());
    seen.add(asked);
    Faults.Order order = faults.next(door).orElse(null);
    boolean saves = door == Door.WRITE || door == Door.PAGE_SAVE;
    if (order == null && saves && !saving.isZero()) {
      Answer answer = org.answer(ask);
      after(saving, () -> write(answer, response, callback));
    } else if (order == null) {
      write(org.answer(ask), response, callback);
    } else {
      hurt(order, ask, () -> faults.met(order, asked, ask.body()), request, response, callback);
    }
    return true;
  }

  /** How long a save takes from now on, until it is answered. */
  void saving(Duration time) {
    saving = time;
  }

  /** The org's own time, as every answer of Salesforce tells it. */
  private String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC));
  }

  /**
   * @param met told when it has been carried out
   */
  private void hurt(
      Faults.Order order,
      Ask ask,
      Runnable met,
      Request request,
      Response response,
      Callback callback) {
    if (order.fault() == Fault.TOKEN_EXPIRED_ONCE) {
      endSession.accept(ask);
    }
    Answer answer = FaultAnswers.of(order.fault());
    if (answer != null) {
      met.run();
      write(answer, response, callback);
    } else if (order.fault() == Fault.COMMITS_LATE) {
      held.incrementAndGet();
      after(order.delay(), () -> commitLate(ask, met, response, callback));
    } else {
      silence(order, ask, request, response, callback);
      met.run();
    }
  }

  private void commitLate(Ask ask, Runnable met, Response response, Callback callback) {
    Answer answer;
    try {
      answer = org.answer(ask);
      met.run();
    } finally {
      held.decrementAndGet();
    }
    write(answer, response, callback);
  }

  /** How many requests are held that are carried out later. */
  int held() {
    return held.get();
  }

  private void silence(
      Faults.Order order, Ask ask, Request request, Response response, Callback callback) {
    switch (order.fault()) {
      case DROP_BEFORE_COMMIT -> drop(request, callback);
      case DROP_AFTER_COMMIT -> {
        org.answer(ask);
        drop(request, callback);
      }
      case ANSWERS_LATE -> {
        Answer answer = org.answer(ask);
        after(order.delay(), () -> write(answer, response, callback));
      }
      case NO_RESPONSE_AFTER_COMMIT -> org.answer(ask);
      case ANSWER_CUT_SHORT -> cut(org.answer(ask), request, response, callback);
      default -> {}
    }
  }

  private static void drop(Request request, Callback callback) {
    EofException dropped = new EofException("the fake org dropped the connection");
    request.getConnectionMetaData().getConnection().getEndPoint().close(dropped);
    callback.failed(dropped);
  }

  /** Promises the whole answer and sends half of it. */
  private static void cut(Answer answer, Request request, Response response, Callback callback) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put("Content-Length", Integer.toString(Math.max(body.length, 1)));
    response.write(
        false,
        ByteBuffer.wrap(body, 0, body.length / 2),
        Callback.from(() -> drop(request, callback), failure -> drop(request, callback)));
  }

  private void after(Duration delay, Runnable task) {
    CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(task);
  }

  private static void write(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
  }

  private static Ask read(Request request) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.merge(
          field.getName().toLowerCase(Locale.ROOT),
          field.getValue() == null ? "" : field.getValue(),
          (one, other) -> one + "; " + other);
    }
    headers.put("host", Request.getServerName(request));
    String query = request.getHttpURI().getQuery();
    return new Ask(
        request.getMethod(),
        request.getHttpURI().getPath(),
        query == null ? "" : query,
        headers,
        Content.Source.asString(request, StandardCharsets.UTF_8));
  }
}

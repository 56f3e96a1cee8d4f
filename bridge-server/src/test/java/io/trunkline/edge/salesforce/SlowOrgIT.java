package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static io.trunkline.edge.salesforce.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Secret;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Unreachable;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlowOrgIT {
  private static final DeskLimits SHORT =
      new DeskLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(1500), 2, 100);

  @Test
  void isGivenUpWhenItSendsAByteNowAndThen() throws IOException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> trickle(server, threads));
      long start = System.nanoTime();

      TicketOutcome outcome = filed("http://localhost:" + server.getLocalPort());

      assertThat(outcome).isInstanceOf(Unreachable.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void isGivenUpWhenItsAnswerHasNoEnd() throws IOException {
    byte[] lot = new byte[17 * 1024 * 1024];
    try (ScriptedOrg org =
        new ScriptedOrg(
            path -> ScriptedOrg.Says.of(200, new String(lot, StandardCharsets.ISO_8859_1)))) {
      assertThat(filed(org.url())).isInstanceOf(Unreachable.class);
    }
  }

  @Test
  void leavesNobodyWithoutAnAnswerWhenTheBridgeStops() {
    Bench bench =
        new Bench(
            new DeskLimits(SHORT.connect(), SHORT.response(), Bench.QUICK.operation(), 1, 100));
    bench.org.answers(Door.LOGIN, Fault.NO_RESPONSE, 100);
    var desk = bench.desk();
    List<CompletableFuture<TicketOutcome>> all =
        IntStream.range(0, 20).mapToObj(i -> desk.file(task(), "ref-" + i)).toList();

    bench.close();

    assertThat(all).allSatisfy(one -> assertThat(now(one)).isInstanceOf(Unreachable.class));
    assertThat(now(desk.file(task(), "ref-late"))).isInstanceOf(Unreachable.class);
  }

  private static TicketOutcome filed(String url) {
    var secrets = new Bench.MapSecrets();
    secrets.put("account/a1/clientSecret", new Secret("secret"));
    try (SalesforceDesks desks =
        new SalesforceDesks(
            secrets, new Bench.MovedClock(), new HostPolicy(List.of(url)), SHORT, null)) {
      return now(desks.at(Bench.account(url, null)).orElseThrow().file(task(), "ref-1"));
    }
  }

  private static void trickle(ServerSocket server, ScheduledExecutorService threads) {
    try {
      Socket socket = server.accept();
      OutputStream out = socket.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      threads.scheduleAtFixedRate(() -> write(out), 0, 100, TimeUnit.MILLISECONDS);
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream out) {
    try {
      out.write('x');
      out.flush();
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }
}

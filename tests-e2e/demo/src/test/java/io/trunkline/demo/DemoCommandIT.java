package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCommandIT {

  @Test
  void drivesEveryCallToExactlyOneTicket() {
    Run run = Run.of("demo", "--calls", "6", "--json");

    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                "{\"calls\":6,\"pops\":6,\"tickets\":6,\"duplicates\":0,\"lost\":0}"
                    + System.lineSeparator(),
                ""));
  }

  @Test
  void saysInOneLineThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      Run run = Run.of("demo", "--port", String.valueOf(port));

      assertThat(run)
          .isEqualTo(
              new Run(
                  2,
                  "",
                  "--port: %d is taken by another program. Choose another: --port %d.%n"
                      .formatted(port, port + 10)));
    }
  }

  @Test
  void takesNoMoreCallsThanItCanCount() {
    Run run = Run.of("demo", "--calls", "1001");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("--calls: choose from 1 to 1000.");
  }

  @Test
  void namesEveryBenchmark() {
    Run run = Run.of("bench", "list");

    List<String> names =
        List.of("ami", "ami-memory", "ami-settle", "crash", "fuzz", "pop", "start");
    List<String> lines = run.out().lines().toList();
    assertThat(lines.subList(0, lines.size() - 1))
        .extracting(line -> line.split(" ", 2)[0])
        .containsExactlyElementsOf(names);
    assertThat(JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject().keySet())
        .containsExactlyElementsOf(names);
  }
}

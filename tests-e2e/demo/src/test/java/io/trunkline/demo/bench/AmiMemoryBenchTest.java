package io.trunkline.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AmiMemoryBenchTest {
  @Test
  void remembersNoMoreAfterSomeHundredThousandEvents() {
    CommandLine line = new CommandLine(new AmiMemoryBench());
    line.setOut(new PrintWriter(new StringWriter()));

    int exit = line.execute("--events", "300000", "--every", "60000");

    JsonObject figures =
        JsonParser.parseString(line.<Object>getExecutionResult().toString()).getAsJsonObject();
    assertThat(exit).as("%s", figures).isZero();
    assertThat(figures.get("events").getAsLong()).isGreaterThanOrEqualTo(300_000);
    assertThat(figures.get("live_calls_left").getAsInt()).isZero();
  }
}

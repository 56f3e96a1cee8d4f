package io.trunkline.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AmiSettleBenchIT {
  /** The target is 2 s; a shared machine may be busy. */
  private static final double LIMIT_MS = 6_000;

  @Test
  void knowsTwoThousandChannelsSoonAfterTheStart() {
    CommandLine line = new CommandLine(new AmiSettleBench());

    int exit = line.execute();

    JsonObject figures =
        JsonParser.parseString(line.<Object>getExecutionResult().toString()).getAsJsonObject();
    assertThat(exit).isZero();
    assertThat(figures.get("live_calls").getAsInt()).isEqualTo(1_000);
    assertThat(figures.get("settled_ms").getAsDouble()).isLessThan(LIMIT_MS);
  }
}

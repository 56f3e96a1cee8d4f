package io.trunkline.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FuzzBenchTest {
  @Test
  void survivesSomeThousandSpoiltConversations() {
    FuzzBench fuzz = new FuzzBench();
    CommandLine line = new CommandLine(fuzz);

    int exit = line.execute("--cases", "5000", "--seed", "7");

    assertThat(exit).as("%s", line.<Object>getExecutionResult()).isZero();
  }
}

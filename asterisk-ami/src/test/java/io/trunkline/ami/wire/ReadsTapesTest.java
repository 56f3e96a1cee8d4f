package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tape, cut in every way a network might cut it, says the same. */
class ReadsTapesTest {
  private static final Path TAPES = Path.of("src/test/tapes");

  static Stream<Path> tapes() throws IOException {
    try (Stream<Path> files = Files.walk(TAPES)) {
      return files.filter(file -> file.toString().endsWith(".ami")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void readsWhatAPlainSplitReads(Path tape) {
    byte[] bytes = bytes(tape);

    assertThat(Chunks.messages(bytes, at -> Integer.MAX_VALUE)).isEqualTo(plainly(bytes));
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void readsTheSameByteByByte(Path tape) {
    byte[] bytes = bytes(tape);

    assertThat(Chunks.messages(bytes, at -> 1)).isEqualTo(plainly(bytes));
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void readsTheSameInRandomChunks(Path tape) {
    byte[] bytes = bytes(tape);
    List<AmiMessage> plainly = plainly(bytes);

    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      assertThat(Chunks.messages(bytes, at -> 1 + random.nextInt(3000)))
          .as("seed %d", seed)
          .isEqualTo(plainly);
    }
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void picksTheSameWantedOnesHoweverCut(Path tape) {
    byte[] bytes = bytes(tape);
    Set<String> events = Set.of("Newchannel", "Hangup", "AgentConnect", "BridgeEnter");
    Wanted wanted = Wanted.of(events, Set.of("CUSTOMER_ID", "MIXMONITOR_FILENAME"));
    List<AmiMessage> expected =
        plainly(bytes).stream().filter(message -> isWanted(message, events)).toList();

    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Chunks chunks = new Chunks(bytes, at -> 1 + random.nextInt(500));
      assertThat(Chunks.all(new AmiReader(chunks, wanted, () -> false)))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void allocatesNothingForWhatNobodyWants(Path tape) throws IOException {
    byte[] bytes = bytes(tape);
    Chunks many = new Chunks(bytes, at -> 1_400);
    AmiReader reader =
        new AmiReader(many, Wanted.of(Set.of("Nothing"), Set.of("NOTHING")), () -> false);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < bytes.length && reader.counts().wanted() < responses(bytes); i++) {
      reader.next();
    }

    long before = threads.getCurrentThreadAllocatedBytes();
    AmiMessage last = reader.next();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(last).isNull();
    assertThat(allocated).isLessThan(1_000);
  }

  private static long responses(byte[] bytes) {
    return plainly(bytes).stream().filter(AmiMessage::isResponse).count();
  }

  private static boolean isWanted(AmiMessage message, Set<String> events) {
    String variable = message.get("Variable");
    String bare = variable == null ? "" : variable.replaceFirst("^__?", "");
    return message.isResponse()
        || events.contains(message.name())
        || (message.name().equals("VarSet")
            && Set.of("CUSTOMER_ID", "MIXMONITOR_FILENAME").contains(bare));
  }

  /** The slow and obvious way, to compare with. */
  private static List<AmiMessage> plainly(byte[] bytes) {
    String text = new String(bytes, UTF_8).replace("\r\n", "\n");
    List<AmiMessage> messages = new ArrayList<>();
    String whole = text.substring(0, text.lastIndexOf("\n\n") + 1);
    for (String block : whole.split("\n\n+")) {
      List<String> pairs = new ArrayList<>();
      for (String line : block.split("\n")) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          String value = line.substring(colon + 1);
          pairs.add(line.substring(0, colon));
          pairs.add(value.startsWith(" ") ? value.substring(1) : value);
        }
      }
      if (!pairs.isEmpty()) {
        messages.add(AmiMessage.of(pairs.toArray(String[]::new)));
      }
    }
    return messages;
  }

  private static byte[] bytes(Path tape) {
    try {
      return Files.readAllBytes(tape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.trunkline.demo.bench;

import io.trunkline.ami.event.PbxSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Option;

/**
 * All recorded conversations, spoilt: blocks left out, repeated and exchanged with those of other
 * tapes, lines torn, bytes flipped, the link cut, the tracker started again and the state read back
 * from rows as spoilt as the rest. Whatever comes, reader and tracker must neither throw nor hang,
 * and when the PBX then says that nothing lives, nothing may live. A case is made from the seed and
 * its number alone.
 */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description = "Spoilt conversations through reader and tracker; fails on a crash or a ghost.")
final class FuzzBench implements Callable<Figures>, IExitCodeGenerator {
  private static final int MOST_BLOCKS = 60;
  private static final int ONE_IN = 20;

  /** Of a case; the usual one takes less than a thousandth of it. */
  private static final long HANGS_NANOS = 1_000_000_000;

  private static final PbxSnapshot NOTHING = new PbxSnapshot(List.of(), List.of());
  private static final Pattern TELLS_A_CHANNEL =
      Pattern.compile("Event: (Newexten|Newstate|BridgeEnter|QueueCallerJoin)\\b");
  private static final String[] TORN = {"", "\n", "\r\n\r\n", ":", "\u0000", "Event: Hangup\r\n"};

  @Option(
      names = "--cases",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "how many (default ${DEFAULT-VALUE})")
  private long cases;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "another seed makes other cases (default ${DEFAULT-VALUE})")
  private long seed;

  private final List<String[]> tapes =
      FreshTape.all().stream().map(tape -> tape.split("(?<=\r\n\r\n)")).toList();
  private long failed;

  /** The number of cases that failed; what happened is in the figures. */
  @Override
  public Figures call() {
    Figures figures = new Figures();
    AmiRun run = new AmiRun();
    long slowest = 0;
    for (long number = 0; number < cases; number++) {
      byte[] bytes = make(new Random(seed * 1_000_003 + number));
      long start = System.nanoTime();
      try {
        run = spoil(run, bytes, new Random(number));
        run.tracker().resync(NOTHING);
      } catch (RuntimeException | Error e) {
        failed++;
        figures.put("case_" + number, e.toString());
        run = new AmiRun();
      }
      if (run.tracker().liveCalls() > 0) {
        failed++;
        figures.put("case_" + number, "calls live on though the PBX has none");
        run = new AmiRun();
      }
      long took = System.nanoTime() - start;
      slowest = Math.max(slowest, took);
      if (took > HANGS_NANOS) {
        failed++;
        figures.put("case_" + number, "took " + took / 1_000_000 + " ms");
      }
    }
    return figures
        .put("cases", cases)
        .put("seed", seed)
        .put("failed", failed)
        .put("slowest_ms", slowest / 1e6);
  }

  /** Reads these bytes; in some cases the link breaks on the way, and perhaps we do. */
  private static AmiRun spoil(AmiRun run, byte[] bytes, Random random) {
    boolean repliesDue = random.nextBoolean();
    if (random.nextInt(3) > 0) {
      run.read(bytes, repliesDue);
      return run;
    }
    int cut = random.nextInt(bytes.length);
    run.read(Arrays.copyOf(bytes, cut), repliesDue);
    AmiRun after = random.nextBoolean() ? run : run.restarted();
    if (random.nextBoolean()) {
      after.tracker().resync(random.nextBoolean() ? NOTHING : listed(bytes, random));
    }
    after.read(Arrays.copyOfRange(bytes, cut, bytes.length), repliesDue);
    return after;
  }

  /** What the PBX might list amid all this: its channels as the conversation's own events tell. */
  private static PbxSnapshot listed(byte[] bytes, Random random) {
    StringBuilder rows = new StringBuilder();
    for (String block : new String(bytes, StandardCharsets.UTF_8).split("(?<=\r\n\r\n)", -1)) {
      if (TELLS_A_CHANNEL.matcher(block).lookingAt() && random.nextInt(3) > 0) {
        String list = random.nextInt(4) == 0 ? "Event: Status" : "Event: CoreShowChannel";
        rows.append(
            TELLS_A_CHANNEL
                .matcher(block)
                .replaceFirst(list)
                .replace("AppData:", "ApplicationData:")
                .replace("BridgeUniqueid:", "BridgeId:"));
      }
    }
    return PbxSnapshot.of(AmiRun.messages(rows.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] make(Random random) {
    StringBuilder text = new StringBuilder();
    String[] blocks = tapes.get(random.nextInt(tapes.size()));
    int at = random.nextInt(blocks.length);
    for (int i = random.nextInt(MOST_BLOCKS); i >= 0; i--) {
      if (random.nextInt(ONE_IN) == 0) {
        blocks = tapes.get(random.nextInt(tapes.size()));
        at = at % blocks.length;
      }
      at = random.nextInt(ONE_IN) == 0 ? random.nextInt(blocks.length) : (at + 1) % blocks.length;
      text.append(random.nextInt(ONE_IN) == 0 ? torn(blocks[at], random) : blocks[at]);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(8); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static String torn(String block, Random random) {
    int from = random.nextInt(block.length());
    int to = from + random.nextInt(block.length() - from);
    return block.substring(0, from) + TORN[random.nextInt(TORN.length)] + block.substring(to);
  }

  @Override
  public int getExitCode() {
    return failed > 0 ? 1 : 0;
  }
}

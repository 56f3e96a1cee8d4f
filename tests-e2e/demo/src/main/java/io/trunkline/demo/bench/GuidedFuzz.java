package io.trunkline.demo.bench;

import io.trunkline.ami.event.PbxSnapshot;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link FuzzBench} asks of reader and tracker, for a fuzzer that looks for inputs itself by
 * the branches they reach: Jazzer, with {@code ./mvnw -Pguided-fuzz}. The first byte says where the
 * link is cut, whether we end there too and what the PBX lists then, the others are what it says.
 */
public final class GuidedFuzz {
  private static final PbxSnapshot NOTHING = new PbxSnapshot(List.of(), List.of());
  private static final int RESTARTS = 0x40;
  private static final int READS_BACK = 0x80;
  private static final int LISTS_ALL = 0x20;
  private static final int PLACES = 0x1f;

  private GuidedFuzz() {}

  /**
   * Found by its name.
   *
   * @throws IllegalStateException when calls live on although the PBX has none
   */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    int cut = 1 + (data.length - 1) * (data[0] & PLACES) / PLACES;
    AmiRun run = new AmiRun();
    boolean repliesDue = (data[0] & 1) == 0;
    run.read(Arrays.copyOfRange(data, 1, cut), repliesDue);
    run = (data[0] & RESTARTS) == 0 ? run : run.restarted();
    if ((data[0] & READS_BACK) != 0) {
      boolean listsAll = (data[0] & LISTS_ALL) != 0;
      run.tracker().resync(listsAll ? PbxSnapshot.of(AmiRun.messages(data)) : NOTHING);
    }
    run.read(Arrays.copyOfRange(data, cut, data.length), repliesDue);
    run.tracker().resync(NOTHING);
    if (run.tracker().liveCalls() > 0) {
      throw new IllegalStateException("calls live on though the PBX has none");
    }
  }
}

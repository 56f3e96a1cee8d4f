package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What matters to no call is read over without an allocation, however much of it there is. */
class CostsNothingTest {
  private static final int EVENTS = 20_000;

  /** For the measuring itself. */
  private static final long SLACK = 1_024;

  private static final String SNAPSHOT =
      "Privilege: call,all\r\nTimestamp: 1795332485.124701\r\nChannel: PJSIP/1001-00000032\r\n"
          + "ChannelState: 6\r\nCallerIDName: Zoë\r\nUniqueid: 1.2\r\nLinkedid: 1.2\r\n";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Wanted wanted = Wanted.of(Set.of("Newchannel"), Set.of("CUSTOMER_ID"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Event: QueueMemberStatus\r\nQueue: sales\r\nInterface: PJSIP/1001\r\nStatus: 1\r\n\r\n",
        "Event: DeviceStateChange\r\nDevice: PJSIP/1001\r\nState: INUSE\r\n\r\n",
        "Event: Newexten\r\n" + SNAPSHOT + "Application: Set\r\n\r\n",
        "Event: VarSet\r\n" + SNAPSHOT + "Variable: SIPDOMAIN\r\nValue: 127.0.0.1\r\n\r\n",
        "Event: VarSet\r\n" + SNAPSHOT + "Variable: __INHERITED\r\nValue: a\\nb\r\n\r\n"
      })
  void allocatesNothingForWhatNobodyWants(String event) throws IOException {
    byte[] bytes = event.repeat(EVENTS).getBytes(UTF_8);
    allocatedFor(bytes);

    long allocated = allocatedFor(bytes);

    assertThat(allocated).isLessThan(SLACK);
  }

  private long allocatedFor(byte[] bytes) throws IOException {
    AmiReader reader = new AmiReader(new ByteArrayInputStream(bytes), wanted, () -> false);
    long before = threads.getCurrentThreadAllocatedBytes();
    AmiMessage none = reader.next();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(none).isNull();
    assertThat(reader.counts().blocks()).isEqualTo(EVENTS);
    return allocated;
  }
}

package io.trunkline.demo.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From AMI's bytes to call events, on a busy hour. First in memory, beside {@link Floor} over the
 * same bytes ({@link AmiFloorRun}): on the {@link BusyHour#lean} mix, and as it was recorded. Then
 * over a socket, beside asterisk-java ({@link Race}).
 *
 * <p>Ours is what the bridge does for its calls: messages are made of what the tracker has a
 * handler for and of the watched variables, decoded and tracked; what the board of queues hears
 * besides (states of members, the most frequent of the rest) is not in it. As nearly always in the
 * bridge, no answer is awaited; while one is, unwanted events are also looked through for an {@code
 * ActionID}. What the bridge does with call events is not in it.
 */
@Command(
    name = "ami",
    mixinStandardHelpOptions = true,
    description = "AMI bytes to call events, on a busy hour's mix: CPU beside a bare byte loop.")
final class AmiBench implements Callable<Figures> {
  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "at least so many events (default ${DEFAULT-VALUE})")
  private long wantedEvents;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "rounds beside asterisk-java, some 150 s each (default ${DEFAULT-VALUE})")
  private int rounds;

  @Override
  public Figures call() {
    AmiFloorRun lean = new AmiFloorRun(BusyHour.lean());
    AmiFloorRun recorded = new AmiFloorRun(BusyHour.asRecorded());
    lean.measure(wantedEvents);
    recorded.measure(wantedEvents);
    Figures figures =
        new Figures()
            .put("events", lean.events())
            .put("warm_up_events", AmiFloorRun.WARM_UP)
            .put("cpu_s_per_million", lean.cpuPerMillion())
            .put("floor_cpu_s_per_million", lean.floorPerMillion())
            .put("ratio_to_floor", lean.ratio())
            .put("wanted_events", lean.wantedEvents())
            .put("call_events", lean.callEvents())
            .put("live_calls_left", lean.liveCalls())
            .put("allocated_bytes_per_event", lean.allocatedPerEvent())
            .put("as_recorded_ratio_to_floor", recorded.ratio())
            .put("as_recorded_wanted_events", recorded.wantedEvents())
            .put("as_recorded_allocated_bytes_per_event", recorded.allocatedPerEvent());
    Race.run(rounds, figures);
    return figures;
  }
}

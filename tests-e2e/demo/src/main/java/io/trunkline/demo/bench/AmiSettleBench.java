package io.trunkline.demo.bench;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.Secret;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.lab.pbx.FakePbx;
import io.trunkline.lab.pbx.FakePbxSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From the start of the client until the tracker knows every call that a busy PBX has. */
@Command(
    name = "ami-settle",
    mixinStandardHelpOptions = true,
    description = "Start against a PBX full of calls: until the tracker knows them all.")
final class AmiSettleBench implements Callable<Figures> {
  private static final int LIMIT_SECONDS = 60;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "2000",
      description = "live channels (default ${DEFAULT-VALUE})")
  private int channels;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "500",
      description = "queue members (default ${DEFAULT-VALUE})")
  private int members;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "starts one after the other; the best is warm and undisturbed (default ${DEFAULT-VALUE})")
  private int rounds;

  /** The first start is a cold one, as a bridge's own is. */
  @Override
  public Figures call() throws Exception {
    double[] settled = new double[Math.max(1, rounds)];
    int liveCalls = 0;
    for (int i = 0; i < settled.length; i++) {
      AmiRun run = new AmiRun();
      settled[i] = settle(run) / 1e6;
      liveCalls = run.tracker().liveCalls();
    }
    return new Figures()
        .put("channels", channels)
        .put("members", members)
        .put("rounds", settled.length)
        .put("live_calls", liveCalls)
        .put("first_settled_ms", settled[0])
        .put("settled_ms", Figures.quantile(settled, 0.5))
        .put("best_settled_ms", Figures.quantile(settled, 0));
  }

  private long settle(AmiRun run) throws Exception {
    try (FakePbx pbx = FakePbx.start(Clock.systemUTC())) {
      pbx.standing(channels / 2);
      for (int i = 0; i < members; i++) {
        pbx.member("queue-" + i % 10, "Agent " + i, "PJSIP/" + i);
      }
      CompletableFuture<Long> settled = new CompletableFuture<>();
      AmiSettings settings =
          AmiSettings.of("127.0.0.1", pbx.port(), "trunkline", new Secret(FakePbxSettings.SECRET));
      long start = System.nanoTime();
      try (AmiClient client =
          new AmiClient(
              "bench",
              settings,
              Wanted.of(run.tracker().wanted(), Set.of()),
              new Settles(run, settled))) {
        client.start();
        return settled.get(LIMIT_SECONDS, TimeUnit.SECONDS) - start;
      }
    }
  }

  /** Reads the state back as the bridge does, and the queues besides. */
  private record Settles(AmiRun run, CompletableFuture<Long> settled) implements AmiListener {
    @Override
    public void up(AmiLink link) {
      List<CompletableFuture<AmiResponse>> answers =
          List.of(
              link.sendInOrder(AmiAction.status(List.of("CUSTOMER_ID"))),
              link.sendInOrder(AmiAction.bridgeList()),
              link.sendInOrder(AmiAction.queueStatus()));
      CompletableFuture<AmiResponse> channels = link.sendInOrder(AmiAction.coreShowChannels());
      CompletableFuture<Boolean> unused =
          channels.handle(
              (last, failure) -> failure == null ? takeIn(last, answers) : fail(failure));
    }

    /** The answers come in the order of the questions. */
    private boolean takeIn(AmiResponse channels, List<CompletableFuture<AmiResponse>> answers) {
      List<AmiMessage> rows = new ArrayList<>();
      answers.forEach(answer -> rows.addAll(answer.join().rows()));
      run.tracker().resync(PbxSnapshot.of(channels.rows(), rows));
      return settled.complete(System.nanoTime());
    }

    private boolean fail(Throwable failure) {
      return settled.completeExceptionally(failure);
    }

    @Override
    public void event(AmiMessage event) {
      // Nothing happens on this PBX while it is read.
    }

    @Override
    public void gap() {
      // As above.
    }

    @Override
    public void state(LinkState state) {
      // Only the end counts.
    }
  }
}

package io.trunkline.demo.bench;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.ReadBack;
import io.trunkline.ami.client.Secret;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.event.QueueSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.calls.TrackerSettings;
import io.trunkline.lab.pbx.FakePbx;
import io.trunkline.lab.pbx.FakePbxSettings;
import io.trunkline.queues.QueueBoard;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From the start of the client until tracker and board know all that goes on at a busy PBX:
 * answered calls of agents, and callers who wait in queues (a third of the channels).
 */
@Command(
    name = "ami-settle",
    mixinStandardHelpOptions = true,
    description = "Start against a PBX full of calls: until tracker and board know them all.")
final class AmiSettleBench implements Callable<Figures> {
  private static final int LIMIT_SECONDS = 60;
  private static final int QUEUES = 10;
  private static final Set<String> VARIABLES = Set.of("CUSTOMER_ID");
  private static final TrackerSettings EVERYBODY =
      new TrackerSettings(
          "bench",
          phone -> phone.matches("PJSIP/\\d+"),
          extension -> false,
          VARIABLES::contains,
          TrackerSettings.DEFAULT_ROUTE_VARIABLE);

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
    Settles last = new Settles();
    for (int i = 0; i < settled.length; i++) {
      last = new Settles();
      settled[i] = settle(last) / 1e6;
    }
    return new Figures()
        .put("channels", channels)
        .put("members", last.members())
        .put("rounds", settled.length)
        .put("live_calls", last.run.tracker().liveCalls())
        .put("waiting_callers", last.callers())
        .put("call_events", last.run.callEvents())
        .put("first_settled_ms", settled[0])
        .put("settled_ms", Figures.quantile(settled, 0.5))
        .put("best_settled_ms", Figures.quantile(settled, 0));
  }

  private long settle(Settles settles) throws Exception {
    try (FakePbx pbx = FakePbx.start(Clock.systemUTC())) {
      int waiting = channels / 3;
      pbx.standing((channels - waiting) / 2);
      for (int i = 0; i < waiting; i++) {
        pbx.waiting(i, queue(i));
      }
      for (int i = 0; i < members; i++) {
        pbx.member(queue(i), "Agent " + i, "PJSIP/" + i);
      }
      AmiSettings settings =
          AmiSettings.of("127.0.0.1", pbx.port(), "trunkline", new Secret(FakePbxSettings.SECRET));
      Wanted wanted = Wanted.of(settles.run.tracker().wanted(), Set.of());
      long start = System.nanoTime();
      try (AmiClient client = new AmiClient("bench", settings, wanted, settles)) {
        client.start();
        return settles.settled.get(LIMIT_SECONDS, TimeUnit.SECONDS) - start;
      }
    }
  }

  private static String queue(int n) {
    return "queue-" + n % QUEUES;
  }

  /** Reads the state back as the bridge does, queues and all. */
  private static final class Settles implements AmiListener {
    private final AmiRun run = new AmiRun(EVERYBODY);
    private final QueueBoard board = new QueueBoard(changed -> {});
    private final CompletableFuture<Long> settled = new CompletableFuture<>();

    @Override
    public void up(AmiLink link) {
      CompletableFuture<AmiResponse> queues = link.sendInOrder(AmiAction.queueStatus());
      CompletableFuture<Boolean> unused =
          ReadBack.ask(link, EVERYBODY.watchedVariables(VARIABLES))
              .handle(
                  (snapshot, failure) ->
                      failure == null ? takeIn(snapshot, queues) : fail(failure));
    }

    /** The answers come in the order of the questions. */
    private boolean takeIn(PbxSnapshot snapshot, CompletableFuture<AmiResponse> queues) {
      board.resync(QueueSnapshot.of(queues.join().rows()), Clock.systemUTC().instant());
      run.tracker().resync(snapshot);
      return settled.complete(System.nanoTime());
    }

    private boolean fail(Throwable failure) {
      return settled.completeExceptionally(failure);
    }

    int callers() {
      return board.queues().stream().mapToInt(queue -> queue.callers().size()).sum();
    }

    int members() {
      return board.queues().stream().mapToInt(queue -> queue.members().size()).sum();
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

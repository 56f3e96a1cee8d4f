package io.trunkline.command.doctor;

import io.trunkline.config.Config;
import io.trunkline.core.Finding;
import io.trunkline.core.Secrets;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.ticket.Account;
import io.trunkline.edge.salesforce.DeskLimits;
import io.trunkline.edge.salesforce.HostPolicy;
import io.trunkline.edge.salesforce.SalesforceDesks;
import io.trunkline.edge.store.SealingKey;
import io.trunkline.edge.store.Store;
import io.trunkline.edge.store.StoreProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything once. {@link #checks} is the list of what is looked at, in the order in which
 * it is told; all run beside each other and within {@link #MOST} together.
 */
final class Checkup {
  /** After this nobody waits any more. */
  static final Duration MOST = Duration.ofSeconds(60);

  private static final int THREADS = 8;

  private final Config config;
  private final Clock clock;

  Checkup(Config config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok("configuration", "read, public.url is " + config.publicAddress().url()));
    ExecutorService threads = threads("doctor");
    ExecutorService visitors = threads("doctor-visit");
    HostPolicy hosts = new HostPolicy(config.salesforce().otherHosts());
    try (Store store = store(findings)) {
      Secrets secrets = store == null ? null : secrets(store, findings);
      if (store == null || secrets == null) {
        findings.addAll(all(address(), threads));
        return findings;
      }
      try (SalesforceDesks desks =
          new SalesforceDesks(secrets, clock, hosts, DeskLimits.DEFAULT, null)) {
        Site site = new Site(config, store, secrets, desks, clock, visitors);
        findings.addAll(all(checks(site), threads));
        return findings;
      }
    } finally {
      threads.shutdownNow();
      visitors.shutdownNow();
    }
  }

  /** Everything that is looked at. */
  private List<Check> checks(Site site) {
    List<Check> checks = new ArrayList<>(address());
    checks.add(new SecretsCheck(site));
    List<Pbx> pbxs = site.store().pbxs().all();
    for (Pbx pbx : pbxs) {
      checks.add(new PbxCheck(site, pbx));
      checks.add(new RecordingsCheck(site, pbx));
    }
    checks.add(new TriggersCheck(site, pbxs));
    for (Account account : site.store().accounts().all()) {
      checks.add(new AccountCheck(site, account));
    }
    return checks;
  }

  /** What needs no store. */
  private List<Check> address() {
    return List.of(
        new PagesCheck(config.publicAddress().url()),
        new CertificateCheck(config.publicAddress().url(), clock),
        new SocketCheck(config.publicAddress().url()));
  }

  private @Nullable Store store(List<Finding> findings) {
    try {
      Store store = Store.look(config.data().folder());
      findings.add(Finding.ok("store", "opens in " + config.data().folder()));
      return store;
    } catch (StoreProblem problem) {
      findings.add(Finding.fail("store", problem.problem(), problem.remedy()));
      return null;
    }
  }

  private @Nullable Secrets secrets(Store store, List<Finding> findings) {
    try {
      SealingKey key =
          config.key().value().isEmpty()
              ? SealingKey.existing(config.key().file())
              : SealingKey.of("key.value", config.key().value().reveal());
      findings.add(Finding.ok("key", "there"));
      return store.secrets(key);
    } catch (StoreProblem problem) {
      findings.add(Finding.fail("key", problem.problem(), problem.remedy()));
      return null;
    }
  }

  private static List<Finding> all(List<Check> checks, ExecutorService threads) {
    List<Callable<List<Finding>>> tasks = new ArrayList<>();
    checks.forEach(check -> tasks.add(check::look));
    List<Finding> findings = new ArrayList<>();
    try {
      List<Future<List<Finding>>> answers =
          threads.invokeAll(tasks, MOST.toSeconds(), TimeUnit.SECONDS);
      for (int i = 0; i < answers.size(); i++) {
        findings.addAll(answer(checks.get(i), answers.get(i)));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      findings.add(Finding.fail("doctor", "stopped before the end", "run it again"));
    }
    return findings;
  }

  private static List<Finding> answer(Check check, Future<List<Finding>> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException late) {
      return List.of(
          Finding.fail(
              check.about(),
              "no answer within " + MOST.toSeconds() + " s",
              "look whether something on the way swallows connections"));
    } catch (ExecutionException fault) {
      return List.of(
          Finding.fail(
              check.about(),
              "the check itself failed: "
                  + String.valueOf(fault.getCause()).lines().findFirst().orElse(""),
              "report it, with the command's version"));
    }
  }

  private static ExecutorService threads(String name) {
    return Executors.newFixedThreadPool(
        THREADS,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}

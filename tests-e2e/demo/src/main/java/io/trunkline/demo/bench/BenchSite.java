package io.trunkline.demo.bench;

import static io.trunkline.core.access.Pass.Kind.PAGE;

import io.trunkline.core.Secret;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Role;
import io.trunkline.core.access.Tokens;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.Pbx;
import io.trunkline.edge.store.SealingKey;
import io.trunkline.edge.store.Store;
import io.trunkline.lab.pbx.FakePbxSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * A data folder as a large site has it after years: many agents, each with a login and a sign-in.
 * Written straight into the store: thousands of passwords through the API would take minutes.
 */
final class BenchSite {
  private static final String PBX = "benchpbx";
  private static final int AT_ONCE = 64;

  private BenchSite() {}

  /** The phone of agent n. */
  static String phone(int agent) {
    return "PJSIP/" + (10_000 + agent);
  }

  /** Fills a folder that no bridge uses now, and gives the token of each agent's page. */
  static List<String> fill(Path data, int agents, int pbxPort) {
    ForkJoinPool pool = new ForkJoinPool(AT_ONCE);
    try (Store store = Store.open(data)) {
      SealingKey key = SealingKey.file(data.resolve("trunkline.key"));
      store.pbxs().put(pbx(pbxPort));
      store.secrets(key).put("pbx/" + PBX + "/secret", new Secret(FakePbxSettings.SECRET));
      Tokens tokens = new Tokens(key.derive("sign-ins"), Clock.systemUTC());
      return pool.submit(
              () ->
                  IntStream.range(0, agents)
                      .parallel()
                      .mapToObj(agent -> token(store, tokens, agent))
                      .toList())
          .join();
    } finally {
      pool.shutdown();
    }
  }

  private static Pbx pbx(int port) {
    return new Pbx(
        PBX,
        "Bench",
        "127.0.0.1",
        port,
        false,
        null,
        "trunkline",
        "IT",
        "0",
        "OUTROUTE",
        List.of(),
        null,
        null);
  }

  private static String token(Store store, Tokens tokens, int number) {
    String id = "agent" + number;
    String email = id + "@bench.example";
    store
        .agents()
        .put(new Agent(id, "Agent " + number, email, List.of(new Agent.Line(PBX, phone(number)))));
    Login login = new Login("login" + number, email, Role.AGENT, id, "no password");
    store.logins().put(login);
    return tokens.issue(login, PAGE, Duration.ofHours(1));
  }
}

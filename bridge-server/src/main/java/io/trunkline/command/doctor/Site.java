package io.trunkline.command.doctor;

import io.trunkline.config.Config;
import io.trunkline.core.Secret;
import io.trunkline.core.Secrets;
import io.trunkline.core.dial.Pbx;
import io.trunkline.edge.pbx.PbxView;
import io.trunkline.edge.pbx.PbxVisit;
import io.trunkline.edge.salesforce.SalesforceDesks;
import io.trunkline.edge.store.Store;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** What administrators have decided, and one visit to each PBX that several checks look at. */
final class Site {
  private final Config config;
  private final Store store;
  private final Secrets secrets;
  private final SalesforceDesks desks;
  private final Clock clock;
  private final Executor visitors;
  private final Map<String, CompletableFuture<PbxView>> viewByPbxId = new ConcurrentHashMap<>();

  Site(
      Config config,
      Store store,
      Secrets secrets,
      SalesforceDesks desks,
      Clock clock,
      Executor visitors) {
    this.config = config;
    this.store = store;
    this.secrets = secrets;
    this.desks = desks;
    this.clock = clock;
    this.visitors = visitors;
  }

  Config config() {
    return config;
  }

  Store store() {
    return store;
  }

  Secrets secrets() {
    return secrets;
  }

  SalesforceDesks desks() {
    return desks;
  }

  Clock clock() {
    return clock;
  }

  /** What the one visit to this PBX found; waits for it. */
  PbxView view(Pbx pbx) {
    return viewByPbxId
        .computeIfAbsent(
            pbx.id(),
            id ->
                CompletableFuture.supplyAsync(
                    () -> PbxVisit.look(pbx, secret(pbx), clock), visitors))
        .join();
  }

  private String secret(Pbx pbx) {
    return secrets.find(secretName(pbx)).map(Secret::reveal).orElse("");
  }

  static String secretName(Pbx pbx) {
    return "pbx/" + pbx.id() + "/secret";
  }
}

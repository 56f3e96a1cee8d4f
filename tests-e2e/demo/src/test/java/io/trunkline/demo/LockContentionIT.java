package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.pbx.CallLoad;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many tickets for one account at the same time, in an org that locks it for every one of them. */
final class LockContentionIT {
  private static final int CALLS = 100;
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final Tape CALL = Tape.named("asterisk-22/inbound-queue-answered-agent-hangs-up");

  private World world;

  @BeforeEach
  void start() {
    WorldSettings local = WorldSettings.local();
    world = World.start(local.with(DrivenCalls.patience(local.patience())));
    JsonObject configuration =
        world.admin().named("/api/configurations", "Call from a queue").orElseThrow();
    configuration.getAsJsonObject("search").addProperty("module", "ACCOUNT");
    world
        .admin()
        .put("/api/configurations/" + configuration.get("id").getAsString(), configuration);
  }

  @AfterEach
  void end() {
    world.close();
  }

  /** With pages open they save as soon as they may, each in its own session; else the bridge. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void allArriveOnceEach(boolean pages) throws Exception {
    OrgRecord globex = world.org().find("Account", "Name", "Globex Corporation").get(0);
    List<HeadlessPage> open = new ArrayList<>();
    if (pages) {
      Person.ALL.forEach(person -> open.add(HeadlessPage.open(world, person)));
    }
    world.org().savesTake(Duration.ofMillis(40));

    try {
      new CallLoad(world.pbx(), CALL, 20, LockContentionIT::call)
          .run(CALLS, 25)
          .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
          .join();
      await().atMost(SOON).until(() -> completed() == CALLS);
    } finally {
      open.forEach(HeadlessPage::close);
    }

    // The bridge never writes two tickets of one customer at once; pages know nothing of each
    // other.
    if (pages) {
      assertThat(world.org().lockRefusals()).isPositive();
    } else {
      assertThat(world.org().lockRefusals()).isZero();
    }
    assertThat(world.org().tasks())
        .hasSize(CALLS)
        .allSatisfy(task -> assertThat(task.text("WhatId")).isEqualTo(globex.id()))
        .extracting(task -> task.text("CallObject"))
        .doesNotHaveDuplicates();
  }

  private static Replacements call(int number) {
    Person person = Person.ALL.get(number % Person.ALL.size());
    return Replacements.NONE.agent("PJSIP/1001", person.phone()).caller("+12125550100", "Globex");
  }

  private int completed() {
    int completed = 0;
    for (JsonElement row : world.admin().list("/api/ledger?limit=1000")) {
      if (row.getAsJsonObject().get("state").getAsString().equals("COMPLETED")) {
        completed++;
      }
    }
    return completed;
  }
}

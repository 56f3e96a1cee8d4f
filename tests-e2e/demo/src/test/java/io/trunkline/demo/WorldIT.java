package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorldIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Tape ANSWERED =
      Tape.named("asterisk-22/inbound-queue-answered-agent-hangs-up");

  @Test
  void tellsANewcomerWhereToGoAndWhoToBe() {
    try (World world = World.start(WorldSettings.local())) {
      String table = Greeting.of(world);

      assertThat(table)
          .contains(world.orgPage().toString())
          .contains(world.desktop().toString())
          .contains("alice@acme.example     alice        alice-demo");
      assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
    }
  }

  @Test
  void letsEveryAgentSignInAsTheTableSays() {
    try (World world = World.start(WorldSettings.local())) {
      for (Person person : Person.ALL) {
        try (HeadlessPage page = HeadlessPage.open(world, person)) {
          assertThat(page.isOpen()).isTrue();
        }
      }
    }
  }

  @Test
  void filesTheCallOfAKnownCustomerAfterTheBridgeWasRestarted() {
    WorldSettings local = WorldSettings.local();
    try (World world = World.start(local.with(DrivenCalls.patience(local.patience())))) {
      URI before = world.bridge();
      world.restartBridge();

      try (HeadlessPage alice = HeadlessPage.open(world, Person.ALICE)) {
        world.pbx().play(ANSWERED, Replacements.NONE.caller("+12125550102", "Jane Doe"), 8);
        await().atMost(PATIENCE).until(() -> alice.shown().size() == 1);
      }

      OrgRecord task = world.org().tasks().get(0);
      assertThat(world.bridge()).isEqualTo(before);
      assertThat(world.org().find(task.text("WhoId")).orElseThrow().text("Name"))
          .isEqualTo("Jane Doe");
      assertThat(task.text("OwnerId")).isEqualTo(world.org().user(Person.ALICE.email()).id());
    }
  }

  @Test
  void leavesNothingBehind() {
    Path folder;
    try (Places places = Places.fresh()) {
      folder = places.file("anything");
      assertThat(Files.exists(folder.getParent())).isTrue();
    }

    assertThat(Files.exists(folder.getParent())).isFalse();
  }
}

package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.client.AmiSettings;
import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import io.trunkline.lab.phone.LabPhones;
import io.trunkline.lab.phone.PhoneCall;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that a real Asterisk records: what the ticket's link gives is the file that it wrote. */
@NeedsAsterisk
@Tag("lab")
final class RecordingLabIT {
  private static final Duration SOON = Duration.ofSeconds(40);

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void theTicketsLinkGivesTheFileThatAsteriskWrote(AsteriskVersion version) throws Exception {
    try (AsteriskLab lab = AsteriskLab.start(version);
        World world = World.start(settings(lab));
        LabPhones phones = LabPhones.of(lab)) {
      Path monitor = lab.folder().resolve("spool/monitor");
      new Administrator(world.admin()).readsRecordings(monitor.toString(), monitor);
      world.awaitPbx();

      PhoneCall customer = phones.outside().calls("39061005").from("+14155550111");
      customer.speaks();
      PhoneCall agent = phones.alice().rings();
      agent.speaks();
      agent.answers();
      String token = world.admin().pageToken(Person.ALICE);
      await().atMost(SOON).until(() -> link(world, token).size() == 1);
      TicketLink link = link(world, token).get(0);
      HttpResponse<byte[]> during = link.get("/1");
      await().atMost(SOON).until(() -> Files.size(only(monitor)) > 8_000);
      customer.hangsUp();
      lab.awaitNoCalls(SOON);
      await().atMost(SOON).until(() -> link.get("/1").statusCode() == 200);

      byte[] file = Files.readAllBytes(only(monitor));
      assertThat(during.statusCode()).isEqualTo(404);
      assertThat(file).hasSizeGreaterThan(44);
      assertThat(link.get("/1").body()).isEqualTo(file);
      HttpResponse<byte[]> end = link.get("/1", "Range", "bytes=40-");
      assertThat(end.statusCode()).isEqualTo(206);
      assertThat(end.body()).isEqualTo(Arrays.copyOfRange(file, 40, file.length));
    }
  }

  private static List<TicketLink> link(World world, String token) {
    return world.org().tasks().stream()
        .flatMap(task -> TicketLink.in(task, world, token).stream())
        .toList();
  }

  private static Path only(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static WorldSettings settings(AsteriskLab lab) {
    AmiSettings bridge = lab.bridge();
    WorldSettings local = WorldSettings.local();
    return local
        .with(DrivenCalls.patience(local.patience()))
        .with(
            new WorldSettings.PbxLogin(
                bridge.host(), bridge.port(), bridge.username(), bridge.secret().reveal()));
  }
}

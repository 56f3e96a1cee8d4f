package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.Secret;
import io.trunkline.ami.rights.ManagerClass;
import io.trunkline.ami.rights.ManagerRights;
import io.trunkline.ami.rights.Standing;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.lab.pbx.ManagerUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The smallest manager.conf, and each class taken out of it, on a real Asterisk. */
@NeedsAsterisk
class ManagerRightsLabIT {
  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void eachMissingClassIsNamedInItsOneLine(AsteriskVersion version) throws Exception {
    try (AsteriskLab lab = AsteriskLab.start(version)) {
      user(lab, "smallest", ManagerUser.smallest());
      for (ManagerClass missing : ManagerClass.values()) {
        user(lab, name(missing), ManagerUser.without(missing));
      }
      lab.cli("manager reload");

      assertThat(rights(lab, "smallest").remarks()).isEmpty();
      for (ManagerClass missing : ManagerClass.values()) {
        ManagerRights rights = rights(lab, name(missing));
        assertThat(rights.missing()).containsExactly(missing);
        assertThat(rights.remarks())
            .singleElement()
            .satisfies(
                only ->
                    assertThat(only.line())
                        .contains(missing.way().word() + " class " + missing.word() + " is missing")
                        .contains("[" + name(missing) + "]")
                        .contains(missing.way().line()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void whatTheFileSaysAndAsteriskDoesAreToldApart(AsteriskVersion version) throws Exception {
    try (AsteriskLab lab = AsteriskLab.start(version)) {
      user(lab, "blanks", ManagerUser.smallest().writing("system, call,agent,originate,reporting"));
      user(lab, "changed", ManagerUser.without(ManagerClass.WRITE_ORIGINATE));
      user(lab, "blind", ManagerUser.smallest().writing("system,agent,originate"));
      user(lab, "slow", ManagerUser.smallest().waiting("100"));
      lab.cli("manager reload");
      line(lab, "[changed](+)\nwrite = system,call,agent,originate,reporting\n");

      assertThat(rights(lab, "blanks").missing()).containsExactly(ManagerClass.WRITE_CALL);
      assertThat(rights(lab, "changed").standings())
          .containsEntry(ManagerClass.WRITE_ORIGINATE, Standing.NOT_LOADED);
      assertThat(rights(lab, "blind").missing())
          .containsExactly(ManagerClass.WRITE_CALL, ManagerClass.WRITE_REPORTING);
      assertThat(rights(lab, "blind").standings())
          .containsEntry(ManagerClass.READ_CALL, Standing.UNKNOWN)
          .containsEntry(ManagerClass.READ_SYSTEM, Standing.GRANTED);
      assertThat(rights(lab, "slow").remarks())
          .singleElement()
          .satisfies(only -> assertThat(only.words()).startsWith("writetimeout is 100 ms"));
    }
  }

  private static String name(ManagerClass missing) {
    return "no-" + missing.name().toLowerCase(Locale.ROOT);
  }

  private static void user(AsteriskLab lab, String name, ManagerUser user) throws IOException {
    line(
        lab,
        """
        [%s]
        secret = of-the-lab
        read = %s
        write = %s
        writetimeout = %s
        """
            .formatted(name, user.read(), user.write(), user.writeTimeout()));
  }

  private static void line(AsteriskLab lab, String text) throws IOException {
    Path file = lab.folder().resolve("etc/manager.conf");
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private static ManagerRights rights(AsteriskLab lab, String user) throws Exception {
    CompletableFuture<AmiLink> up = new CompletableFuture<>();
    AmiSettings settings =
        AmiSettings.of("127.0.0.1", lab.ports().ami(), user, new Secret("of-the-lab"));
    try (AmiClient client =
        new AmiClient(user, settings, Wanted.of(Set.of(), Set.of()), new FirstLink(up))) {
      client.start();
      return ManagerRights.ask(up.get(20, TimeUnit.SECONDS), user).get(20, TimeUnit.SECONDS);
    }
  }

  private record FirstLink(CompletableFuture<AmiLink> first) implements AmiListener {
    @Override
    public void up(AmiLink link) {
      first.complete(link);
    }

    @Override
    public void event(AmiMessage event) {}

    @Override
    public void gap() {}

    @Override
    public void state(LinkState state) {}
  }
}

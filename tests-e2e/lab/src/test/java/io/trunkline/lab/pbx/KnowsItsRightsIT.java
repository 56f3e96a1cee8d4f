package io.trunkline.lab.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.rights.ManagerClass;
import io.trunkline.ami.rights.ManagerRights;
import io.trunkline.ami.rights.Remark;
import io.trunkline.ami.rights.Remark.Kind;
import io.trunkline.ami.rights.Standing;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a login finds out about itself, from a PBX that grants by class as Asterisk does. */
final class KnowsItsRightsIT {
  @Test
  void hasNothingToSayOfTheSmallestThatWorks() {
    ManagerRights rights = rights(ManagerUser.smallest());

    assertThat(rights.remarks()).isEmpty();
    assertThat(rights.standings().values()).containsOnly(Standing.GRANTED);
  }

  @ParameterizedTest
  @EnumSource
  void namesTheOneClassThatIsMissing(ManagerClass missing) {
    ManagerRights rights = rights(ManagerUser.without(missing));

    assertThat(rights.missing()).containsExactly(missing);
    assertThat(rights.remarks())
        .containsExactly(
            new Remark(
                missing.needed() ? Kind.MISSING : Kind.IDLE,
                "the "
                    + missing.way().word()
                    + " class "
                    + missing.word()
                    + " is missing: "
                    + missing.loss(),
                "put into [trunkline] of manager.conf: "
                    + missing.way().line()
                    + " (then asterisk -rx 'manager reload')"));
  }

  @Test
  void warnsOfMoreThanIsNeeded() {
    ManagerRights rights = rights(ManagerUser.smallest().writing("all").reading("all"));

    assertThat(rights.missing()).isEmpty();
    assertThat(words(rights))
        .containsExactly("read grants more than needed: all", "write grants more than needed: all");
  }

  @Test
  void warnsOfAWriteTimeoutThatDropsSlowReaders() {
    ManagerRights rights = rights(ManagerUser.smallest().waiting(""));

    assertThat(rights.remarks()).extracting(Remark::kind).containsExactly(Kind.RISKY);
    assertThat(words(rights).get(0)).startsWith("writetimeout is 100 ms, Asterisk's default");
  }

  @Test
  void saysThatBlanksHideAClass() {
    ManagerRights rights =
        rights(ManagerUser.smallest().writing("system, call,agent,originate,reporting"));

    assertThat(rights.missing()).containsExactly(ManagerClass.WRITE_CALL);
    assertThat(words(rights)).singleElement().asString().contains("with a blank");
  }

  @Test
  void tellsAChangedFileFromWhatIsInForce() {
    try (World world = new World()) {
      world.pbx.grants(ManagerUser.without(ManagerClass.WRITE_ORIGINATE));
      world.pbx.manages(ManagerUser.without(ManagerClass.WRITE_AGENT));

      ManagerRights rights = rights(world);

      assertThat(rights.standings())
          .containsEntry(ManagerClass.WRITE_ORIGINATE, Standing.NOT_LOADED)
          .containsEntry(ManagerClass.WRITE_AGENT, Standing.VANISHING);
      assertThat(rights.missing()).containsExactly(ManagerClass.WRITE_ORIGINATE);
    }
  }

  @Test
  void judgesByWhatHappensWhereTheFileCannotBeRead() {
    ManagerRights rights = rights(ManagerUser.smallest().writing("system,agent,originate,config"));

    assertThat(rights.missing())
        .containsExactly(ManagerClass.WRITE_CALL, ManagerClass.WRITE_REPORTING);
    assertThat(words(rights).get(2))
        .isEqualTo(
            "could not be checked: read call,agent,dialplan; writetimeout"
                + " (Getvar, which reads manager.conf, needs the write class call or reporting)");
    assertThat(words(rights).get(3)).isEqualTo("write grants more than needed: config");
  }

  @Test
  void aReadOnlyLoginWorksAndSaysWhatItLacks() {
    ManagerRights rights = rights(ManagerUser.smallest().writing(""));

    assertThat(rights.missing())
        .containsExactly(
            ManagerClass.WRITE_SYSTEM,
            ManagerClass.WRITE_CALL,
            ManagerClass.WRITE_AGENT,
            ManagerClass.WRITE_ORIGINATE,
            ManagerClass.WRITE_REPORTING);
    assertThat(rights.standings()).containsEntry(ManagerClass.READ_SYSTEM, Standing.GRANTED);
  }

  @Test
  void claimsNothingOfTheFileWithoutTheModuleThatReadsIt() {
    try (World world = new World()) {
      world.pbx.grants(ManagerUser.smallest());
      world.pbx.suffers(Fault.NO_FUNC_CONFIG);

      ManagerRights rights = rights(world);

      assertThat(rights.missing()).isEmpty();
      assertThat(words(rights)).singleElement().asString().contains("func_config");
    }
  }

  @Test
  void neverAsksForTheSecret() {
    try (World world = new World()) {
      ManagerRights unused = rights(world);

      assertThat(world.pbx.actions())
          .extracting(action -> String.valueOf(action.get("Variable")))
          .noneMatch(variable -> variable.contains("secret"));
    }
  }

  @Test
  void actionsWithoutTheirClassAreRefused() throws Exception {
    try (World world = new World()) {
      world.pbx.grants(ManagerUser.without(ManagerClass.WRITE_CALL));
      world.up();

      var answer =
          world.client.send(AmiAction.redirect("PJSIP/1-1", "a", "1", 1)).get(5, TimeUnit.SECONDS);

      assertThat(answer.message()).isEqualTo("Permission denied");
    }
  }

  @Test
  void eventsWithoutTheirClassAreWithheld() throws Exception {
    try (World world = new World()) {
      world.pbx.grants(ManagerUser.without(ManagerClass.READ_AGENT));
      world.up();

      world.pbx.member("sales", "Alice", "PJSIP/1001");
      world.client.send(AmiAction.ping()).get(5, TimeUnit.SECONDS);

      assertThat(world.heard.events).noneMatch(event -> event.isNamed("QueueMemberAdded"));
    }
  }

  private static ManagerRights rights(ManagerUser user) {
    try (World world = new World()) {
      world.pbx.grants(user);
      return rights(world);
    }
  }

  private static ManagerRights rights(World world) {
    world.up();
    return ManagerRights.ask(world.heard.links.get(0), "trunkline").join();
  }

  private static List<String> words(ManagerRights rights) {
    return rights.remarks().stream().map(Remark::words).toList();
  }
}

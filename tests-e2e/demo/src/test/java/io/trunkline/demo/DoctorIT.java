package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.trunkline.ami.rights.ManagerClass;
import io.trunkline.command.doctor.DoctorCommand;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.pbx.FakePbxSettings;
import io.trunkline.lab.pbx.Fault;
import io.trunkline.lab.pbx.ManagerUser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Doctor beside a whole bridge, with one thing broken at a time. */
class DoctorIT {
  private final World world = World.start(WorldSettings.local());
  private String out = "";

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void failsNothingWhereAllIsWell() {
    healthy();

    int exit = doctor();

    assertThat(failing()).isEmpty();
    assertThat(exit).isZero();
    assertThat(lines("ok"))
        .anyMatch(line -> line.contains("the bridge answers"))
        .anyMatch(line -> line.contains("the softphone is served, in this version"))
        .anyMatch(line -> line.contains("websocket: opens"))
        .anyMatch(line -> line.contains("Asterisk 22.10.1"))
        .anyMatch(line -> line.contains("manager.conf grants trunkline what is needed"))
        .anyMatch(line -> line.contains("its clock agrees"))
        .anyMatch(line -> line.contains("org: Acme"))
        .anyMatch(line -> line.contains("limits: "));
  }

  @Test
  void namesAMissingClassAndTheLineThatMendsIt() {
    healthy();
    world.pbx().grants(ManagerUser.without(ManagerClass.READ_DIALPLAN));

    int exit = doctor();

    assertThat(exit).isOne();
    assertThat(failing())
        .singleElement()
        .asString()
        .contains("the read class dialplan is missing")
        .contains(ManagerClass.Way.READ.line());
  }

  @Test
  void saysThatATriggerNamesAQueueThatNoPbxHas() {
    healthy();
    JsonObject trigger = world.admin().named("/api/triggers", "Sales").orElseThrow();
    String text = trigger.toString().replace("\"sales\"", "\"nowhere\"");
    world
        .admin()
        .put("/api/triggers/" + trigger.get("id").getAsString(), JsonParser.parseString(text));

    int exit = doctor();

    assertThat(exit).isOne();
    assertThat(failing())
        .singleElement()
        .asString()
        .contains("Sales names a queue that no PBX has: nowhere");
  }

  @Test
  void saysThatAnAgentsPhoneIsNoEndpoint() {
    world.pbx().endpoint("9999");

    int exit = doctor();

    assertThat(exit).isOne();
    assertThat(failing())
        .singleElement()
        .asString()
        .contains("phones that no endpoint is: PJSIP/1001");
  }

  @Test
  void saysThatThePbxLetsNobodyIn() {
    world.pbx().suffers(Fault.REFUSES_LOGIN);

    int exit = doctor();

    assertThat(exit).isOne();
    assertThat(failing()).singleElement().asString().startsWith("FAIL  PBX Demo PBX: ");
    assertThat(lines("warn")).anyMatch(line -> line.contains("could not be checked"));
  }

  @Test
  void saysThatTheOrgIsAway() {
    healthy();
    world.org().goesDown();

    int exit = doctor();

    assertThat(exit).isOne();
    assertThat(failing()).singleElement().asString().contains("sign-in");
  }

  @Test
  void saysWhoseEmailIsNobodysOrSeveral() {
    healthy();
    world.org().change(world.org().user("alice@acme.example").deactivated());
    world.org().addUser("b1@x.example", "p", "bob@acme.example", "Bob One", Profile.standard());
    world.org().change(world.org().user("bob@acme.example").deactivated());
    world.org().addUser("b2@x.example", "p", "bob@acme.example", "Bob Two", Profile.standard());

    int exit = doctor();

    assertThat(exit).isZero();
    assertThat(lines("warn"))
        .anyMatch(line -> line.contains("Alice Archer: no active user"))
        .anyMatch(line -> line.contains("Bob Baker: the e-mail of several active users"));
  }

  @Test
  void looksAtWhatIsThereWithoutABridgeAndLeavesNoTrace() throws IOException {
    healthy();
    world.stopBridge();
    Path data = world.configuration().resolveSibling("data");
    List<Path> before = files(data);

    int exit = doctor();

    assertThat(exit).isOne();
    assertThat(failing()).isNotEmpty().allMatch(line -> line.contains("nobody listens"));
    assertThat(lines("ok")).anyMatch(line -> line.contains("store: opens"));
    assertThat(files(data)).isEqualTo(before);
  }

  @Test
  void printsOneJsonObjectLastAndNeverASecret() {
    healthy();

    int exit = doctor("--json");

    JsonObject told = JsonParser.parseString(last()).getAsJsonObject();
    assertThat(told.get("ok").getAsBoolean()).isEqualTo(exit == 0);
    assertThat(told.getAsJsonArray("findings").size()).isGreaterThan(10);
    assertThat(out)
        .doesNotContain(World.CLIENT_SECRET, FakePbxSettings.SECRET, World.ADMINISTRATOR_PASSWORD)
        .doesNotContain(Person.ALL.stream().map(Person::password).toList());
  }

  @Test
  void aBadConfigurationIsTheOperatorsMistake(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.conf"), "http.port = 70000");

    assertThat(run("--config", file.toString())).isEqualTo(2);
    assertThat(out).contains("http.port");
  }

  /** The agents' phones exist, and the manager user has what is needed and no more. */
  private void healthy() {
    world.pbx().grants(ManagerUser.smallest());
    for (Person person : Person.ALL) {
      world.pbx().endpoint(person.phone().substring(person.phone().indexOf('/') + 1));
    }
  }

  private int doctor(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "--config";
    all[1] = world.configuration().toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return run(all);
  }

  private int run(String... arguments) {
    StringWriter said = new StringWriter();
    int exit =
        new CommandLine(new DoctorCommand())
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(arguments);
    out = said.toString();
    return exit;
  }

  private List<String> failing() {
    return lines("FAIL");
  }

  private List<String> lines(String level) {
    return out.lines().filter(line -> line.startsWith(level)).toList();
  }

  private String last() {
    List<String> lines = out.lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }
}

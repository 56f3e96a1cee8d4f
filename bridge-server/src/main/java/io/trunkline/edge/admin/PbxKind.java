package io.trunkline.edge.admin;

import com.google.gson.JsonObject;
import io.trunkline.core.dial.Dialling;
import io.trunkline.core.dial.NumberPlan;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PBXs: what may stand in one, and what needs it. */
final class PbxKind {
  private static final String HOST = "(?:[A-Za-z0-9._-]{1,253}|\\[?[0-9a-fA-F:.]+]?)";

  /** Of a pair both, separated by a comma. */
  private static final Pattern HOSTS = Pattern.compile(HOST + "(?:\\s*,\\s*" + HOST + "){0,3}");

  private static final Pattern PREFIX = Pattern.compile("[0-9*#+]{0,8}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private PbxKind() {}

  static Kind<Pbx> of(Shelves shelves) {
    return new Kind<>(
        "pbx",
        "/api/pbxs",
        Pbx.class,
        shelves.pbxs(),
        PbxKind::complete,
        (pbx, checks) -> check(shelves, pbx, checks),
        id -> users(shelves, id),
        List.of("secret", "recordingsPassword"));
  }

  private static void complete(JsonObject sent) {
    new Defaults(sent)
        .number("port", 5038)
        .flag("tls", false)
        .text("outsidePrefix", "")
        .text("routeVariable", "OUTROUTE")
        .list("internalExtensions");
    if (sent.get("dialling") instanceof JsonObject dialling) {
      new Defaults(dialling)
          .text("callerName", Dialling.NUMBER)
          .text("callerNumber", Dialling.EXTENSION)
          .number("ringSeconds", 25)
          .list("allowedPrefixes")
          .list("forbiddenPrefixes");
    }
  }

  private static void check(Shelves shelves, Pbx pbx, Checks checks) {
    checks.name("name", pbx.name());
    rename(shelves, pbx, checks);
    checks.matches(
        HOSTS,
        "host",
        pbx.host(),
        "is no host",
        "write a name or an address, of a pair both with a comma between");
    checks.that(
        pbx.port() >= 1 && pbx.port() <= 65535, "port", "is not a port", "5038 is AMI's own");
    checks.line("username", pbx.username(), 80);
    checks.that(!pbx.username().isBlank(), "username", "is empty", "name the AMI user");
    checks.that(
        COUNTRIES.contains(pbx.country()), "country", "is no country code", "write it like IT");
    checks.matches(
        PREFIX, "outsidePrefix", pbx.outsidePrefix(), "cannot be dialled", "write digits, * or #");
    checks.matches(
        VARIABLE, "routeVariable", pbx.routeVariable(), "is no variable", "OUTROUTE is usual");
    checks.size("internalExtensions", pbx.internalExtensions(), 100);
    NumberPlan.problems(pbx).stream()
        .filter(problem -> problem.field().startsWith("internalExtensions"))
        .forEach(one -> checks.add(one.field(), one.problem(), one.remedy()));
    if (pbx.dialling() != null) {
      pbx.dialling()
          .problems()
          .forEach(one -> checks.add("dialling." + one.field(), one.problem(), one.remedy()));
    }
    if (pbx.recordings() != null) {
      pbx.recordings()
          .problems()
          .forEach(one -> checks.add("recordings." + one.field(), one.problem(), one.remedy()));
    }
    checks.that(
        pbx.certificate() == null || certificate(pbx.certificate()),
        "certificate",
        "is no certificate in PEM form",
        "paste the text from BEGIN CERTIFICATE to END CERTIFICATE");
  }

  /** Triggers know a PBX by its name. */
  private static void rename(Shelves shelves, Pbx pbx, Checks checks) {
    String old = shelves.pbxs().find(pbx.id()).map(Pbx::name).orElse(pbx.name());
    checks.that(
        old.equals(pbx.name())
            || shelves.triggers().all().stream().noneMatch(trigger -> names(trigger, old)),
        "name",
        "is named by a trigger's condition",
        "change the trigger first");
  }

  private static boolean certificate(String pem) {
    try {
      byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
      return bytes.length < 65_536
          && !CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .isEmpty();
    } catch (CertificateException e) {
      return false;
    }
  }

  private static List<String> users(Shelves shelves, String id) {
    List<String> users = new ArrayList<>();
    shelves.agents().all().stream()
        .filter(agent -> agent.lines().stream().anyMatch(line -> line.pbx().equals(id)))
        .forEach(agent -> users.add("agent " + agent.name()));
    String name = shelves.pbxs().find(id).map(Pbx::name).orElse("");
    shelves.triggers().all().stream()
        .filter(trigger -> names(trigger, name))
        .forEach(trigger -> users.add("trigger " + trigger.name()));
    return users;
  }

  private static boolean names(Trigger trigger, String pbx) {
    return Stream.concat(trigger.all().stream(), trigger.any().stream())
        .anyMatch(one -> one.field() == Condition.Field.PBX && one.value().equals(pbx));
  }
}

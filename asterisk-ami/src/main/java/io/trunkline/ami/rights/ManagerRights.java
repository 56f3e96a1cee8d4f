package io.trunkline.ami.rights;

import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.rights.ManagerClass.Way;
import io.trunkline.ami.rights.Remark.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a login may, measured against the smallest manager.conf that works. Never says more than is
 * known: what could not be found out is {@link Standing#UNKNOWN}.
 *
 * @param user the manager user
 * @param standings what is known of every class
 * @param remarks what people should read, one line each; empty when all is as it should be
 */
public record ManagerRights(
    String user, Map<ManagerClass, Standing> standings, List<Remark> remarks) {
  private static final String RELOAD = "asterisk -rx 'manager reload'";

  public ManagerRights {
    standings = Map.copyOf(standings);
    remarks = List.copyOf(remarks);
  }

  /**
   * Asks over this link; needs no right of its own, and with the write class {@code call} or {@code
   * reporting} finds everything. The future never fails; it completes on the client's thread for
   * replies. To be asked from {@link io.trunkline.ami.client.AmiListener#up} on.
   *
   * @param user the name that the link has logged in with
   */
  public static java.util.concurrent.CompletableFuture<ManagerRights> ask(
      AmiLink link, String user) {
    return new Inquiry(link, user).ask().thenApply(ManagerRights::judge);
  }

  /** The classes that this login does not have, whatever the file says. */
  public List<ManagerClass> missing() {
    return Arrays.stream(ManagerClass.values())
        .filter(
            one ->
                standings.get(one) == Standing.MISSING || standings.get(one) == Standing.NOT_LOADED)
        .toList();
  }

  /** The remarks on classes that are missing: one each. */
  public List<Remark> lacks() {
    return remarks.stream()
        .filter(remark -> remark.kind() == Kind.MISSING || remark.kind() == Kind.IDLE)
        .toList();
  }

  static ManagerRights judge(Evidence evidence) {
    Map<ManagerClass, Standing> standings = new EnumMap<>(ManagerClass.class);
    List<Remark> remarks = new ArrayList<>();
    for (ManagerClass one : ManagerClass.values()) {
      Standing standing = evidence.standing(one);
      standings.put(one, standing);
      remark(evidence, one, standing, remarks);
    }
    unchecked(evidence, standings, remarks);
    excess(evidence, remarks);
    timeout(evidence, remarks);
    return new ManagerRights(evidence.user(), standings, remarks);
  }

  private static void remark(
      Evidence evidence, ManagerClass one, Standing standing, List<Remark> remarks) {
    Kind kind = one.needed() ? Kind.MISSING : Kind.IDLE;
    switch (standing) {
      case MISSING ->
          remarks.add(
              new Remark(
                  kind,
                  lacks(one) + " is missing" + spelling(evidence, one) + ": " + one.loss(),
                  put(evidence, one.way().line())));
      case NOT_LOADED ->
          remarks.add(
              new Remark(
                  kind,
                  lacks(one)
                      + " is in manager.conf and not in force"
                      + (one == ManagerClass.READ_SYSTEM ? ", or Asterisk is still starting" : "")
                      + ": "
                      + one.loss(),
                  "run " + RELOAD));
      case VANISHING ->
          remarks.add(
              new Remark(
                  Kind.RISKY,
                  lacks(one)
                      + " is in force and no longer in manager.conf: the next reload takes"
                      + " it away",
                  put(evidence, one.way().line())));
      default -> {}
    }
  }

  private static String lacks(ManagerClass one) {
    return "the " + one.way().word() + " class " + one.word();
  }

  private static String spelling(Evidence evidence, ManagerClass one) {
    return evidence.file() != null && evidence.file().misspells(one)
        ? " (manager.conf names it with a blank or a capital letter, which Asterisk does not take)"
        : "";
  }

  private static void unchecked(
      Evidence evidence, Map<ManagerClass, Standing> standings, List<Remark> remarks) {
    if (evidence.file() != null) {
      return;
    }
    List<String> what = new ArrayList<>();
    for (Way way : Way.values()) {
      String classes =
          Arrays.stream(ManagerClass.values())
              .filter(one -> one.way() == way && standings.get(one) == Standing.UNKNOWN)
              .map(ManagerClass::word)
              .collect(Collectors.joining(","));
      if (!classes.isEmpty()) {
        what.add(way.word() + " " + classes);
      }
    }
    what.add("writetimeout");
    remarks.add(
        new Remark(
            Kind.UNCHECKED,
            "could not be checked: " + String.join("; ", what) + " (" + evidence.whyNoFile() + ")",
            "compare ["
                + evidence.user()
                + "] in manager.conf with: "
                + Way.READ.line()
                + " / "
                + Way.WRITE.line()
                + " / writetimeout = "
                + ManagerClass.WRITE_TIMEOUT_MS));
  }

  private static void excess(Evidence evidence, List<Remark> remarks) {
    for (Way way : Way.values()) {
      List<String> beyond = beyond(evidence, way);
      if (!beyond.isEmpty()) {
        remarks.add(
            new Remark(
                Kind.EXCESS,
                way.word() + " grants more than needed: " + String.join(",", beyond),
                put(evidence, way.line())));
      }
    }
  }

  private static List<String> beyond(Evidence evidence, Way way) {
    if (evidence.file() != null) {
      List<String> ours =
          Arrays.stream(ManagerClass.values())
              .filter(one -> one.way() == way)
              .map(ManagerClass::word)
              .toList();
      return evidence.file().words(way).stream().filter(word -> !ours.contains(word)).toList();
    }
    Commands commands = evidence.commands();
    return way == Way.READ || commands == null
        ? List.of()
        : java.util.stream.Stream.of("command", "config")
            .filter(word -> commands.holds(word).orElse(false))
            .toList();
  }

  private static void timeout(Evidence evidence, List<Remark> remarks) {
    ManagerFile file = evidence.file();
    if (file != null && file.timeout() < ManagerClass.WRITE_TIMEOUT_MS) {
      remarks.add(
          new Remark(
              Kind.RISKY,
              "writetimeout is "
                  + file.timeout()
                  + " ms"
                  + (file.writeTimeout().isBlank() ? ", Asterisk's default" : "")
                  + ": in a busy second Asterisk ends the connection of a reader that is so slow",
              put(evidence, "writetimeout = " + ManagerClass.WRITE_TIMEOUT_MS)));
    }
  }

  private static String put(Evidence evidence, String line) {
    return "put into [" + evidence.user() + "] of manager.conf: " + line + " (then " + RELOAD + ")";
  }
}

package io.trunkline.lab.pbx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.ami.wire.AmiMessage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The talk before a session is logged in, as Asterisk's main/manager.c leads it. */
final class Dialogue {
  private final FakePbx pbx;
  private final FakePbxSettings settings;

  Dialogue(FakePbx pbx, FakePbxSettings settings) {
    this.pbx = pbx;
    this.settings = settings;
  }

  void asked(Session session, AmiMessage action) {
    String id = text(action.get("ActionID"));
    switch (action.name().toLowerCase(Locale.ROOT)) {
      case "challenge" -> challenge(session, id);
      case "login" -> login(session, action, id);
      case "logoff" -> {
        session.send("Response: Goodbye\r\nMessage: Thanks for all the fish.\r\n\r\n");
        session.closeAfterwards();
      }
      default -> session.send(Answers.error(id, "Permission denied"));
    }
  }

  /** One number per session, however often it is asked. */
  private void challenge(Session session, String id) {
    if (pbx.strikes(Fault.DROPS_DURING_LOGIN)) {
      session.close();
      return;
    }
    if (session.challenge().isEmpty()) {
      session.challenge("" + ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000));
    }
    session.send(Answers.success(id, "Challenge", session.challenge()));
  }

  private void login(Session session, AmiMessage action, String id) {
    if (pbx.strikes(Fault.LOGIN_ALREADY_IN_USE)) {
      refuse(session, id, "Login Already In Use");
      return;
    }
    boolean known = settings.username().equals(action.get("Username")) && proves(session, action);
    if (pbx.strikes(Fault.REFUSES_LOGIN) || !known) {
      refuse(session, id, "Authentication failed");
      return;
    }
    session.send(Answers.success(id, "Message", "Authentication accepted"));
    session.events(text(action.get("Events")));
    session.logIn(pbx.user());
    if (!pbx.has(Fault.NEVER_FULLY_BOOTED) && session.user().hears(List.of("system"))) {
      session.send(
          Answers.block(
              "Event",
              "FullyBooted",
              "Privilege",
              "system,all",
              "Uptime",
              "85",
              "LastReload",
              "85",
              "Status",
              "Fully Booted"));
    }
  }

  private boolean proves(Session session, AmiMessage action) {
    String key = action.get("Key");
    return key == null
        ? settings.secret().equals(action.get("Secret"))
        : key.equals(md5(session.challenge() + settings.secret()));
  }

  private void refuse(Session session, String id, String words) {
    Runnable refusal =
        () -> {
          session.send(Answers.error(id, words));
          session.closeAfterwards();
        };
    pbx.later(refusal, settings.refusalPause().toNanos());
  }

  private static String md5(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no MD5, which every Java must have", e);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}

package io.trunkline.ami.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The challenge and the login. The key is the lower-case hex MD5 of challenge and secret
 * (Asterisk's main/manager.c); Asterisk waits a second before it refuses one.
 */
final class Login {
  private Login() {}

  /** Sends the challenge; the answers come on the reader's thread, before the end of the stream. */
  static void begin(Connection connection, AmiSettings settings) {
    CompletableFuture<@Nullable Void> unused =
        connection
            .sendDirect(AmiAction.challenge())
            .thenCompose(
                challenge ->
                    connection.sendDirect(
                        AmiAction.login(settings.username(), key(challenge, settings))))
            .thenAccept(
                answer -> {
                  if (answer.success()) {
                    connection.acceptLogin();
                  } else {
                    connection.end(Trouble.refused(settings, answer.message()));
                  }
                })
            .exceptionally(
                trouble -> {
                  connection.end(Trouble.loginFailed(settings, trouble));
                  return null;
                });
  }

  /** MD5 is what AMI offers; the secret at least does not travel. */
  static String key(AmiResponse challenge, AmiSettings settings) {
    String number = challenge.response().get("Challenge");
    if (number == null) {
      throw new AmiException(
          AmiException.Reason.NOT_CONNECTED, "no challenge came: " + challenge.message());
    }
    try {
      byte[] both = (number + settings.secret().reveal()).getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(both));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no MD5, which every Java must have", e);
    }
  }
}

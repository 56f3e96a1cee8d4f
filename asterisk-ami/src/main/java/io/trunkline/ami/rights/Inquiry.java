package io.trunkline.ami.rights;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiLink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a link what its login may. The file is read through the dialplan function AST_CONFIG, which
 * Getvar gives to whoever has {@code call} or {@code reporting}; only the three keys that matter
 * are ever asked, and never the secret.
 */
final class Inquiry {
  /** What neither ends a function's argument nor is a variable of its own. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_.@-]{1,80}");

  /** The last of several lines, which is the one that Asterisk takes. */
  private static final String LAST = ",-1)";

  private final AmiLink link;
  private final String user;

  Inquiry(AmiLink link, String user) {
    this.link = link;
    this.user = user;
  }

  CompletableFuture<Evidence> ask() {
    CompletableFuture<@Nullable AmiResponse> commands = answer(AmiAction.listCommands());
    if (!SAFE.matcher(user).matches()) {
      return commands.thenApply(
          list -> evidence(list, null, "the user's name has letters that cannot be asked for"));
    }
    CompletableFuture<@Nullable AmiResponse> read = key(user, "read");
    CompletableFuture<@Nullable AmiResponse> write = key(user, "write");
    CompletableFuture<@Nullable AmiResponse> timeout = key(user, "writetimeout");
    CompletableFuture<@Nullable AmiResponse> enabled = key("general", "enabled");
    return CompletableFuture.allOf(commands, read, write, timeout, enabled)
        .thenApply(
            done -> {
              ManagerFile file =
                  ManagerFile.of(value(read.join()), value(write.join()), value(timeout.join()));
              String why = file == null ? why(write.join(), enabled.join()) : "";
              return evidence(commands.join(), file, why);
            });
  }

  private Evidence evidence(
      @Nullable AmiResponse list, @Nullable ManagerFile file, String whyNoFile) {
    Commands commands =
        Optional.ofNullable(list)
            .filter(AmiResponse::success)
            .flatMap(answer -> Commands.of(answer.response()))
            .orElse(null);
    return new Evidence(user, link.fullyBooted(), commands, file, whyNoFile);
  }

  private CompletableFuture<@Nullable AmiResponse> key(String section, String key) {
    return answer(AmiAction.getvar("AST_CONFIG(manager.conf," + section + "," + key + LAST));
  }

  /** Null when there was no answer; a refusal is one. */
  private CompletableFuture<@Nullable AmiResponse> answer(AmiAction action) {
    return link.send(action).handle((answer, failure) -> answer);
  }

  private static String value(@Nullable AmiResponse answer) {
    String value = answer == null || !answer.success() ? null : answer.response().get("Value");
    return value == null ? "" : value;
  }

  /** Getvar was answered, so something was granted: an empty section is not this user's. */
  private String why(@Nullable AmiResponse write, @Nullable AmiResponse enabled) {
    if (write == null) {
      return "Asterisk did not answer Getvar in time";
    }
    if (!write.success()) {
      return "Getvar, which reads manager.conf, needs the write class call or reporting";
    }
    return value(enabled).isEmpty()
        ? "the module func_config, which reads manager.conf, is not loaded"
        : "manager.conf has no section ["
            + user
            + "] that grants anything, so the user is defined"
            + " elsewhere, or the file was changed and not reloaded";
  }
}

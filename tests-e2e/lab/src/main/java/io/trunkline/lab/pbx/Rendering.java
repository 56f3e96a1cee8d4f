package io.trunkline.lab.pbx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One playing of a score: gives every name on the tape a fresh one, the same wherever it stands.
 * Used by one thread at a time.
 */
final class Rendering {
  private static final Pattern CHANNEL = Pattern.compile("(.+)-[0-9a-f]{8}((?:;[12])?)");

  private final Score score;
  private final Replacements replacements;
  private final Map<String, String> texts;
  private final Instant began;
  private final double speed;
  private final AtomicLong numbers;
  private final Map<String, String> freshByTape = new HashMap<>();

  Rendering(Tape tape, Replacements replacements, Instant began, double speed, AtomicLong numbers) {
    this.score = tape.score(replacements.byText().keySet());
    this.replacements = replacements;
    this.texts = replacements.texts(score.callerNumber(), score.callerName());
    this.began = began;
    this.speed = speed;
    this.numbers = numbers;
  }

  Score score() {
    return score;
  }

  /** The event as it goes to the wire, this time. */
  String text(Score.Event event) {
    StringBuilder text = new StringBuilder(700);
    for (Score.Piece piece : event.pieces()) {
      switch (piece.kind()) {
        case LITERAL -> text.append(piece.text());
        case UNIQUE_ID -> text.append(uniqueId(piece.text()));
        case CHANNEL -> text.append(fresh(piece.text(), this::channel));
        case BRIDGE -> text.append(fresh(piece.text(), old -> UUID.randomUUID().toString()));
        case TIME -> text.append(time(piece.text()));
        case TEXT -> text.append(texts.getOrDefault(piece.text(), piece.text()));
        case ESCAPED_TEXT -> text.append(escaped(piece.text()));
        case ACTION_ID -> {
          String id = replacements.actionId();
          text.append(id == null ? piece.text() : id);
        }
      }
    }
    return text.toString();
  }

  /** What this uniqueid, or linkedid, of the tape is this time. */
  String uniqueId(String onTape) {
    return fresh(onTape, this::freshUniqueId);
  }

  /** Whether this fresh name was given out here. */
  boolean named(String fresh) {
    return freshByTape.containsValue(fresh);
  }

  private String fresh(String onTape, UnaryOperator<String> make) {
    String known = freshByTape.get(onTape);
    if (known == null) {
      known = make.apply(onTape);
      freshByTape.put(onTape, known);
    }
    return known;
  }

  private String freshUniqueId(String onTape) {
    boolean asterisks = onTape.matches("[0-9]{10}\\.[0-9]+");
    String chosen = replacements.channelId();
    if (!asterisks && chosen != null) {
      return chosen;
    }
    String fresh = began.getEpochSecond() + "." + numbers.incrementAndGet();
    return asterisks ? fresh : "chosen-" + fresh;
  }

  /** Both halves of a Local channel keep one number. */
  private String channel(String onTape) {
    Matcher parts = CHANNEL.matcher(onTape);
    if (!parts.matches()) {
      return onTape;
    }
    String whole = onTape.substring(0, onTape.length() - parts.group(2).length());
    String number =
        fresh(
            "number of " + whole,
            old -> String.format(Locale.ROOT, "%08x", numbers.incrementAndGet()));
    return renamed(parts.group(1)) + "-" + number + parts.group(2);
  }

  private String renamed(String base) {
    String renamed = base;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      if (renamed.equals(text.getKey())) {
        return text.getValue();
      }
      if (renamed.startsWith("Local/" + text.getKey() + "@")) {
        renamed = renamed.replace("/" + text.getKey() + "@", "/" + text.getValue() + "@");
      }
    }
    return renamed;
  }

  private String time(String onTape) {
    double since = Double.parseDouble(onTape) - score.firstTime();
    Instant at = began.plusNanos((long) (since * 1_000_000_000 / speed));
    return BigDecimal.valueOf(at.getEpochSecond())
        .add(BigDecimal.valueOf(at.getNano(), 9))
        .setScale(6, RoundingMode.DOWN)
        .toPlainString();
  }

  /** As Asterisk's ast_escape_c writes a name. */
  private String escaped(String onTape) {
    String plain = texts.get(onTape);
    if (plain == null) {
      return onTape;
    }
    return plain.replaceAll("([\\\\'\"?])", "\\\\$1");
  }
}

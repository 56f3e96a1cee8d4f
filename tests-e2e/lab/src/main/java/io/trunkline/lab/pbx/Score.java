package io.trunkline.lab.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tape cut into what stays and what is new each time, so that playing it is only copying: made
 * once, played thousands of times. Immutable.
 */
final class Score {
  private static final Pattern HEADER = Pattern.compile("(?m)^([^:\r\n]+): ?([^\r\n]*)");
  private static final Pattern CHANNEL = Pattern.compile(".+/.+-[0-9a-f]{8}(;[12])?");
  private static final String BRIDGE =
      "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern NUMBER_HEADER =
      Pattern.compile("(?i).*(CallerIDNum|ConnectedLineNum|Exten|Extension|Value|DialString)");

  /** What stands in a piece. */
  enum Kind {
    LITERAL,
    UNIQUE_ID,
    CHANNEL,
    BRIDGE,
    TIME,
    TEXT,
    ESCAPED_TEXT,
    ACTION_ID
  }

  /** A stretch of a block: a literal, or something on the tape that gets another value. */
  record Piece(Kind kind, String text) {}

  /** One event, ready to be rendered. */
  record Event(String name, Duration at, List<Piece> pieces) {}

  private final List<Event> events = new ArrayList<>();
  private final Set<String> uniqueIds = new LinkedHashSet<>();
  private final Set<String> channels = new LinkedHashSet<>();
  private final Set<String> texts;
  private final Pattern tokens;
  private @Nullable String callerNumber;
  private @Nullable String callerName;
  private double firstTime = -1;

  /** Replaces these texts beside what is always new; an empty text means the first caller's. */
  Score(Tape tape, Set<String> replaced) {
    tape.blocks().forEach(this::learn);
    texts = new LinkedHashSet<>(replaced);
    Stream.of(callerNumber, callerName).filter(Score::isWord).forEach(texts::add);
    tokens = tokens();
    tape.blocks().forEach(block -> events.add(event(block)));
  }

  List<Event> events() {
    return events;
  }

  Optional<String> callerNumber() {
    return Optional.ofNullable(callerNumber).filter(Score::isWord);
  }

  Optional<String> callerName() {
    return Optional.ofNullable(callerName).filter(Score::isWord);
  }

  /** The time of the first event that has one, in seconds since 1970. */
  double firstTime() {
    return firstTime;
  }

  private static boolean isWord(@Nullable String text) {
    return text != null && !text.isEmpty() && !text.equals("<unknown>");
  }

  private void learn(Tape.Block block) {
    boolean isFirst = channels.isEmpty();
    Matcher header = HEADER.matcher(block.text());
    while (header.find()) {
      String name = header.group(1);
      String value = header.group(2);
      if (name.matches("(?i)(?!.*Bridge).*(Uniqueid|Linkedid)") && isWord(value)) {
        uniqueIds.add(value);
      } else if (name.endsWith("Channel") && CHANNEL.matcher(value).matches()) {
        channels.add(value);
      } else if (name.equals("Timestamp") && firstTime < 0) {
        firstTime = Double.parseDouble(value);
      } else if (isFirst && name.equals("CallerIDNum")) {
        callerNumber = value;
      } else if (isFirst && name.equals("CallerIDName")) {
        callerName = value;
      }
    }
  }

  private Pattern tokens() {
    Stream<String> words =
        Stream.of(uniqueIds, channels, texts)
            .flatMap(Set::stream)
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote);
    String any = Stream.concat(Stream.of(BRIDGE), words).collect(Collectors.joining("|"));
    return Pattern.compile("(?<![A-Za-z0-9])(?:" + any + ")(?![A-Za-z0-9])");
  }

  private Event event(Tape.Block block) {
    String name = block.text().substring("Event: ".length(), block.text().indexOf('\r'));
    List<Piece> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    Matcher header = HEADER.matcher(block.text());
    while (header.find()) {
      literal.append(header.group(1)).append(": ");
      value(name, header.group(1), header.group(2), literal, pieces);
      literal.append("\r\n");
    }
    literal.append("\r\n");
    flush(literal, pieces);
    return new Event(name, block.at(), List.copyOf(pieces));
  }

  private void value(
      String event, String header, String value, StringBuilder literal, List<Piece> pieces) {
    if (header.equals("Timestamp")) {
      flush(literal, pieces);
      pieces.add(new Piece(Kind.TIME, value));
      return;
    }
    if (header.equals("ActionID")) {
      flush(literal, pieces);
      pieces.add(new Piece(Kind.ACTION_ID, value));
      return;
    }
    int from = 0;
    Matcher token = tokens.matcher(value);
    while (token.find()) {
      Kind kind = kind(event, header, value, token.group());
      if (kind != Kind.LITERAL) {
        literal.append(value, from, token.start());
        flush(literal, pieces);
        pieces.add(new Piece(kind, token.group()));
        from = token.end();
      }
    }
    literal.append(value, from, value.length());
  }

  private Kind kind(String event, String header, String value, String token) {
    if (uniqueIds.contains(token)) {
      return Kind.UNIQUE_ID;
    }
    if (channels.contains(token)) {
      return Kind.CHANNEL;
    }
    if (token.matches(BRIDGE)) {
      return Kind.BRIDGE;
    }
    boolean bare = token.matches("[0-9]{1,5}");
    if (bare && !(value.equals(token) && NUMBER_HEADER.matcher(header).matches())) {
      return Kind.LITERAL;
    }
    boolean escaped =
        header.matches(".*(CallerIDName|ConnectedLineName|ChanVariable)")
            || (event.equals("VarSet") && header.equals("Value"));
    return escaped && !event.equals("OriginateResponse") ? Kind.ESCAPED_TEXT : Kind.TEXT;
  }

  private static void flush(StringBuilder literal, List<Piece> pieces) {
    if (!literal.isEmpty()) {
      pieces.add(new Piece(Kind.LITERAL, literal.toString()));
      literal.setLength(0);
    }
  }
}

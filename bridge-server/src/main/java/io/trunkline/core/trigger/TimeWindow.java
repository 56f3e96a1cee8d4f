package io.trunkline.core.trigger;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hours of a week, such as {@code Mon-Fri 09:00-17:30, Sat 09:00-12:00}. Without days it is every
 * day, without hours the whole day. The end is not part of it. A window that ends before it begins
 * goes over midnight and belongs to the day on which it begins; days may go over Sunday.
 *
 * @param spans the parts between the commas
 */
record TimeWindow(List<Span> spans) {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern SPAN =
      Pattern.compile(
          "(?:([a-z]{3})(?:\\s*-\\s*([a-z]{3}))?)?\\s*"
              + "(?:(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2}))?");
  private static final int MINUTES_OF_DAY = 24 * 60;

  TimeWindow {
    spans = List.copyOf(spans);
  }

  /** The window that this text describes; empty when it describes none. */
  static Optional<TimeWindow> of(String text) {
    List<Span> spans = new ArrayList<>();
    for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      Optional<Span> span = Span.of(part.strip());
      if (span.isEmpty()) {
        return Optional.empty();
      }
      spans.add(span.get());
    }
    return Optional.of(new TimeWindow(spans));
  }

  boolean contains(ZonedDateTime time) {
    return spans.stream().anyMatch(span -> span.contains(time.getDayOfWeek(), time.toLocalTime()));
  }

  /** Some days' hours; minutes since midnight. */
  record Span(Set<DayOfWeek> days, int from, int to) {
    Span {
      days = Set.copyOf(days);
    }

    static Optional<Span> of(String text) {
      Matcher parts = SPAN.matcher(text);
      if (text.isEmpty() || !parts.matches()) {
        return Optional.empty();
      }
      Set<DayOfWeek> days = days(parts.group(1), parts.group(2));
      int from = minutes(parts.group(3), 0);
      int to = minutes(parts.group(4), MINUTES_OF_DAY);
      boolean good = !days.isEmpty() && from >= 0 && from < MINUTES_OF_DAY && to >= 0 && from != to;
      return good ? Optional.of(new Span(days, from, to)) : Optional.empty();
    }

    boolean contains(DayOfWeek day, LocalTime time) {
      int minute = time.getHour() * 60 + time.getMinute();
      if (from < to) {
        return days.contains(day) && minute >= from && minute < to;
      }
      return (days.contains(day) && minute >= from) || (days.contains(day.minus(1)) && minute < to);
    }

    private static Set<DayOfWeek> days(@Nullable String first, @Nullable String last) {
      if (first == null) {
        return EnumSet.allOf(DayOfWeek.class);
      }
      int begin = DAYS.indexOf(first);
      int end = last == null ? begin : DAYS.indexOf(last);
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      if (begin < 0 || end < 0) {
        return days;
      }
      for (int day = begin; day != end; day = (day + 1) % 7) {
        days.add(DayOfWeek.of(day + 1));
      }
      days.add(DayOfWeek.of(end + 1));
      return days;
    }

    /** Minutes since midnight, -1 for a time that no clock shows; 24:00 is the day's end. */
    private static int minutes(@Nullable String time, int otherwise) {
      if (time == null) {
        return otherwise;
      }
      int colon = time.indexOf(':');
      int hour = Integer.parseInt(time.substring(0, colon));
      int minute = Integer.parseInt(time.substring(colon + 1));
      int minutes = hour * 60 + minute;
      return minute > 59 || minutes > MINUTES_OF_DAY ? -1 : minutes;
    }
  }
}

package io.trunkline.core;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that a person typed, compiled once. It is asked on the path of a call, so it
 * gives up after a fixed number of steps: some expressions need longer than the world lasts.
 * Immutable; safe for use from several threads.
 */
public final class SafePattern {
  private static final int MOST_STEPS = 100_000;

  private final Pattern pattern;

  private SafePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The expression, compiled; empty when it is none. */
  public static Optional<SafePattern> of(String expression) {
    return compiled(expression, 0);
  }

  /** The expression for texts whose case does not count. */
  public static Optional<SafePattern> withoutCase(String expression) {
    return compiled(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * Whether the whole text is what the expression describes.
   *
   * @throws TooHard when that cannot be known in good time
   */
  public boolean matches(String text) {
    try {
      return pattern.matcher(new Counted(text, new Steps())).matches();
    } catch (StackOverflowError deep) {
      throw new TooHard();
    }
  }

  private static Optional<SafePattern> compiled(String expression, int flags) {
    try {
      return Optional.of(new SafePattern(Pattern.compile(expression, flags)));
    } catch (PatternSyntaxException | StackOverflowError broken) {
      return Optional.empty();
    }
  }

  /** The expression takes too long for this text. */
  public static final class TooHard extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooHard() {
      super("the expression takes too long; write it without repetitions inside repetitions");
    }
  }

  /** A text that counts how often it is looked at; all its parts count together. */
  private record Counted(CharSequence text, Steps steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps.takeOne();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** The steps of one question. */
  private static final class Steps {
    private int left = MOST_STEPS;

    void takeOne() {
      left--;
      if (left < 0) {
        throw new TooHard();
      }
    }
  }
}

package io.trunkline.lab.org.query;

import io.trunkline.lab.org.data.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The tokens of one query, read from left to right. Not thread-safe. */
final class Tokens {
  private final String query;
  private final String fault;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  /**
   * @param fault the error code of a query that cannot be read
   */
  Tokens(String query, String fault) {
    this.query = query;
    this.fault = fault;
    int at = 0;
    while (at < query.length()) {
      at = Character.isWhitespace(query.charAt(at)) ? at + 1 : read(at);
    }
    tokens.add(new Token(Token.Kind.END, "<EOF>", query.length()));
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  boolean accept(String word) {
    boolean there = peek().is(word);
    if (there) {
      take();
    }
    return there;
  }

  void expect(String word) {
    if (!accept(word)) {
      throw unexpected(peek());
    }
  }

  Token word() {
    Token token = take();
    if (token.kind() != Token.Kind.WORD) {
      throw unexpected(token);
    }
    return token;
  }

  int count() {
    Token token = word();
    try {
      return Integer.parseInt(token.text());
    } catch (NumberFormatException e) {
      throw unexpected(token);
    }
  }

  Refusal unexpected(Token token) {
    return at(fault, token.at(), "unexpected token: '" + token.text() + "'");
  }

  /** A refusal that points into the query as Salesforce does. */
  Refusal at(String code, int at, String words) {
    String line = query.replace('\n', ' ');
    String message =
        "\n%s\n%s^\nERROR at Row:1:Column:%d\n%s"
            .formatted(line, " ".repeat(Math.min(at, line.length())), at + 1, words);
    return Refusal.of(400, code, message);
  }

  private int read(int at) {
    char c = query.charAt(at);
    if (c == '\'') {
      return string(at);
    }
    if (wordly(c)) {
      int end = at;
      while (end < query.length() && wordly(query.charAt(end))) {
        end++;
      }
      tokens.add(new Token(Token.Kind.WORD, query.substring(at, end), at));
      return end;
    }
    boolean two = at + 1 < query.length() && "<>!".indexOf(c) >= 0 && query.charAt(at + 1) == '=';
    int end = at + (two || query.startsWith("<>", at) ? 2 : 1);
    tokens.add(new Token(Token.Kind.MARK, query.substring(at, end), at));
    return end;
  }

  private int string(int at) {
    int end = at + 1;
    while (end < query.length() && query.charAt(end) != '\'') {
      end += query.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= query.length()) {
      throw at(fault, at, "line 1:" + at + " mismatched character '<EOF>' expecting '''");
    }
    tokens.add(new Token(Token.Kind.STRING, query.substring(at + 1, end), at));
    return end + 1;
  }

  /** Dates, numbers and paths are words too. */
  private static boolean wordly(char c) {
    return Character.isLetterOrDigit(c) || "_.:+-".indexOf(c) >= 0;
  }
}

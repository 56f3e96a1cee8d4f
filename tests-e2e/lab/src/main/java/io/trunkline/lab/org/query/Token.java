package io.trunkline.lab.org.query;

/** One word, mark or literal of a query. A string's text is what stood between the quotes, raw. */
record Token(Kind kind, String text, int at) {
  enum Kind {
    WORD,
    STRING,
    MARK,
    END
  }

  boolean is(String word) {
    return kind != Kind.STRING && text.equalsIgnoreCase(word);
  }
}

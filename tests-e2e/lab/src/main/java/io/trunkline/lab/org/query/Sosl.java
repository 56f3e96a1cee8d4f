package io.trunkline.lab.org.query;

import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.data.SObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Answers SOSL: FIND {words} IN scope FIELDS RETURNING objects. Like Salesforce's index it learns
 * of a record some time after it was saved. Thread-safe.
 */
public final class Sosl {
  private static final Set<String> SCOPES = Set.of("ALL", "NAME", "EMAIL", "PHONE", "SIDEBAR");

  private final OrgData data;
  private final Soql soql;
  private final Clock clock;
  private volatile Duration lag = Duration.ZERO;

  public Sosl(OrgData data, Soql soql, Clock clock) {
    this.data = data;
    this.soql = soql;
    this.clock = clock;
  }

  /** One record found, and what to show of it. */
  public record Hit(List<Column> columns, OrgRecord record) {}

  /** How long after its last change a record is found. */
  public void lag(Duration duration) {
    lag = duration;
  }

  /** Runs a search as this user. */
  public List<Hit> run(String query, OrgUser user) {
    int open = query.indexOf('{');
    int close = close(query, open + 1);
    if (open < 0 || close < 0 || !query.substring(0, open).strip().equalsIgnoreCase("FIND")) {
      throw malformed("No search term found. The search term must be enclosed in braces.");
    }
    Words words = Words.read(query.substring(open + 1, close));
    Tokens tokens = new Tokens(query.substring(close + 1), "MALFORMED_SEARCH");
    String scope = "ALL";
    if (tokens.accept("IN")) {
      scope = tokens.word().text().toUpperCase(Locale.ROOT);
      tokens.expect("FIELDS");
    }
    if (!SCOPES.contains(scope)) {
      throw malformed("unexpected token: " + scope);
    }
    List<Hit> hits = returning(tokens, words, scope, user);
    int limit = tokens.accept("LIMIT") ? tokens.count() : 2000;
    if (tokens.peek().kind() != Token.Kind.END) {
      throw tokens.unexpected(tokens.peek());
    }
    return hits.stream().limit(limit).toList();
  }

  private List<Hit> returning(Tokens tokens, Words words, String scope, OrgUser user) {
    List<Hit> hits = new ArrayList<>();
    tokens.expect("RETURNING");
    do {
      Token name = tokens.word();
      SObject object =
          data.schema()
              .object(name.text(), user.profile())
              .orElseThrow(
                  () ->
                      tokens.at(
                          "INVALID_TYPE",
                          name.at(),
                          "sObject type '" + name.text() + "' is not supported."));
      Columns columns = new Columns(data, user, tokens, object);
      List<Column> shown = new ArrayList<>();
      List<OrgRecord> found = indexed(user, object, words, scope);
      if (tokens.accept("(")) {
        do {
          shown.add(columns.of(tokens.word()));
        } while (tokens.accept(","));
        found = soql.tail(tokens, columns, found, record -> true);
        tokens.expect(")");
      } else {
        shown.add(new Column(List.of(), object.field("Id").orElseThrow()));
      }
      found.forEach(record -> hits.add(new Hit(List.copyOf(shown), record)));
    } while (tokens.accept(","));
    return hits;
  }

  private List<OrgRecord> indexed(OrgUser user, SObject object, Words words, String scope) {
    Instant horizon = clock.instant().minus(lag);
    return data.all(user, object.name()).stream()
        .filter(record -> !changedAt(record).isAfter(horizon))
        .filter(record -> words.match(object, record, scope))
        .toList();
  }

  private static Instant changedAt(OrgRecord record) {
    return record.value("SystemModstamp") instanceof Instant at ? at : record.bornAt();
  }

  /** Where the closing brace is that no backslash protects; -1 for none. */
  private static int close(String query, int from) {
    for (int i = from; i < query.length(); i++) {
      if (query.charAt(i) == '\\') {
        i++;
      } else if (query.charAt(i) == '}') {
        return i;
      }
    }
    return -1;
  }

  static Refusal malformed(String words) {
    return Refusal.of(400, "MALFORMED_SEARCH", words);
  }
}

package io.trunkline.lab.org.query;

import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.SObject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers SOQL: SELECT fields and simple relationships, or COUNT(), FROM one object, WHERE, ORDER
 * BY, LIMIT, OFFSET. Thread-safe.
 */
public final class Soql {
  private final OrgData data;
  private final Clock clock;
  private final ZoneId zone;

  public Soql(OrgData data, Clock clock, ZoneId zone) {
    this.data = data;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * What a query found.
   *
   * @param columns what to show of each record; none for a COUNT()
   * @param records what was found, in order; for a COUNT() what was counted
   */
  public record Found(List<Column> columns, List<OrgRecord> records) {}

  /** Runs a query as this user. */
  public Found run(String query, OrgUser user) {
    return run(query, user, object -> data.all(user, object));
  }

  /** The same, over the deleted records, too. */
  public Found runAll(String query, OrgUser user) {
    return run(query, user, object -> data.allAndDeleted(user, object));
  }

  private Found run(String query, OrgUser user, Function<String, List<OrgRecord>> candidates) {
    Tokens tokens = new Tokens(query, "MALFORMED_QUERY");
    tokens.expect("SELECT");
    List<Token> paths = select(tokens);
    tokens.expect("FROM");
    SObject from = from(tokens, user);
    Columns columns = new Columns(data, user, tokens, from);
    List<Column> shown = paths.stream().map(columns::of).toList();
    List<OrgRecord> rows = tail(tokens, columns, candidates.apply(from.name()), record -> true);
    if (tokens.peek().kind() != Token.Kind.END) {
      throw tokens.unexpected(tokens.peek());
    }
    return new Found(shown, rows);
  }

  /** Reads WHERE, ORDER BY, LIMIT and OFFSET, and applies them to the candidates. */
  List<OrgRecord> tail(
      Tokens tokens,
      Columns columns,
      List<OrgRecord> candidates,
      java.util.function.Predicate<OrgRecord> also) {
    List<OrgRecord> rows = new ArrayList<>(candidates.stream().filter(also).toList());
    if (tokens.accept("WHERE")) {
      Condition where = new Filters(tokens, columns, new Literals(tokens, clock, zone)).read();
      rows.removeIf(row -> !where.holds(row, (record, column) -> column.value(record, data)));
    }
    if (tokens.accept("ORDER")) {
      tokens.expect("BY");
      rows.sort(orders(tokens, columns));
    }
    int limit = tokens.accept("LIMIT") ? tokens.count() : Integer.MAX_VALUE;
    int offset = tokens.accept("OFFSET") ? tokens.count() : 0;
    return rows.stream().skip(offset).limit(limit).toList();
  }

  private static List<Token> select(Tokens tokens) {
    List<Token> paths = new ArrayList<>();
    if (tokens.accept("COUNT")) {
      tokens.expect("(");
      tokens.expect(")");
      return paths;
    }
    do {
      paths.add(tokens.word());
    } while (tokens.accept(","));
    return paths;
  }

  private SObject from(Tokens tokens, OrgUser user) {
    Token name = tokens.word();
    return data.schema()
        .object(name.text(), user.profile())
        .orElseThrow(
            () ->
                tokens.at(
                    "INVALID_TYPE",
                    name.at(),
                    "sObject type '%s' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names."
                        .formatted(name.text())));
  }

  private Comparator<OrgRecord> orders(Tokens tokens, Columns columns) {
    List<Comparator<OrgRecord>> all = new ArrayList<>();
    do {
      Column column = columns.order(tokens.word());
      boolean down = tokens.accept("DESC");
      if (!down) {
        tokens.accept("ASC");
      }
      boolean nullsLast = down;
      if (tokens.accept("NULLS")) {
        nullsLast = tokens.accept("LAST");
        if (!nullsLast) {
          tokens.expect("FIRST");
        }
      }
      all.add(order(column, down, nullsLast));
    } while (tokens.accept(","));
    return all.stream().reduce(Comparator::thenComparing).orElseThrow();
  }

  private Comparator<OrgRecord> order(Column column, boolean down, boolean nullsLast) {
    return (a, b) -> {
      @Nullable Object left = column.value(a, data);
      @Nullable Object right = column.value(b, data);
      if (left == null || right == null) {
        int sign = left == right ? 0 : left == null ? -1 : 1;
        return nullsLast ? -sign : sign;
      }
      int sign = Filters.compare(left, right);
      return down ? -sign : sign;
    };
  }
}

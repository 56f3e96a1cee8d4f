package io.trunkline.lab.org.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.query.Soql;
import io.trunkline.lab.org.query.Sosl;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** /query with its further pages, /search and /parameterizedSearch. Thread-safe. */
final class QueryApi {
  /** As many cursors as Salesforce keeps for one user. */
  private static final int CURSORS = 10;

  /** No page is smaller than this, whatever the client asks. */
  private static final int LEAST = 200;

  private final Soql soql;
  private final Sosl sosl;
  private final RecordJson json;
  private final Map<String, Soql.Found> foundByLocator = new LinkedHashMap<>();
  private volatile int pageSize = 2000;
  private int cursors;

  QueryApi(OrgData data, Soql soql, Sosl sosl) {
    this.soql = soql;
    this.sosl = sosl;
    this.json = new RecordJson(data);
  }

  void pageSize(int records) {
    pageSize = records;
  }

  Answer query(Ask ask, String version, List<String> steps, OrgUser user) {
    return query(ask, version, steps, query -> soql.run(query, user));
  }

  /** Finds what was deleted as well. */
  Answer queryAll(Ask ask, String version, List<String> steps, OrgUser user) {
    return query(ask, version, steps, query -> soql.runAll(query, user));
  }

  private Answer query(
      Ask ask, String version, List<String> steps, Function<String, Soql.Found> runs) {
    if (!ask.method().equals("GET")) {
      throw RecordsApi.notAllowed(ask, "HEAD,GET");
    }
    if (!steps.isEmpty()) {
      return further(ask, version, steps.get(0));
    }
    String query = ask.parameters().get("q");
    if (query == null) {
      throw Refusal.of(400, "MALFORMED_QUERY", "A query string has to be specified");
    }
    Soql.Found found = runs.apply(query);
    if (found.columns().isEmpty()) {
      return Answer.json(
          200,
          Json.object(
              "totalSize", found.records().size(), "done", true, "records", new JsonArray()));
    }
    return Answer.json(200, page(ask, version, found, 0, ""));
  }

  private Answer further(Ask ask, String version, String locator) {
    int dash = locator.lastIndexOf('-');
    Soql.Found found;
    synchronized (this) {
      found = foundByLocator.get(locator.substring(0, Math.max(dash, 0)));
    }
    if (found == null) {
      throw Refusal.of(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    int from = Integer.parseInt(locator.substring(dash + 1));
    return Answer.json(200, page(ask, version, found, from, locator.substring(0, dash)));
  }

  private JsonObject page(Ask ask, String version, Soql.Found found, int from, String cursor) {
    int size = found.records().size();
    int to = Math.min(size, from + rows(ask));
    JsonArray rows = new JsonArray();
    found
        .records()
        .subList(Math.min(from, to), to)
        .forEach(r -> rows.add(json.row(version, r, found.columns())));
    JsonObject page = Json.object("totalSize", size, "done", to >= size);
    if (to < size) {
      String name = cursor.isEmpty() ? keep(found) : cursor;
      page.addProperty("nextRecordsUrl", "/services/data/" + version + "/query/" + name + "-" + to);
    }
    page.add("records", rows);
    return page;
  }

  /** What the client wishes, between Salesforce's least and what this org was told. */
  private int rows(Ask ask) {
    String wish = ask.header("sforce-query-options").orElse("");
    return wish.matches("batchSize=\\d{1,5}")
        ? Math.min(pageSize, Math.max(LEAST, Integer.parseInt(wish.substring(10))))
        : pageSize;
  }

  private synchronized String keep(Soql.Found found) {
    String name = "01g5g%09dAAA".formatted(++cursors);
    foundByLocator.put(name, found);
    if (foundByLocator.size() > CURSORS) {
      foundByLocator.remove(foundByLocator.keySet().iterator().next());
    }
    return name;
  }

  Answer search(Ask ask, String version, OrgUser user) {
    String query = ask.parameters().get("q");
    if (query == null || query.isBlank()) {
      throw Refusal.of(400, "MALFORMED_SEARCH", "A search string has to be specified");
    }
    return hits(version, sosl.run(query, user));
  }

  /** The same search, its parts in JSON or in parameters instead of SOSL. */
  Answer parameterized(Ask ask, String version, OrgUser user) {
    return hits(version, sosl.run(ParameterizedSearch.sosl(ask), user));
  }

  private Answer hits(String version, List<Sosl.Hit> hits) {
    JsonArray records = new JsonArray();
    hits.forEach(hit -> records.add(json.row(version, hit.record(), hit.columns())));
    return Answer.json(200, Json.object("searchRecords", records));
  }
}

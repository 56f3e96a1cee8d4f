package io.trunkline.lab.org.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.query.Soql;
import io.trunkline.lab.org.query.Sosl;
import io.trunkline.lab.org.rest.composite.CompositeApi;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Errors;
import io.trunkline.lab.org.web.Json;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything under /services: a request in, an answer out. Thread-safe. */
public final class RestApi {
  private static final int OLDEST = 31;
  private static final int NEWEST = 68;
  private static final List<String> SEASONS = List.of("Winter", "Summer", "Spring");

  private final Users users;
  private final Sessions sessions;
  private final Switches switches;
  private final RecordsApi records;
  private final QueryApi queries;
  private final UiApi ui;
  private final CompositeApi composite;
  private final AtomicInteger used = new AtomicInteger();
  private volatile int daily = 15_000;

  public RestApi(
      OrgData data,
      Users users,
      Sessions sessions,
      Switches switches,
      Soql soql,
      Sosl sosl,
      Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.switches = switches;
    this.records = new RecordsApi(data, clock);
    this.queries = new QueryApi(data, soql, sosl);
    this.ui = new UiApi(data);
    this.composite = new CompositeApi(data, this::resource);
  }

  /** How many records one page of a query's answer holds; 2,000 unless told. */
  public void pageSize(int rows) {
    queries.pageSize(rows);
  }

  /** How many requests the org takes in a day; beyond them all are refused. */
  public void dailyLimit(int requests) {
    daily = requests;
  }

  public Answer answer(Ask ask) {
    try {
      List<String> steps = ask.steps();
      if (steps.size() == 2 && steps.get(1).equals("data")) {
        return Answer.json(200, versions());
      }
      return data(ask, steps);
    } catch (Refusal refusal) {
      return Answer.refusal(refusal);
    }
  }

  private Answer data(Ask ask, List<String> steps) {
    if (steps.size() < 3 || !steps.get(1).equals("data")) {
      throw Refusal.notFound();
    }
    String version = supported(steps.get(2));
    OrgUser user = caller(ask);
    allowed(user);
    Answer answer;
    try {
      if (used.incrementAndGet() > daily) {
        throw Refusal.of(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
      }
      answer = resource(ask, version, steps.subList(3, steps.size()), user);
    } catch (Refusal refusal) {
      answer = Errors.answer(refusal, version);
    }
    return answer.with("Sforce-Limit-Info", "api-usage=" + used.get() + "/" + daily);
  }

  private Answer resource(Ask ask, String version, List<String> steps, OrgUser user) {
    String first = steps.isEmpty() ? "" : steps.get(0);
    List<String> rest = steps.isEmpty() ? steps : steps.subList(1, steps.size());
    return switch (first) {
      case "" -> Answer.json(200, resources(version));
      case "sobjects" -> records.answer(ask, version, rest, user);
      case "query" -> queries.query(ask, version, rest, user);
      case "queryAll" -> queries.queryAll(ask, version, rest, user);
      case "search" -> queries.search(ask, version, user);
      case "parameterizedSearch" -> queries.parameterized(ask, version, user);
      case "ui-api" -> ui.answer(ask, version, rest, user);
      case "composite" -> composite.answer(ask, version, rest, user);
      case "limits" -> Answer.json(200, limits());
      default -> throw Refusal.notFound();
    };
  }

  /** Ends the session that a request belongs to. */
  public void endSession(Ask ask) {
    sessions.end(token(ask));
  }

  private static String token(Ask ask) {
    return ask.header("authorization").orElse("").replaceFirst("(?i)^(Bearer|OAuth) ", "");
  }

  private OrgUser caller(Ask ask) {
    return sessions
        .userId(token(ask))
        .flatMap(users::byId)
        .filter(OrgUser::active)
        .orElseThrow(() -> Refusal.of(401, "INVALID_SESSION_ID", "Session expired or invalid"));
  }

  private void allowed(OrgUser user) {
    if (switches.on(OrgSwitch.API_DISABLED_FOR_ORG)) {
      throw Refusal.of(
          403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.");
    }
    if (!user.profile().api()) {
      throw Refusal.of(403, "API_CURRENTLY_DISABLED", "API is disabled for this User");
    }
  }

  private static String supported(String version) {
    if (!version.matches("v\\d{2}\\.0")) {
      throw Refusal.notFound();
    }
    int number = RecordsApi.number(version);
    if (number < OLDEST) {
      throw Refusal.of(410, "UNSUPPORTED_API_VERSION", "The requested API version is retired");
    }
    if (number > NEWEST) {
      throw Refusal.notFound();
    }
    return version;
  }

  private static JsonArray versions() {
    JsonArray versions = new JsonArray();
    for (int number = OLDEST; number <= NEWEST; number++) {
      int back = NEWEST - number;
      String label = SEASONS.get(back % 3) + " '" + (27 - (back + 2) / 3);
      versions.add(
          Json.object(
              "label", label, "url", "/services/data/v" + number + ".0", "version", number + ".0"));
    }
    return versions;
  }

  private static JsonObject resources(String version) {
    JsonObject resources = new JsonObject();
    for (String name :
        List.of(
            "sobjects",
            "query",
            "queryAll",
            "search",
            "parameterizedSearch",
            "composite",
            "ui-api",
            "limits")) {
      resources.addProperty(name, "/services/data/" + version + "/" + name);
    }
    return resources;
  }

  private JsonObject limits() {
    return Json.object(
        "DailyApiRequests", left(daily, used.get()),
        "DailyBulkApiBatches", left(15_000, 0),
        "DataStorageMB", left(1024, 12),
        "FileStorageMB", left(1024, 3));
  }

  private static JsonObject left(int most, int used) {
    return Json.object("Max", most, "Remaining", Math.max(0, most - used));
  }
}

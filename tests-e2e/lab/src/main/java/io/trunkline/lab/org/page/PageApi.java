package io.trunkline.lab.org.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.data.Way;
import io.trunkline.lab.org.query.Sosl;
import io.trunkline.lab.org.rest.Sessions;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Json;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a browser asks the org for: a request in, an answer out. What the page saves it saves
 * as the signed-in user, through the same checks as the REST API. Thread-safe.
 */
public final class PageApi {
  private static final String COOKIE = "sid";
  private static final List<String> KINDS = List.of("Task", "Case", "Contact", "Lead", "Account");
  private static final String SEARCHED =
      "RETURNING Contact(Id, Name), Lead(Id, Name), Account(Id, Name), Task(Id, Subject),"
          + " Case(Id, CaseNumber) LIMIT 50";

  /**
   * What an administrator may change while the org runs.
   *
   * @param secure whether the cookie is marked Secure
   */
  public record Setup(boolean secure, Supplier<Optional<CallCenter>> callCenter) {}

  private final OrgData data;
  private final Users users;
  private final Sosl sosl;
  private final Setup setup;
  private final Sessions sessions = new Sessions();
  private final RecordView view;

  public PageApi(OrgData data, Users users, Sosl sosl, Setup setup) {
    this.data = data;
    this.users = users;
    this.sosl = sosl;
    this.setup = setup;
    this.view = new RecordView(data, users.zone());
  }

  /** Signs everybody out. */
  public void signOutAll() {
    sessions.endAll();
  }

  /** Ends the session that a request belongs to. */
  public void endSession(Ask ask) {
    ask.cookie(COOKIE).ifPresent(sessions::end);
  }

  public Answer answer(Ask ask) {
    try {
      List<String> steps = ask.steps();
      return switch (steps.isEmpty() ? "" : steps.get(0)) {
        case "" -> framed(Assets.file("login.html"));
        case "login" -> login(ask);
        case "logout" -> logout(ask);
        case "lightning" -> lightning(ask);
        case "host" -> Assets.file(steps.get(steps.size() - 1));
        case "support" -> library(steps);
        case "aura" -> aura(ask, steps);
        default -> record(steps);
      };
    } catch (Refusal refusal) {
      return Answer.refusal(refusal);
    }
  }

  /** {@code /005…} and its like lead to the record, as they do in every org. */
  private Answer record(List<String> steps) {
    OrgRecord record = data.find(steps.get(0)).orElseThrow(Refusal::notFound);
    return Answer.seeOther("/lightning/r/" + record.object() + "/" + record.id() + "/view");
  }

  private Answer lightning(Ask ask) {
    return user(ask).isPresent()
        ? framed(Assets.file("console.html"))
        : Answer.seeOther("/?startURL=" + ask.path());
  }

  private static Answer framed(Answer page) {
    return page.with(
        "Content-Security-Policy",
        "default-src 'self'; frame-src *; img-src 'self' data:; frame-ancestors 'self'");
  }

  private static Answer library(List<String> steps) {
    boolean known =
        steps.size() == 5
            && steps.get(1).equals("api")
            && steps.get(3).equals("lightning")
            && steps.get(4).matches("opencti(_min)?\\.js");
    if (!known) {
      throw Refusal.notFound();
    }
    return Assets.openCti(steps.get(2));
  }

  private Answer login(Ask ask) {
    JsonObject body = Json.read(ask.body());
    String username = text(body, "username");
    Optional<OrgUser> user =
        users
            .byUsername(username)
            .filter(OrgUser::active)
            .filter(one -> one.password().equals(text(body, "password")));
    if (user.isEmpty()) {
      throw Refusal.of(
          401,
          "INVALID_LOGIN",
          "Please check your username and password. If you still can't log in, contact your"
              + " Salesforce administrator.");
    }
    String token = sessions.open(users.orgId(), user.get().id());
    return Answer.json(200, Json.object("id", user.get().id()))
        .with("Set-Cookie", cookie(token, ""));
  }

  private Answer logout(Ask ask) {
    ask.cookie(COOKIE).ifPresent(sessions::end);
    return Answer.seeOther("/").with("Set-Cookie", cookie("", "; Max-Age=0"));
  }

  private String cookie(String value, String more) {
    return COOKIE
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Lax"
        + (setup.secure() ? "; Secure" : "")
        + more;
  }

  private Optional<OrgUser> user(Ask ask) {
    return ask.cookie(COOKIE)
        .flatMap(sessions::userId)
        .flatMap(users::byId)
        .filter(OrgUser::active);
  }

  private Answer aura(Ask ask, List<String> steps) {
    String what = steps.size() > 1 ? steps.get(1) : "";
    OrgUser user =
        user(ask)
            .orElseThrow(() -> Refusal.of(401, "INVALID_SESSION_ID", "Session expired or invalid"));
    return switch (what) {
      case "session" -> Answer.json(200, session(user));
      case "recent" -> Answer.json(200, recent(user));
      case "search" -> Answer.json(200, search(ask.parameters().getOrDefault("q", ""), user));
      case "record" -> Answer.json(200, view.whole(seen(steps.get(steps.size() - 1), user), user));
      case "saveLog" -> Answer.json(200, saveLog(ask, user));
      default -> throw Refusal.notFound();
    };
  }

  private JsonObject session(OrgUser user) {
    JsonArray objects = new JsonArray();
    KINDS.forEach(kind -> objects.add(view.form(data.visible(kind, user))));
    JsonObject session =
        Json.object(
            "user",
            Json.object(
                "id", user.id(),
                "name", user.name(),
                "username", user.username(),
                "email", user.email()),
            "objects",
            objects);
    setup
        .callCenter()
        .get()
        .ifPresent(
            center -> {
              JsonObject settings = new JsonObject();
              center.flat().forEach(settings::addProperty);
              session.add(
                  "callCenter",
                  Json.object(
                      "adapterUrl", center.adapterUrl().toString(),
                      "height", center.height(),
                      "width", center.width(),
                      "settings", settings));
            });
    return session;
  }

  private JsonArray recent(OrgUser user) {
    JsonArray recent = new JsonArray();
    KINDS.stream()
        .flatMap(kind -> data.all(user, kind).stream())
        .sorted(
            Comparator.comparing((OrgRecord record) -> record.text("SystemModstamp")).reversed())
        .limit(15)
        .forEach(record -> recent.add(view.brief(record)));
    return recent;
  }

  private JsonArray search(String words, OrgUser user) {
    JsonArray found = new JsonArray();
    String phrase = words.replaceAll("[\\\\\"]", "").strip();
    if (phrase.length() > 1) {
      Stream<Sosl.Hit> hits =
          sosl.run("FIND {\"" + phrase + "\"*} IN ALL FIELDS " + SEARCHED, user).stream();
      hits.forEach(hit -> found.add(view.brief(hit.record())));
    }
    return found;
  }

  private OrgRecord seen(String id, OrgUser user) {
    OrgRecord record = data.find(id).orElseThrow(Refusal::notFound);
    return data.read(user, record.object(), record.id());
  }

  /** Creates by {@code entityApiName}, changes by {@code Id}; answers with the record's id. */
  private JsonObject saveLog(Ask ask, OrgUser user) {
    JsonObject body = Json.read(ask.body());
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(Json.fields(body));
    Object entity = fields.remove("entityApiName");
    Object id = fields.remove("Id");
    if (id != null) {
      OrgRecord record = seen(id.toString(), user);
      return saved(data.update(user, record.object(), record.id(), fields));
    }
    if (entity == null) {
      throw Refusal.of(400, "INVALID_PARAM", "entityApiName or Id is required");
    }
    return saved(data.create(user, entity.toString(), fields, Way.UNASSIGNED));
  }

  private static JsonObject saved(OrgRecord record) {
    return Json.object("recordId", record.id());
  }

  private static String text(JsonObject body, String name) {
    return body.has(name) && body.get(name).isJsonPrimitive() ? body.get(name).getAsString() : "";
  }
}

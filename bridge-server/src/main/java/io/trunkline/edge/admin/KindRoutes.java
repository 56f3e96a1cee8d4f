package io.trunkline.edge.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.trunkline.core.Kept;
import io.trunkline.core.Secret;
import io.trunkline.core.Secrets;
import io.trunkline.core.Shelf;
import io.trunkline.json.Json;
import io.trunkline.json.StrictReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * List, create, read, replace and remove, the same for every {@link Kind}. Changes come one at a
 * time, so that what a check saw still holds when the thing is kept.
 */
final class KindRoutes<T extends Kept> {
  private static final int MAX_SECRET = 4096;
  private static final int MOST = 2000;
  private final Kind<T> kind;
  private final AdminParts parts;
  private final Object changes;

  /** {@code changes} is the lock that all changes share. */
  KindRoutes(Kind<T> kind, AdminParts parts, Object changes) {
    this.kind = kind;
    this.parts = parts;
    this.changes = changes;
  }

  Answer list(Ask ask) {
    return Answer.ok(kind.shelf().all().stream().map(this::view).toList());
  }

  Answer read(Ask ask) {
    return Answer.ok(view(find(ask)));
  }

  Answer create(Ask ask) {
    synchronized (changes) {
      if (kind.shelf().all().size() >= MOST) {
        throw Problem.of(409, "There are " + MOST + " already; remove some first.");
      }
      T made = keep(ask, Ids.next());
      parts.note(ask.by(), kind.word() + " created", detail(made));
      return Answer.created(kind.path() + "/" + made.id(), view(made));
    }
  }

  Answer replace(Ask ask) {
    synchronized (changes) {
      T changed = keep(ask, find(ask).id());
      parts.note(ask.by(), kind.word() + " changed", detail(changed));
      return Answer.ok(view(changed));
    }
  }

  Answer remove(Ask ask) {
    synchronized (changes) {
      T gone = find(ask);
      List<String> users = kind.users().apply(gone.id());
      if (!users.isEmpty()) {
        throw Problem.of(
            409, "It is needed by " + String.join(", ", users) + ". Change or remove that first.");
      }
      kind.shelf().remove(gone.id());
      if (!kind.secrets().isEmpty()) {
        secrets().removeAll(secretName(gone.id(), ""));
      }
      parts.note(ask.by(), kind.word() + " removed", detail(gone));
      return Answer.nothing();
    }
  }

  T find(Ask ask) {
    return kind.shelf().find(ask.part("id")).orElseThrow(() -> Problem.notFound(kind.word()));
  }

  private T keep(Ask ask, String id) {
    JsonObject sent = ask.object();
    Checks checks = new Checks();
    Map<String, Secret> entered = takeSecrets(sent, checks);
    withoutWhatWeAdded(sent);
    kind.complete().accept(sent);
    sent.addProperty("id", id);
    StrictReader reader = new StrictReader();
    T thing = reader.read(sent, kind.type());
    if (thing != null) {
      kind.checks().accept(thing, checks);
    }
    reader.faults().forEach(fault -> checks.add(fault.field(), fault.problem(), fault.remedy()));
    if (thing == null || !checks.faults().isEmpty()) {
      throw Problem.invalid(checks.faults());
    }
    try {
      kind.shelf().put(thing);
    } catch (Shelf.NameTaken e) {
      throw Problem.taken("name", thing.name());
    }
    entered.forEach((name, secret) -> put(secretName(id, name), secret));
    return thing;
  }

  private void put(String name, Secret secret) {
    if (secret.isEmpty()) {
      secrets().removeAll(name);
      return;
    }
    secrets().put(name, secret);
  }

  private Map<String, Secret> takeSecrets(JsonObject sent, Checks checks) {
    Map<String, Secret> entered = new HashMap<>();
    for (String name : kind.secrets()) {
      JsonElement value = sent.remove(name);
      if (value == null || value.isJsonNull()) {
        continue;
      }
      if (value instanceof JsonPrimitive text && text.isString()) {
        entered.put(name, new Secret(text.getAsString()));
        checks.line(name, text.getAsString(), MAX_SECRET);
      } else {
        checks.add(name, "has the wrong type", "send a text");
      }
    }
    return entered;
  }

  /** People send back what they read: what we put there ourselves is no fault of theirs. */
  private void withoutWhatWeAdded(JsonObject sent) {
    sent.remove("id");
    sent.remove("enterSecretsAgain");
    kind.allSecrets().forEach(secret -> sent.remove(has(secret)));
  }

  private JsonObject view(T thing) {
    JsonObject view = Json.gson().toJsonTree(thing).getAsJsonObject();
    boolean lost = false;
    for (String secret : kind.allSecrets()) {
      String name = secretName(thing.id(), secret);
      boolean known = secrets().known(name);
      view.addProperty(has(secret), known);
      lost |= known && secrets().find(name).isEmpty();
    }
    if (!kind.secrets().isEmpty()) {
      view.addProperty("enterSecretsAgain", lost);
    }
    return view;
  }

  private static String has(String secret) {
    return "has" + secret.substring(0, 1).toUpperCase(Locale.ROOT) + secret.substring(1);
  }

  private String secretName(String id, String secret) {
    return kind.word() + "/" + id + "/" + secret;
  }

  private Secrets secrets() {
    return parts.shelves().secrets();
  }

  private static String detail(Kept thing) {
    return thing.name() + " (" + thing.id() + ")";
  }
}

package io.trunkline.lab.org.rest.composite;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Errors;
import io.trunkline.lab.org.web.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests in order, later ones referring to the answers of earlier ones. With allOrNone the first
 * failure undoes all; without it only what refers to a failure fails with it.
 */
final class Composite {
  private static final int MOST = 25;

  private final OrgData data;
  private final SubRequests requests;

  Composite(OrgData data, SubRequests requests) {
    this.data = data;
    this.requests = requests;
  }

  /** One request's answer under its reference. */
  private record Part(String reference, Answer answer) {
    boolean failed() {
      return answer.status() >= 400;
    }
  }

  Answer answer(Ask ask, String version, OrgUser user) {
    JsonObject body = Json.read(ask.body());
    List<JsonObject> all = SubRequests.list(body, "compositeRequest", MOST);
    boolean together = SubRequests.flag(body, "allOrNone");
    List<Part> parts =
        together
            ? data.atOnce(
                () -> run(all, version, user, true), done -> done.stream().noneMatch(Part::failed))
            : run(all, version, user, false);
    JsonArray responses = new JsonArray();
    boolean undone = together && parts.stream().anyMatch(Part::failed);
    parts.forEach(part -> responses.add(json(undone ? undone(part, version) : part)));
    return Answer.json(200, Json.object("compositeResponse", responses));
  }

  private List<Part> run(List<JsonObject> all, String version, OrgUser user, boolean together) {
    References references = new References();
    List<Part> parts = new ArrayList<>();
    boolean halted = false;
    for (JsonObject one : all) {
      Part part =
          new Part(
              SubRequests.text(one, "referenceId"),
              halted ? halted(version) : run(one, references, version, user));
      parts.add(part);
      halted = together && (halted || part.failed());
      if (!part.failed()) {
        references.keep(part.reference(), SubRequests.body(part.answer()));
      }
    }
    return parts;
  }

  private Answer run(JsonObject one, References references, String version, OrgUser user) {
    try {
      JsonElement body = one.get("body");
      JsonObject headers =
          one.has("httpHeaders") ? one.getAsJsonObject("httpHeaders") : new JsonObject();
      return requests.run(
          SubRequests.text(one, "method"),
          references.filled(SubRequests.text(one, "url")),
          body == null ? null : references.filled(body),
          headers,
          user);
    } catch (Refusal refusal) {
      return Errors.answer(refusal, version);
    }
  }

  /** What succeeded is told that it was undone; what failed keeps its own words. */
  private static Part undone(Part part, String version) {
    return part.failed() ? part : new Part(part.reference(), halted(version));
  }

  private static Answer halted(String version) {
    return Errors.answer(
        Refusal.of(
            400,
            "PROCESSING_HALTED",
            "The transaction was rolled back since another operation in the same transaction"
                + " failed."),
        version);
  }

  private static JsonObject json(Part part) {
    JsonElement body = SubRequests.body(part.answer());
    JsonObject headers = new JsonObject();
    String location = part.answer().headers().get("Location");
    if (location != null) {
      headers.addProperty("Location", location);
    }
    return Json.object(
        "body",
        body,
        "httpHeaders",
        headers,
        "httpStatusCode",
        part.answer().status(),
        "referenceId",
        part.reference());
  }
}

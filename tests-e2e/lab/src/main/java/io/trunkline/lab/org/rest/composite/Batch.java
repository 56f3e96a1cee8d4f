package io.trunkline.lab.org.rest.composite;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Errors;
import io.trunkline.lab.org.web.Json;

/** Requests that know nothing of each other. Their addresses begin with the version. */
final class Batch {
  private static final int MOST = 25;

  private final SubRequests requests;

  Batch(SubRequests requests) {
    this.requests = requests;
  }

  Answer answer(Ask ask, String version, OrgUser user) {
    JsonObject body = Json.read(ask.body());
    boolean halts = SubRequests.flag(body, "haltOnError");
    boolean failed = false;
    JsonArray results = new JsonArray();
    for (JsonObject one : SubRequests.list(body, "batchRequests", MOST)) {
      Answer answer =
          failed && halts
              ? halted(version)
              : requests.run(
                  SubRequests.text(one, "method"),
                  "/services/data/"
                      + SubRequests.text(one, "url").replaceFirst("^/?(services/data/)?", ""),
                  one.get("richInput"),
                  new JsonObject(),
                  user);
      failed |= answer.status() >= 400;
      results.add(Json.object("statusCode", answer.status(), "result", SubRequests.body(answer)));
    }
    return Answer.json(200, Json.object("hasErrors", failed, "results", results));
  }

  private static Answer halted(String version) {
    return Errors.answer(
        Refusal.of(
            412,
            "BATCH_PROCESSING_HALTED",
            "Batch processing halted per the user request. A previous request in the batch was"
                + " unsuccessful."),
        version);
  }
}

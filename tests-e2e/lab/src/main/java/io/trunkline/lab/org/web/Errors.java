package io.trunkline.lab.org.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.Refusal;

/** Refusals as JSON: of a whole request, or of one record among others. */
public final class Errors {
  /**
   * Up to this version the details of a duplicate come under a misspelt name. Seen with 54.0, and
   * spelt well with 62.0; where between the two it changed is a guess.
   */
  private static final int LAST_MISSPELT = 54;

  private Errors() {}

  /** The answer to a request that is refused. */
  public static Answer answer(Refusal refusal, String version) {
    return Answer.json(refusal.status(), array(of(refusal, version)));
  }

  /** The result of one record of a collection: the code has another name there. */
  public static JsonObject result(Refusal refusal) {
    return Json.object(
        "success", false, "errors", array(entry(refusal.code(), refusal.words(), refusal)));
  }

  private static JsonObject entry(String code, String words, Refusal refusal) {
    return Json.object(
        "statusCode", code, "message", words, "fields", Json.texts(refusal.fields()));
  }

  static JsonObject of(Refusal refusal, String version) {
    JsonObject error = new JsonObject();
    refusal.found().ifPresent(found -> error.add(resultName(version), duplicates(found, version)));
    error.addProperty("message", refusal.words());
    error.addProperty("errorCode", refusal.code());
    if (refusal.namesFields()) {
      error.add("fields", Json.texts(refusal.fields()));
    }
    return error;
  }

  private static String resultName(String version) {
    int number = version.matches("v\\d+\\.0") ? Integer.parseInt(version.substring(1, 3)) : 99;
    return number <= LAST_MISSPELT ? "duplicateResut" : "duplicateResult";
  }

  private static JsonObject duplicates(Refusal.Duplicates found, String version) {
    String object = found.rule().object();
    JsonArray records = new JsonArray();
    for (String id : found.ids()) {
      String url = "/services/data/" + version + "/sobjects/" + object + "/" + id;
      records.add(
          Json.object(
              "additionalInformation",
              new JsonArray(),
              "fieldDiffs",
              new JsonArray(),
              "matchConfidence",
              100.0,
              "record",
              Json.object("attributes", Json.object("type", object, "url", url), "Id", id)));
    }
    JsonObject match =
        Json.object(
            "entityType",
            object,
            "errors",
            new JsonArray(),
            "matchEngine",
            "FuzzyMatchEngine",
            "matchRecords",
            records,
            "rule",
            "Standard_" + object + "_Match_Rule_v1_1",
            "size",
            records.size(),
            "success",
            true);
    return Json.object(
        "allowSave", !found.rule().blocks(),
        "duplicateRule", found.rule().name(),
        "duplicateRuleEntityType", object,
        "errorMessage", found.rule().words(),
        "matchResults", array(match));
  }

  private static JsonArray array(JsonObject one) {
    JsonArray array = new JsonArray();
    array.add(one);
    return array;
  }
}

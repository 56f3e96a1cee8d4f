package io.trunkline.lab.org.web;

import com.google.gson.JsonElement;
import io.trunkline.lab.org.data.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response as a value; the body is text in UTF-8. */
public record Answer(int status, Map<String, String> headers, String body) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer json(int status, JsonElement body) {
    return text(status, "application/json;charset=UTF-8", Json.write(body));
  }

  /** The array of errors that Salesforce sends for a refusal. */
  public static Answer refusal(Refusal refusal) {
    return Errors.answer(refusal, "v60.0");
  }

  public static Answer text(int status, String type, String body) {
    return new Answer(status, Map.of("Content-Type", type), body);
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), "");
  }

  public static Answer seeOther(String location) {
    return empty(303).with("Location", location);
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}

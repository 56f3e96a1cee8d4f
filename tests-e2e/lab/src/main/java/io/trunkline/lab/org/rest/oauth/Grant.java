package io.trunkline.lab.org.rest.oauth;

import com.google.gson.JsonObject;
import java.util.Map;

/** One way to a token: reads the form, answers with the token reply or throws its refusal. */
interface Grant {
  JsonObject answer(Map<String, String> form);
}

package io.trunkline.lab.org.rest.oauth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * A signed assertion, taken apart but not yet believed.
 *
 * @param signed the text that the signature covers
 * @param signature as sent, in base 64
 */
record Jwt(JsonObject header, JsonObject claims, String signed, String signature) {

  static Jwt read(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw invalid();
    }
    try {
      return new Jwt(json(parts[0]), json(parts[1]), parts[0] + "." + parts[1], parts[2]);
    } catch (IllegalArgumentException | IllegalStateException | JsonParseException e) {
      throw invalid();
    }
  }

  /** A claim's text; empty when it is absent. */
  String claim(String name) {
    return Optional.ofNullable(claims.get(name))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .orElse("");
  }

  /** Whether the key of this certificate signed it, with RS256. */
  boolean signedBy(X509Certificate certificate) {
    JsonElement alg = header.get("alg");
    if (alg == null || !alg.isJsonPrimitive() || !alg.getAsString().equals("RS256")) {
      return false;
    }
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(certificate.getPublicKey());
      check.update(signed.getBytes(StandardCharsets.US_ASCII));
      return check.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  static OAuthRefusal invalid() {
    return OAuthRefusal.grant("invalid assertion");
  }

  private static JsonObject json(String part) {
    byte[] bytes = Base64.getUrlDecoder().decode(part);
    return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
  }
}

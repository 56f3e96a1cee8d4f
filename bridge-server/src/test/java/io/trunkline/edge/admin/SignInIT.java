package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.trunkline.core.access.Role;
import io.trunkline.edge.page.PageLimits;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInIT {
  private static final String ALICE =
      "{\"email\": \"alice@example.com\", \"password\": \"correct horse\"}";
  private static final String ADMINISTRATOR =
      "{\"email\": \"administrator@example.com\", \"password\": \"correct horse\"}";
  @TempDir Path folder;
  private TestBridge bridge;

  @BeforeEach
  void start() {
    bridge = new TestBridge(folder);
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  private HttpResponse<String> post(String path, String body, String... headers) {
    return Http.ask("POST", bridge.address() + path, body, headers);
  }

  private static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  @Test
  void signsAnAgentsPageInAndOut() {
    bridge.agent("alice");

    JsonObject in = json(post("/api/agent/sign-in", ALICE));
    String bearer = "Bearer " + in.get("token").getAsString();

    assertThat(in.get("agent").toString())
        .isEqualTo("{\"id\":\"alice\",\"name\":\"alice\",\"email\":\"alice@example.com\"}");
    assertThat(in.has("expiresAt")).isTrue();
    assertThat(post("/api/agent/sign-out", "", "Authorization", bearer).statusCode())
        .isEqualTo(204);
    assertThat(Http.get(bridge.address() + "/api/me", "Authorization", bearer).statusCode())
        .isEqualTo(401);
  }

  @Test
  void refusesALoginThatIsNoAgentAWrongPasswordAndTooManyOfThem() {
    bridge.token(Role.ADMINISTRATOR);
    String wrong = ALICE.replace("correct", "wrong");
    bridge.agent("alice");

    assertThat(post("/api/agent/sign-in", ADMINISTRATOR).statusCode()).isEqualTo(401);
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = post("/api/agent/sign-in", wrong);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(json(answer).get("detail").getAsString())
          .isEqualTo("E-mail or password is wrong.");
    }
    HttpResponse<String> fourth = post("/api/agent/sign-in", ALICE);
    assertThat(fourth.statusCode()).isEqualTo(429);
    assertThat(fourth.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void theConsoleNeedsItsCsrfTokenForEveryChange() {
    bridge.token(Role.ADMINISTRATOR);
    HttpResponse<String> in = post("/api/session", ADMINISTRATOR);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
    String pair = cookie.substring(0, cookie.indexOf(';'));
    String csrf = json(in).get("csrfToken").getAsString();
    String variable = "{\"name\": \"A\"}";

    assertThat(cookie).startsWith("trunkline=").endsWith("; Path=/; HttpOnly; SameSite=Lax");
    assertThat(in.body()).doesNotContain(pair.substring("trunkline=".length()));
    assertThat(Http.get(bridge.address() + "/api/variables", "Cookie", pair).statusCode())
        .isEqualTo(200);
    assertThat(post("/api/variables", variable, "Cookie", pair).statusCode()).isEqualTo(403);
    assertThat(post("/api/variables", variable, "Cookie", pair, "X-CSRF-Token", "x").statusCode())
        .isEqualTo(403);
    assertThat(post("/api/variables", variable, "Cookie", pair, "X-CSRF-Token", csrf).statusCode())
        .isEqualTo(201);
    assertThat(
            Http.ask(
                    "DELETE",
                    bridge.address() + "/api/session",
                    "",
                    "Cookie",
                    pair,
                    "X-CSRF-Token",
                    csrf)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow())
        .startsWith("trunkline=; ")
        .endsWith("Max-Age=0");
    assertThat(Http.get(bridge.address() + "/api/session", "Cookie", pair).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aTokenWorksOnlyByTheDoorItWasMadeFor() {
    String page = bridge.agent("alice");
    String script = bridge.token(Role.ADMINISTRATOR);
    String cookie =
        post("/api/session", ADMINISTRATOR).headers().firstValue("Set-Cookie").orElseThrow();
    String console = cookie.substring("trunkline=".length(), cookie.indexOf(';'));
    String me = bridge.address() + "/api/me";

    assertThat(Http.get(me, "Cookie", "trunkline=" + page).statusCode()).isEqualTo(401);
    assertThat(Http.get(me, "Cookie", "trunkline=" + script).statusCode()).isEqualTo(401);
    assertThat(Http.get(me, "Authorization", "Bearer " + console).statusCode()).isEqualTo(401);
    assertThat(Http.get(me, "Cookie", "__Host-trunkline=" + console).statusCode()).isEqualTo(401);
  }

  @Test
  void makesTheFirstAdministratorByTheCodeAndNoSecond() {
    String code = bridge.setup.code().orElseThrow();
    String body = "{\"code\": \"%s\", \"email\": \"Root@example.com\", \"password\": \"%s\"}";

    assertThat(post("/api/setup", body.formatted("nope", "long enough")).statusCode())
        .isEqualTo(403);
    assertThat(post("/api/setup", body.formatted(code, "short")).statusCode()).isEqualTo(422);
    assertThat(post("/api/setup", body.formatted(code, "long enough")).statusCode()).isEqualTo(201);
    assertThat(post("/api/setup", body.formatted(code, "long enough")).statusCode()).isEqualTo(409);
    assertThat(
            post("/api/token", "{\"email\":\"root@example.com\",\"password\":\"long enough\"}")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void keepsOneAdministratorAndShowsNoHash() {
    String bearer = "Bearer " + bridge.token(Role.ADMINISTRATOR);
    String url = bridge.address() + "/api/logins";
    String supervisor =
        "{\"email\": \"Sue@example.com\", \"role\": \"SUPERVISOR\", \"password\": \"long enough\"}";

    HttpResponse<String> made = Http.ask("POST", url, supervisor, "Authorization", bearer);
    String id = json(made).get("id").getAsString();

    assertThat(json(made).toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"email\":\"sue@example.com\",\"role\":\"SUPERVISOR\",\"hasPassword\":true}"
                .formatted(id));
    assertThat(Http.ask("POST", url, supervisor, "Authorization", bearer).statusCode())
        .isEqualTo(409);
    assertThat(Http.ask("DELETE", url + "/administrator", "", "Authorization", bearer).statusCode())
        .isEqualTo(409);
    assertThat(
            Http.ask(
                    "PUT",
                    url + "/administrator",
                    "{\"email\":\"administrator@example.com\",\"role\":\"SUPERVISOR\"}",
                    "Authorization",
                    bearer)
                .statusCode())
        .isEqualTo(409);
    assertThat(Http.ask("DELETE", url + "/" + id, "", "Authorization", bearer).statusCode())
        .isEqualTo(204);
  }

  @Test
  void givesAnAgentAPasswordThatEndsOlderSignIns() {
    String bearer = "Bearer " + bridge.token(Role.ADMINISTRATOR);
    String old = bridge.agent("alice");
    String url = bridge.address() + "/api/agents/alice/password";

    HttpResponse<String> set =
        Http.ask("PUT", url, "{\"password\": \"battery staple\"}", "Authorization", bearer);

    assertThat(set.statusCode()).isEqualTo(204);
    assertThat(bridge.access.caller(old)).isEmpty();
    assertThat(post("/api/agent/sign-in", ALICE).statusCode()).isEqualTo(401);
    assertThat(
            post("/api/agent/sign-in", ALICE.replace("correct horse", "battery staple"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void takesNoPasswordInTheClearFromElsewhereAndSaysWhatToDo() {
    bridge.agent("alice");

    HttpResponse<String> strange =
        post(
            "/api/agent/sign-in",
            ALICE,
            "X-Forwarded-For",
            "203.0.113.7",
            "X-Forwarded-Proto",
            "https");

    assertThat(strange.statusCode()).isEqualTo(403);
    assertThat(json(strange).get("detail").getAsString()).contains("http.trusted-proxies");
    assertThat(strange.headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void believesATrustedProxyAboutTheCallerAndTls() {
    try (TestBridge proxied =
        new TestBridge(
            folder,
            "http.trusted-proxies = [\"127.0.0.0/8\", \"10.1.0.0/16\"]",
            PageLimits.of(10, 16_384, 65_536))) {
      proxied.agent("alice");
      String url = proxied.address() + "/api/agent/sign-in";

      HttpResponse<String> secure =
          Http.ask(
              "POST",
              url,
              ALICE,
              "X-Forwarded-For",
              "127.0.0.1, 203.0.113.7, 10.1.2.3",
              "X-Forwarded-Proto",
              "https");
      HttpResponse<String> clear =
          Http.ask("POST", url, ALICE, "X-Forwarded-For", "127.0.0.1, 203.0.113.7");

      assertThat(secure.statusCode()).isEqualTo(200);
      assertThat(secure.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(proxied.audit.get(0).detail()).isEqualTo("PAGE from 203.0.113.7");
      assertThat(clear.statusCode()).isEqualTo(403);
      proxied.token(Role.ADMINISTRATOR);
      assertThat(
              Http.ask(
                      "POST",
                      proxied.address() + "/api/session",
                      ADMINISTRATOR,
                      "X-Forwarded-Proto",
                      "https")
                  .headers()
                  .firstValue("Set-Cookie")
                  .orElseThrow())
          .startsWith("__Host-trunkline=")
          .endsWith("; Path=/; HttpOnly; SameSite=Lax; Secure");
    }
  }
}

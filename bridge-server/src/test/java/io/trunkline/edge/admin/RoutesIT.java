package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.access.Role;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesIT {
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

  private HttpResponse<String> ask(Route route, String... headers) {
    String path = route.path().replaceAll("\\{\\w+}", "none");
    return Http.ask(route.method(), bridge.address() + path, "", headers);
  }

  @Test
  void letsNobodyThroughWithoutASignIn() {
    for (Route route : bridge.api.routes()) {
      int status = ask(route).statusCode();
      int forged = ask(route, "Authorization", "Bearer x.SCRIPT.administrator.1.9.z").statusCode();

      if (route.need() == Need.NOTHING) {
        assertThat(status).as(route.toString()).isNotEqualTo(401);
      } else {
        assertThat(status).as(route.toString()).isEqualTo(401);
        assertThat(forged).as(route.toString()).isEqualTo(401);
      }
    }
  }

  @Test
  void letsEachRoleThroughWhereItMayAndNowhereElse() {
    Map<Role, String> tokenByRole = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      tokenByRole.put(role, bridge.token(role));
    }
    for (Route route : bridge.api.routes()) {
      if (route.path().contains("sign-out") || route.path().equals("/api/session")) {
        continue;
      }
      for (Role role : Role.values()) {
        int status = ask(route, "Authorization", "Bearer " + tokenByRole.get(role)).statusCode();

        if (route.need().metBy(role)) {
          assertThat(status).as(role + " " + route).isNotIn(401, 403);
        } else {
          assertThat(status).as(role + " " + route).isEqualTo(403);
        }
      }
    }
  }

  @Test
  void aPagesTokenCarriesNoMoreThanAnAgentsRole() {
    String page = bridge.agent("alice");
    bridge
        .shelves
        .logins()
        .find("l-alice")
        .map(
            old ->
                new io.trunkline.core.access.Login(
                    old.id(), old.email(), Role.ADMINISTRATOR, old.agentId(), old.passwordHash()))
        .ifPresent(bridge.shelves.logins()::put);

    for (Route route : bridge.api.routes()) {
      if (route.need() == Need.ADMINISTRATOR || route.need() == Need.SUPERVISOR) {
        assertThat(ask(route, "Authorization", "Bearer " + page).statusCode())
            .as(route.toString())
            .isEqualTo(403);
      }
    }
    assertThat(Http.get(bridge.address() + "/api/me", "Authorization", "Bearer " + page).body())
        .contains("\"role\":\"AGENT\"")
        .contains("\"agent\":{\"id\":\"alice\"");
  }
}

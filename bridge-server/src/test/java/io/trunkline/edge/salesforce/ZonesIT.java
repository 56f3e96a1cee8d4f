package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In whose time zone the times of tickets are. The org is in Berlin. */
class ZonesIT {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void areTheAgentsOwnElseTheOrgs() {
    OrgUser ana =
        bench.org.addUser(
            "ana@x.example", "p", "ana@acme.example", "Ana Alves", Profile.standard());
    bench.org.zone(ana, SAO_PAULO);
    TicketDesk desk = bench.desk();

    assertThat(now(desk.zone("ANA@acme.example"))).isEqualTo(SAO_PAULO);
    assertThat(now(desk.zone("nobody@acme.example"))).isEqualTo(BERLIN);
    assertThat(now(desk.zone(null))).isEqualTo(BERLIN);
  }

  @Test
  void areRememberedAndAnsweredAtOnce() {
    TicketDesk desk = bench.desk();
    now(desk.zone("nobody@acme.example"));
    int asked = bench.org.requests().size();

    assertThat(desk.zone("nobody@acme.example").isDone()).isTrue();
    assertThat(desk.zone(null).isDone()).isTrue();
    assertThat(bench.org.requests()).hasSize(asked);

    bench.clock.move(Duration.ofHours(13));
    assertThat(now(desk.zone(null))).isEqualTo(BERLIN);
    assertThat(bench.org.requests()).hasSizeGreaterThan(asked);
  }

  @Test
  void costNoRequestBesideTheOneThatFindsTheUser() {
    OrgUser ana =
        bench.org.addUser(
            "ana@x.example", "p", "ana@acme.example", "Ana Alves", Profile.standard());
    TicketDesk desk = bench.desk();
    now(desk.shape("Task"));
    int asked = bench.org.requests(Door.READ);

    var zone = desk.zone("ana@acme.example");
    var owner = desk.userId("ana@acme.example");
    var again = desk.zone("ana@acme.example");

    assertThat(now(owner)).contains(ana.id());
    assertThat(List.of(now(zone), now(again))).containsExactly(BERLIN, BERLIN);
    assertThat(bench.org.requests(Door.READ) - asked).isEqualTo(1);
  }

  @Test
  void areNobodysWhileTheOrgDoesNotAnswer() {
    now(bench.desk().shape("Task"));
    bench.org.answers(Door.READ, Fault.SERVER_ERROR_500, 10);

    assertThatThrownBy(() -> now(bench.desk().zone(null)))
        .isInstanceOf(TicketDesk.DeskException.class);
    bench.org.answersNormally();

    assertThat(now(bench.desk().zone(null))).isEqualTo(BERLIN);
  }
}

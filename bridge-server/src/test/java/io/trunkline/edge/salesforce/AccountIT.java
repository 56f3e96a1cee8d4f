package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static io.trunkline.edge.salesforce.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccountIT {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void isDescribedAsTheOrgDescribesItself() {
    TicketShape task = now(bench.desk().shape("Task"));

    assertThat(task.field("CallDisposition").orElseThrow())
        .isEqualTo(
            new FieldShape(
                "CallDisposition",
                "Call Result",
                "string",
                255,
                false,
                true,
                true,
                false,
                false,
                List.of(),
                null,
                List.of(),
                true));
    assertThat(task.field("WhoId").orElseThrow().referenceTo()).containsExactly("Contact", "Lead");
    assertThat(task.field("Priority").orElseThrow().defaultValue()).isEqualTo("Normal");
    assertThat(task.field("CallType").orElseThrow().restricted()).isTrue();
    assertThat(task.field("CallType").orElseThrow().picklistValues())
        .containsExactly("Internal", "Inbound", "Outbound");
    assertThat(now(bench.desk().shape("Lead")).field("Company").orElseThrow().required()).isTrue();
    assertThat(task.field("Status").orElseThrow().required()).isFalse();
  }

  @Test
  void isAskedForAShapeOncePerHours() {
    now(bench.desk().shape("Task"));
    bench.org.addField("Task", Field.of("New__c", "New", FieldType.STRING, 10));

    assertThat(now(bench.desk().shape("task")).field("New__c")).isEmpty();
    bench.clock.move(Duration.ofHours(5));
    assertThat(now(bench.desk().shape("Task")).field("New__c")).isPresent();
  }

  @Test
  void isDescribedAnewAfterAFieldWasRefusedAMinuteOrLaterAfterTheLastTime() {
    bench.org.addField("Task", Field.of("Old__c", "Old", FieldType.STRING, 10));
    assertThat(now(bench.desk().shape("Task")).field("Old__c")).isPresent();
    bench.org.removeField("Task", "Old__c");

    now(bench.desk().file(task("Old__c", "x"), "ref-1"));

    assertThat(now(bench.desk().shape("Task")).field("Old__c")).isPresent();
    bench.clock.move(Duration.ofMinutes(1));
    now(bench.desk().file(task("Old__c", "x"), "ref-2"));

    assertThat(now(bench.desk().shape("Task")).field("Old__c")).isEmpty();
  }

  @Test
  void countsTheRequestsThatTheOrgCounts() {
    bench.org.dailyLimit(10);

    now(bench.desk().shape("Task"));

    assertThat(bench.health().apiUsed()).isEqualTo(1);
    assertThat(bench.health().apiLimit()).isEqualTo(10);
    assertThat(bench.health().nearLimit()).isFalse();
  }

  @Test
  void isFoundWithoutReadingASecretUntilOneIsEnteredAnew() {
    now(bench.desk().file(task(), "ref-1"));
    var first = bench.desk();
    int before = bench.secrets.reads.get();

    assertThat(bench.desk()).isSameAs(first);
    bench.secrets.put("account/a1/refreshToken", new Secret("it changes by itself"));
    assertThat(bench.desk()).isSameAs(first);
    assertThat(bench.secrets.reads.get()).isEqualTo(before);

    bench.secrets.put("account/a1/clientSecret", new Secret("an0ther-s3cret"));
    assertThat(bench.desk()).isNotSameAs(first);
    assertThat(bench.secrets.reads.get()).isEqualTo(before);
  }

  @Test
  void hasNoDeskWithoutCredentials() {
    var account = Bench.account(bench.org.url().toString(), null);
    var none =
        new io.trunkline.core.ticket.Account(
            account.id(),
            account.name(),
            account.type(),
            io.trunkline.core.ticket.Account.SignIn.NONE,
            account.uri(),
            null,
            null,
            null,
            "",
            null,
            null,
            null,
            null,
            List.of(),
            false,
            false,
            null);

    assertThat(bench.desks.at(none)).isEmpty();
    assertThat(bench.desks.health(none)).isEmpty();
    assertThat(bench.desks.at(account)).isPresent();
    assertThat(bench.desks.at(account)).isEqualTo(bench.desks.at(bench.account()));
  }

  @Test
  void leavesNoSecretInLogsOrWords() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    Capture capture = new Capture();
    capture.start();
    root.addAppender(capture);
    root.setLevel(Level.TRACE);
    try {
      now(bench.desk().file(task("Description", "private words"), "ref-1"));
      now(bench.find(SearchSettings.DEFAULT, "+12125550101", "US"));
      bench.org.answers(Door.WRITE, Fault.DROP_AFTER_COMMIT, 1);
      now(bench.desk().file(task("Description", "private words"), "ref-1"));
      bench.secrets.put("account/a1/clientSecret", new Secret("wr0ng-s3cret"));
      capture.texts.add(now(bench.desk().file(task(), "ref-1")).toString());
      capture.texts.add(bench.health().toString());
    } finally {
      root.setLevel(before);
      root.detachAppender(capture);
    }

    String all = String.join("\n", capture.texts);
    assertThat(all)
        .contains("account=Acme stage=file outcome=filed")
        .contains("account=Acme stage=file outcome=unknown")
        .doesNotContain(
            "s3cret", "Bearer", "access_token", "private words", "2125550101", "consumer-key-1");
  }

  private static final class Capture extends AppenderBase<ILoggingEvent> {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      boolean fakes = event.getLoggerName().startsWith("org.eclipse.jetty");
      if (!fakes) {
        texts.add(event.getFormattedMessage());
      }
    }
  }
}

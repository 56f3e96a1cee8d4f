package io.trunkline.lab.org;

import static io.trunkline.lab.org.OrgClient.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.rest.App;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrgQueryIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private FakeOrg org;
  private OrgClient client;
  private OrgRecord jane;

  @BeforeEach
  void open() throws Exception {
    org =
        FakeOrg.start(
            OrgSettings.local(Clock.fixed(NOON, ZoneOffset.UTC), ZoneId.of("Europe/Berlin"))
                .withApp(new App("key", "secret", FakeOrg.ADMIN)));
    jane = org.add("Contact", Map.of("LastName", "O'Hara", "Phone", "(212) 555-0101"));
    org.add("Contact", Map.of("LastName", "Roe", "Phone", "+1 212 555 0102"));
    org.add("Task", Map.of("Subject", "one", "CallObject", "a_1", "WhoId", jane.id()));
    org.add(
        "Task", Map.of("Subject", "two", "CallObject", "ab1", "Attempts__c", 5, "Vip__c", true));
    org.add("Task", Map.of("Subject", "three", "Status", "Completed"));
    client = OrgClient.signedIn(org.url());
  }

  @AfterEach
  void close() {
    org.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "CallObject = 'A_1' | one",
        "CallObject LIKE 'a\\_%' | one",
        "CallObject LIKE 'a_1' | one two",
        "CallObject != 'ab1' | one three",
        "CallObject = null | three",
        "CallObject != NULL AND Vip__c = false | one",
        "Attempts__c >= 5 | two",
        "Attempts__c < 5 | ''",
        "Subject IN ('one', 'three') | one three",
        "Subject NOT IN ('one', 'three') | two",
        "IsClosed = true OR (Vip__c = true AND Attempts__c > 4) | two three",
        "NOT Vip__c = true | one three",
        "CreatedDate >= 2026-11-22T11:59:00Z | one two three",
        "CreatedDate > 2026-11-22T13:00:00+01:00 | ''",
        "CreatedDate >= TODAY | one two three",
        "Who.Name = 'O\\'Hara' | one",
        "Owner.Email = 'admin@acme.example' AND Subject = 'two' | two"
      })
  void findsTasks(String where, String subjects) throws Exception {
    OrgClient.Reply reply = client.query("SELECT Subject FROM Task WHERE " + where);

    assertThat(String.join(" ", texts(reply, "records", "Subject")))
        .isEqualTo(subjects.replace("''", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT Id FROM Task WHERE Description = 'x' | 400 INVALID_FIELD | field 'Description' can not be filtered in a query call",
        "SELECT Nope FROM Task | 400 INVALID_FIELD | No such column 'Nope' on entity 'Task'",
        "SELECT Id FROM Nope | 400 INVALID_TYPE | sObject type 'Nope' is not supported",
        "SELECT Id FROM Task WHERE IsClosed = 'true' | 400 INVALID_FIELD | should not be enclosed in quotes",
        "SELECT Id FROM Task WHERE Subject = 5 | 400 INVALID_FIELD | should be enclosed in quotes",
        "SELECT Id FROM Task WHERE WhoId = 'x' | 400 INVALID_QUERY_FILTER_OPERATOR | invalid ID field: x",
        "SELECT Id FROM Task WHERE Subject = 'a | 400 MALFORMED_QUERY | mismatched character",
        "SELECT Id FROM Task WHERE A = 1 AND B | 400 INVALID_FIELD | No such column 'A'",
        "SELECT Id FROM Task WHERE Subject = 'a' AND Subject = 'b' OR Subject = 'c' | 400 MALFORMED_QUERY | unexpected token: 'OR'",
        "SELECT Id Task | 400 MALFORMED_QUERY | unexpected token: 'Task'"
      })
  void refusesAQuery(String soql, String code, String words) throws Exception {
    OrgClient.Reply reply = client.query(soql);

    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.words()).contains("ERROR at Row:1:Column:").contains(words);
  }

  @Test
  void findsWhatWasDeletedOnlyWhenAllIsAskedFor() throws Exception {
    OrgRecord kept = org.add("Lead", Map.of("LastName", "Kept", "Company", "Bin"));
    OrgRecord gone = org.add("Lead", Map.of("LastName", "Gone", "Company", "Bin"));
    org.delete(gone.id());
    String query = "?q=SELECT+LastName,IsDeleted+FROM+Lead+WHERE+Company='Bin'".replace("'", "%27");

    String living = client.get(DATA + "/query" + query).json().toString();
    String all = client.get(DATA + "/queryAll" + query).json().toString();

    assertThat(kept.text("LastName")).isEqualTo("Kept");
    assertThat(living).contains("\"totalSize\":1", "Kept").doesNotContain("Gone");
    assertThat(all)
        .contains("\"totalSize\":2")
        .contains("\"LastName\":\"Kept\",\"IsDeleted\":false")
        .contains("\"LastName\":\"Gone\",\"IsDeleted\":true");
  }

  @Test
  void walksRelationshipsAndPages() throws Exception {
    org.pageSize(2);

    OrgClient.Reply first =
        client.query(
            "SELECT Subject, Who.Name, Owner.Name FROM Task ORDER BY Subject DESC LIMIT 3");
    JsonObject page = first.json().getAsJsonObject();
    OrgClient.Reply second = client.get(page.get("nextRecordsUrl").getAsString());

    assertThat(page.get("totalSize").getAsInt()).isEqualTo(3);
    assertThat(texts(first, "records", "Subject")).containsExactly("two", "three");
    assertThat(texts(second, "records", "Subject")).containsExactly("one");
    assertThat(second.body()).contains("\"Name\":\"O'Hara\"", "\"Name\":\"Ada Admin\"");
    assertThat(first.body()).contains("\"Who\":null");
  }

  @Test
  void counts() throws Exception {
    assertThat(client.query("SELECT COUNT() FROM Task WHERE Vip__c = true").body())
        .startsWith("{\"totalSize\":1,\"done\":true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2125550101 | O'Hara",
        "12125550102 | Roe",
        "212555* | O'Hara",
        "99 OR 2125550101 | O'Hara",
        "\\+1\\-212\\-555\\-0102 | Roe",
        "99 | ''"
      })
  void findsPhonesByTheirDigits(String words, String names) throws Exception {
    OrgClient.Reply reply =
        client.search("FIND {" + words + "} IN PHONE FIELDS RETURNING Contact(Id, Name), Lead(Id)");

    assertThat(String.join(" ", texts(reply, "searchRecords", "Name")))
        .isEqualTo(names.replace("''", ""));
  }

  @Test
  void searchesWithoutSosl() throws Exception {
    String body =
        "{\"q\":\"(212) 555-0101\",\"in\":\"PHONE\",\"sobjects\":[{\"name\":\"Contact\","
            + "\"fields\":[\"Name\"],\"limit\":5}]}";

    OrgClient.Reply reply =
        client.send(
            client
                .request(DATA + "/parameterizedSearch")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));

    assertThat(texts(reply, "searchRecords", "Name")).containsExactly("O'Hara");
  }

  @ParameterizedTest
  @CsvSource({"2", "(212", "'\"open'", "''"})
  void refusesASearch(String words) throws Exception {
    assertThat(client.search("FIND {" + words + "} RETURNING Contact(Id)").code())
        .isEqualTo("400 MALFORMED_SEARCH");
  }

  @Test
  void learnsOfARecordLate() throws Exception {
    org.searchLag(Duration.ofMinutes(5));

    OrgClient.Reply search =
        client.search("FIND {2125550101} IN PHONE FIELDS RETURNING Contact(Id)");
    OrgClient.Reply query = client.query("SELECT Id FROM Contact WHERE LastName = 'O\\'Hara'");

    assertThat(search.body()).isEqualTo("{\"searchRecords\":[]}");
    assertThat(query.body()).contains(jane.id());
  }

  private static List<String> texts(OrgClient.Reply reply, String list, String field) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonArray rows = reply.json().getAsJsonObject().getAsJsonArray(list);
    List<String> texts = new ArrayList<>();
    for (JsonElement row : rows) {
      texts.add(row.getAsJsonObject().get(field).getAsString());
    }
    return texts;
  }
}

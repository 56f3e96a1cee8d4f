package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.demo.Person;

/** The org's own page: tabs of records, and the softphone panel. */
record OrgPage(Browser browser, View view) {

  static OrgPage open(Browser browser, String origin) {
    View tab = browser.tab();
    tab.open(origin + "/");
    return new OrgPage(browser, tab);
  }

  void signIn(Person person) {
    eventually(() -> view.type("#username", person.email()));
    view.type("#password", person.orgPassword());
    view.click("#log-in");
    eventually(() -> assertThat(view.text("#user-name")).isEqualTo(person.name()));
  }

  /** The page in the panel. */
  AgentPage softphone() {
    return new AgentPage(view.in("#softphone-frame"));
  }

  /** What the softphone's button in the utility bar says. */
  void labels(String words) {
    eventually(() -> assertThat(view.text("#softphone-item-label")).isEqualTo(words));
  }

  void hidesThePanel() {
    view.click("#softphone-minimise");
    eventually(() -> assertThat(panelIsOpen()).isFalse());
  }

  void opensThePanel() {
    eventually(() -> assertThat(panelIsOpen()).isTrue());
  }

  /** The record that is in front. */
  void shows(String object, String recordId) {
    eventually(
        () -> {
          assertThat(view.attribute("article", "data-record-id")).isEqualTo(recordId);
          assertThat(view.attribute("article", "data-object")).isEqualTo(object);
        });
  }

  /** The agent goes to a record. */
  void opens(String object, String recordId) {
    String origin = view.address().replaceFirst("^(https?://[^/]+).*", "$1");
    view.open(origin + "/lightning/r/" + object + "/" + recordId + "/view");
    shows(object, recordId);
  }

  /** The agent clicks a telephone number of the record that is in front. */
  void clicksTheNumber(String number) {
    eventually(() -> view.click("article button[data-dial='" + number + "']"));
  }

  boolean numbersCanBeClicked() {
    return view.shows("article button[data-dial]");
  }

  /** What stands in a field of the record that is in front, as people read it. */
  String field(String name) {
    return view.text("article [data-field=" + name + "]");
  }

  void reload() {
    view.reload();
  }

  private boolean panelIsOpen() {
    return view.shows("#softphone-panel.open");
  }
}

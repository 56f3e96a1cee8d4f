package io.trunkline.lab.org;

import io.trunkline.lab.org.data.Assignment;
import io.trunkline.lab.org.data.DuplicateRule;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.data.RecordType;
import io.trunkline.lab.org.data.Rule;
import io.trunkline.lab.org.data.SObject;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.data.Way;
import io.trunkline.lab.org.page.CallCenter;
import io.trunkline.lab.org.page.PageApi;
import io.trunkline.lab.org.query.Soql;
import io.trunkline.lab.org.query.Sosl;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.OrgSwitch;
import io.trunkline.lab.org.rest.RestApi;
import io.trunkline.lab.org.rest.Sessions;
import io.trunkline.lab.org.rest.Switches;
import io.trunkline.lab.org.rest.oauth.OAuth;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A Salesforce org in this process: a real server that answers the REST API and shows a Lightning
 * page, with its data in memory. Tests set it up, look into it and order {@linkplain Fault faults}.
 * Thread-safe.
 */
public final class FakeOrg implements AutoCloseable {
  /** The administrator that every org starts with; seeded records are theirs. */
  public static final String ADMIN = "admin@acme.example";

  private static final Set<Door> API = Set.of(Door.READ, Door.WRITE);

  private final OrgData data;
  private final Users users;
  private final Sessions sessions = new Sessions();
  private final Switches switches = new Switches();
  private final OAuth oauth;
  private final RestApi rest;
  private final PageApi page;
  private final Sosl sosl;
  private final Faults faults = new Faults();
  private final SeenRequests seen = new SeenRequests();
  private final AtomicReference<Optional<CallCenter>> callCenter;
  private final OrgSettings settings;
  private final Doorway doorway;
  private final OrgServer server;

  private FakeOrg(OrgSettings settings) {
    this.settings = settings;
    this.data = new OrgData(settings.clock());
    this.users = new Users(data, settings.zone());
    users.add(ADMIN, "admin", ADMIN, "Ada Admin", Profile.administrator());
    this.callCenter = new AtomicReference<>(Optional.ofNullable(settings.callCenter()));
    if (settings.extras().contains(OrgSettings.Extra.PERSON_ACCOUNTS)) {
      data.turnOnPersonAccounts();
    }
    this.oauth = new OAuth(users, sessions, switches, this::url, settings.clock());
    Optional.ofNullable(settings.app()).ifPresent(oauth::register);
    Soql soql = new Soql(data, settings.clock(), settings.zone());
    this.sosl = new Sosl(data, soql, settings.clock());
    this.rest = new RestApi(data, users, sessions, switches, soql, sosl, settings.clock());
    PageApi.Setup setup = new PageApi.Setup(settings.keystore() != null, callCenter::get);
    this.page = new PageApi(data, users, sosl, setup);
    Rooms rooms = new Rooms(oauth, rest, page);
    this.doorway = new Doorway(rooms::answer, rooms::endSession, faults, seen, settings.clock());
    this.server = new OrgServer(settings, doorway);
  }

  /** Starts an org and returns it listening. */
  public static FakeOrg start(OrgSettings settings) {
    FakeOrg org = new FakeOrg(settings);
    org.server.start();
    return org;
  }

  /** The address that token replies name as instance_url. */
  public URI url() {
    URI known = settings.publicBase();
    return known == null ? server.address() : known;
  }

  /** The Lightning page. */
  public URI pageUrl() {
    return url().resolve("/lightning/page/home");
  }

  public int port() {
    return server.port();
  }

  public String id() {
    return users.orgId();
  }

  /** Makes a client application known, or changes what is known of it. */
  public void register(App app) {
    oauth.register(app);
  }

  public OrgUser addUser(
      String username, String password, String email, String name, Profile profile) {
    return users.add(username, password, email, name, profile);
  }

  /** Replaces what is known of a user, as {@code org.change(alice.deactivated())}. */
  public void change(OrgUser user) {
    users.put(user);
  }

  public void turnOn(OrgSwitch one) {
    switches.turnOn(one);
  }

  public void turnOff(OrgSwitch one) {
    switches.turnOff(one);
  }

  /** What this user appends to the password where the network is not trusted. */
  public String securityToken(OrgUser user) {
    return users.securityToken(user.id());
  }

  /** Gives a user another password; the security token changes with it. */
  public void changePassword(OrgUser user, String password) {
    users.password(user.id(), password);
  }

  /** From now on the user keeps another time zone than the org's. */
  public void zone(OrgUser user, ZoneId zone) {
    users.zone(user.id(), zone);
  }

  /** Adds a record type to an object; the first one is the default of new records. */
  public RecordType addRecordType(
      String object, String developerName, Map<String, List<String>> valuesByField) {
    RecordType type = data.recordType(object, developerName, valuesByField);
    users.refresh();
    return type;
  }

  /** Replaces a record type, as {@code org.change(support.deactivated())}. */
  public void change(RecordType type) {
    data.recordType(type);
  }

  /** From now on nobody writes this record, nor a record that points to it: its row is locked. */
  public void lock(String id) {
    data.lock(id, true);
  }

  public void unlock(String id) {
    data.lock(id, false);
  }

  /** From now on a write holds its parents' rows so long, and others that need them are refused. */
  public void contend(Duration hold) {
    data.contend(hold);
  }

  /**
   * From now on a save takes so long, and locks the record and its parents until it is answered:
   * whoever else needs one of them meanwhile is refused.
   */
  public void savesTake(Duration time) {
    data.contend(time);
    doorway.saving(time);
  }

  /** Converts a lead into an account and a contact that exist. */
  public void convert(OrgRecord lead, OrgRecord account, OrgRecord contact) {
    data.convert(lead.id(), account.id(), contact.id());
  }

  /** A user by username; none is a mistake of the test. */
  public OrgUser user(String username) {
    return users
        .byUsername(username)
        .orElseThrow(() -> new IllegalArgumentException("no user " + username));
  }

  /** Creates a record as the administrator, under the same checks as everybody. */
  public OrgRecord add(String object, Map<String, ?> fields) {
    return addAs(user(ADMIN), object, fields);
  }

  public OrgRecord addAs(OrgUser user, String object, Map<String, ?> fields) {
    return data.create(user, object, fields, Way.UNASSIGNED);
  }

  /** Changes a record as the administrator: somebody edits it meanwhile. */
  public OrgRecord edit(String id, Map<String, ?> fields) {
    return data.update(user(ADMIN), find(id).orElseThrow().object(), id, fields);
  }

  /** Deletes a record as the administrator. */
  public void delete(String id) {
    data.delete(user(ADMIN), find(id).orElseThrow().object(), id);
  }

  /** Adds a custom Text(64) field to an object, external id and unique. */
  public void addExternalId(String object, String field) {
    addField(
        object,
        Field.of(field, field.replace("__c", "").replace('_', ' '), FieldType.STRING, 64)
            .with(Field.Trait.EXTERNAL_ID, Field.Trait.UNIQUE));
  }

  /** Adds a field to an object, or replaces the one of that name. */
  public void addField(String object, Field field) {
    data.field(object(object), field);
    users.refresh();
  }

  public void removeField(String object, String field) {
    data.schema().put(object(object).without(field));
    users.refresh();
  }

  /** From now on a record that the rule catches is refused. */
  public void addRule(Rule rule) {
    data.rule(rule);
  }

  /** From now on a record that the rule takes for another one is refused. */
  public void addRule(DuplicateRule rule) {
    data.duplicateRule(rule);
  }

  public void removeRules() {
    data.withoutRules();
  }

  /** From now on only owners, and users who view all, see records of this object. */
  public void makePrivate(String object) {
    data.share(object, false);
    users.refresh();
  }

  public void makePublic(String object) {
    data.share(object, true);
    users.refresh();
  }

  /** Names the default owner of an object's new records, where no assignment entry catches them. */
  public void assign(String object, OrgUser owner) {
    data.assign(object, owner.id());
  }

  /** Adds an entry to an object's assignment rule. */
  public void assign(Assignment entry) {
    data.assign(entry);
  }

  /** How long after its last change a record is found by a search. */
  public void searchLag(Duration lag) {
    sosl.lag(lag);
  }

  public void pageSize(int records) {
    rest.pageSize(records);
  }

  public void dailyLimit(int requests) {
    rest.dailyLimit(requests);
  }

  /** Ends all API sessions: the next use of any token is answered with 401. */
  public void expireTokens() {
    sessions.endAll();
  }

  /** Signs everybody out of the page. */
  public void signOutAll() {
    page.signOutAll();
  }

  public void callCenter(CallCenter center) {
    callCenter.set(Optional.of(center));
  }

  /** The next so many REST requests of any kind meet this fault. */
  public void answers(Fault fault, int times) {
    faults.add(new Faults.Order(API, fault, Duration.ZERO, times));
  }

  /** The next REST request meets this fault. */
  public void answers(Fault fault) {
    answers(fault, 1);
  }

  /** The next so many requests at this door meet this fault. */
  public void answers(Door door, Fault fault, int times) {
    answersLate(door, fault, Duration.ZERO, times);
  }

  /** The same for {@link Fault#COMMITS_LATE} and {@link Fault#ANSWERS_LATE}, with their delay. */
  public void answersLate(Door door, Fault fault, Duration delay, int times) {
    faults.add(new Faults.Order(Set.of(door), fault, delay, times));
  }

  /** Forgets all faults that were ordered and not yet met. */
  public void answersNormally() {
    faults.clear();
  }

  /** Connections are refused, open ones are cut, until {@link #comesBack}. */
  public void goesDown() {
    server.close();
  }

  /** Listens again, at the same address. */
  public void comesBack() {
    server.open();
  }

  /** How many requests it holds at this moment that it will carry out later. */
  public int held() {
    return doorway.held();
  }

  /** How often a save was refused since the start because somebody else's locked the row. */
  public int lockRefusals() {
    return faults.lockRefusals();
  }

  /** The newest faults that were carried out, oldest first; 5,000 at most. */
  public List<Met> met() {
    return faults.met();
  }

  /** What the newest saves held that were refused as duplicates, oldest first; 5,000 at most. */
  public List<String> secondSaves() {
    return faults.secondSaves();
  }

  public List<OrgRecord> tasks() {
    return data.all("Task");
  }

  public List<OrgRecord> cases() {
    return data.all("Case");
  }

  /** All records of an object, oldest first. */
  public List<OrgRecord> records(String object) {
    return data.all(object);
  }

  public Optional<OrgRecord> find(String id) {
    return data.find(id);
  }

  /** The records of an object whose field reads as this text. */
  public List<OrgRecord> find(String object, String field, String text) {
    return data.all(object).stream().filter(record -> record.text(field).equals(text)).toList();
  }

  /** The newest requests that reached the org, oldest first; 5,000 at most. */
  public List<Seen> requests() {
    return seen.all();
  }

  /** How many requests came to a door since the start. */
  public int requests(Door door) {
    return seen.count(door);
  }

  @Override
  public void close() {
    server.stop();
  }

  private SObject object(String name) {
    return data.schema()
        .object(name)
        .orElseThrow(() -> new IllegalArgumentException("no object " + name));
  }
}

package io.trunkline.lab.org.data;

import static io.trunkline.lab.org.data.Field.Trait.CREATEABLE;
import static io.trunkline.lab.org.data.Field.Trait.UPDATEABLE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records under Salesforce's rules: every write names the user who makes it, and passes field-level
 * security, validation and sharing. Thread-safe: one lock, so that of two writers with one unique
 * value exactly one wins.
 */
public final class OrgData {
  private final Clock clock;
  private final Schema schema = new Schema();
  private final Records records = new Records();
  private final Sharing sharing = new Sharing();
  private final Checks checks = new Checks(records, sharing, schema);
  private final Formula formula = new Formula(records::find);
  private final List<Rule> rules = new ArrayList<>();
  private final List<DuplicateRule> duplicateRules = new ArrayList<>();
  private final Assignments assignments = new Assignments();
  private final RecordTypes recordTypes = new RecordTypes();
  private final RowLocks locks = new RowLocks();
  private final PersonAccounts people = new PersonAccounts(records, schema);
  private final Merge merge = new Merge(checks);
  private long caseNumber = 1000;

  public OrgData(Clock clock) {
    this.clock = clock;
  }

  public Schema schema() {
    return schema;
  }

  public synchronized void rule(Rule rule) {
    rules.add(rule);
  }

  public synchronized void withoutRules() {
    rules.clear();
  }

  public synchronized void share(String object, boolean toAll) {
    if (toAll) {
      sharing.makePublic(object);
    } else {
      sharing.makePrivate(object);
    }
  }

  /** Whether everybody sees the records of an object. */
  synchronized boolean shared(String object) {
    return sharing.isPublic(object);
  }

  public synchronized void duplicateRule(DuplicateRule rule) {
    duplicateRules.add(rule);
  }

  /** Names the owner of new records that no entry of the object's assignment rule catches. */
  public synchronized void assign(String object, String userId) {
    assignments.defaultOwner(object, userId);
  }

  public synchronized void assign(Assignment entry) {
    assignments.add(entry);
  }

  public RecordTypes recordTypes() {
    return recordTypes;
  }

  /** Adds a record type to an object and returns it. */
  public synchronized RecordType recordType(
      String object, String developerName, Map<String, List<String>> valuesByField) {
    String label = developerName.replace('_', ' ');
    String id = records.nextId("012");
    RecordType type = new RecordType(id, object, developerName, label, true, valuesByField);
    recordType(type);
    return type;
  }

  /** Adds a record type and the field that names it, or replaces the one with that id. */
  public synchronized void recordType(RecordType type) {
    SObject object = schema.object(type.object()).orElseThrow();
    schema.put(
        object.with(Field.reference("RecordTypeId", "Record Type ID", "RecordType", "RecordType")));
    recordTypes.put(type);
    plant(
        schema.object("RecordType").orElseThrow(),
        type.id(),
        Map.of(
            "Name", type.label(),
            "DeveloperName", type.developerName(),
            "SobjectType", type.object(),
            "IsActive", type.active(),
            "IsPersonType", false));
  }

  /** Another transaction takes a row, or gives it back. */
  public synchronized void lock(String id, boolean held) {
    if (held) {
      locks.hold(id);
    } else {
      locks.release(id);
    }
  }

  /** From now on each write keeps the rows it needs for this long. */
  public synchronized void contend(Duration hold) {
    locks.contend(hold);
  }

  public synchronized void turnOnPersonAccounts() {
    people.turnOn();
  }

  /** Adds a field to an object, and its twin to Account where contacts may be people. */
  public synchronized void field(SObject object, Field field) {
    schema.put(object.with(field));
    if (object.name().equals("Contact") && field.custom() && people.on()) {
      schema.put(schema.object("Account").orElseThrow().with(PersonAccounts.merged(field)));
    }
  }

  /** Closes a lead as converted into an account and a contact. */
  public synchronized void convert(String leadId, String accountId, String contactId) {
    OrgRecord lead = records.find("Lead", leadId).orElseThrow();
    Map<String, Object> values = new LinkedHashMap<>(lead.values());
    values.put("IsConverted", true);
    values.put("Status", "Closed - Converted");
    values.put("ConvertedAccountId", accountId);
    values.put("ConvertedContactId", contactId);
    values.put("ConvertedDate", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    values.put("SystemModstamp", now());
    records.put(lead.with(values));
  }

  /** Runs writes as one: what the test does not approve of, and what throws, leaves no trace. */
  public synchronized <T> T atOnce(Supplier<T> writes, Predicate<T> approve) {
    Records.Copy before = records.copy();
    long number = caseNumber;
    boolean keep = false;
    try {
      T result = writes.get();
      keep = approve.test(result);
      return result;
    } finally {
      if (!keep) {
        records.restore(before);
        caseNumber = number;
      }
    }
  }

  /** Creates a record as this user and returns it. */
  public synchronized OrgRecord create(
      OrgUser user, String objectName, Map<String, ? extends @Nullable Object> sent, Way way) {
    SObject object = visible(objectName, user);
    if (!object.writable() || !user.profile().may(Right.CREATE, object.name())) {
      throw Refusal.ofData(
          "INSUFFICIENT_ACCESS_OR_READONLY",
          "insufficient access rights on object id: " + object.name());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    object.fields().stream()
        .filter(Checks::defaulted)
        .forEach(
            field ->
                values.put(field.name(), java.util.Objects.requireNonNull(field.defaultValue())));
    values.put("OwnerId", user.id());
    merge.into(object, values, sent, CREATEABLE, user);
    people.prepare(object, values, sent);
    Instant now = now();
    if (way.assigned()) {
      OrgRecord draft = new OrgRecord(object.name(), "", now, values);
      assignments.owner(draft).ifPresent(owner -> values.put("OwnerId", owner));
    }
    values.put("CreatedDate", now);
    values.put("CreatedById", user.id());
    if (object.name().equals("Case")) {
      values.put("CaseNumber", String.format(Locale.ROOT, "%08d", caseNumber + 1));
    }
    OrgRecord made = new OrgRecord(object.name(), "", now, values);
    return save(object, made, values, user, way);
  }

  /** Changes a record as this user and returns how it stands now. */
  public synchronized OrgRecord update(
      OrgUser user, String objectName, String id, Map<String, ? extends @Nullable Object> sent) {
    return update(user, objectName, id, sent, Way.UNASSIGNED);
  }

  /** The same, for a write that came with headers. */
  public synchronized OrgRecord update(
      OrgUser user,
      String objectName,
      String id,
      Map<String, ? extends @Nullable Object> sent,
      Way way) {
    SObject object = visible(objectName, user);
    OrgRecord old = readable(user, object, id);
    boolean mayEdit = user.profile().may(Right.EDIT, object.name());
    if (!object.writable() || !mayEdit || !sharing.changes(user, old)) {
      throw Refusal.ofData(
          "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }
    checks.converted(old);
    Map<String, Object> values = new LinkedHashMap<>(old.values());
    merge.into(object, values, sent, UPDATEABLE, user);
    people.prepare(object, values, sent);
    return save(object, old, values, user, way);
  }

  public synchronized void delete(OrgUser user, String objectName, String id) {
    SObject object = visible(objectName, user);
    OrgRecord old = readable(user, object, id);
    if (!object.writable() || !sharing.changes(user, old)) {
      throw Refusal.ofData(
          "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }
    locks.take(old);
    records.remove(old);
    people.removed(old);
  }

  /** Puts a row that no rule judges: users, the organisation, statuses. */
  synchronized OrgRecord plant(SObject object, String id, Map<String, Object> values) {
    Map<String, Object> whole = new LinkedHashMap<>(values);
    Instant now = now();
    whole.put("Id", id);
    whole.put("IsDeleted", false);
    whole.putIfAbsent("CreatedDate", now);
    whole.put("LastModifiedDate", now);
    whole.put("SystemModstamp", now);
    formula.apply(object, whole, now);
    OrgRecord record = new OrgRecord(object.name(), id, now, whole);
    records.put(record);
    return record;
  }

  /** Takes away all rows of an object that set-up keeps. */
  synchronized void uproot(String object) {
    records.clear(object);
  }

  synchronized String nextId(String prefix) {
    return records.nextId(prefix);
  }

  /** The records of an object that this user sees, oldest first. */
  public synchronized List<OrgRecord> all(OrgUser user, String object) {
    return records.of(object).stream().filter(record -> sharing.sees(user, record)).toList();
  }

  /** The same, and behind them those that were deleted. */
  public synchronized List<OrgRecord> allAndDeleted(OrgUser user, String object) {
    List<OrgRecord> rows = new ArrayList<>(all(user, object));
    records.deletedOf(object).stream()
        .filter(record -> sharing.sees(user, record))
        .forEach(rows::add);
    return rows;
  }

  /** The records of an object, whoever asks, oldest first. */
  public synchronized List<OrgRecord> all(String object) {
    return List.copyOf(records.of(object));
  }

  /** A record by its 15- or 18-character id, whoever asks. */
  public synchronized Optional<OrgRecord> find(String id) {
    return records.find(Ids.full(id));
  }

  /** A record that this user sees; refused as not found otherwise. */
  public synchronized OrgRecord read(OrgUser user, String objectName, String id) {
    return readable(user, visible(objectName, user), id);
  }

  /** The object as this user sees it; refused as not found otherwise. */
  public SObject visible(String objectName, OrgUser user) {
    return schema.object(objectName, user.profile()).orElseThrow(Refusal::notFound);
  }

  private OrgRecord readable(OrgUser user, SObject object, String id) {
    String full = Ids.full(id);
    if (records.deleted(full)) {
      throw Refusal.of(404, "ENTITY_IS_DELETED", "entity is deleted");
    }
    return records
        .find(object.name(), full)
        .filter(record -> sharing.sees(user, record))
        .orElseThrow(Refusal::notFound);
  }

  private OrgRecord save(
      SObject object, OrgRecord old, Map<String, Object> values, OrgUser user, Way way) {
    Instant now = now();
    formula.apply(object, values, now);
    recordTypes.check(object, values, old, user);
    checks.required(object, values);
    checks.lead(values);
    checks.unique(object, old.id(), values);
    values.put("LastModifiedDate", now);
    values.put("LastModifiedById", user.id());
    values.put("SystemModstamp", now);
    checks.rules(rules, old.with(values));
    checks.duplicates(duplicateRules, old.with(values), way);
    locks.take(old.with(values));
    OrgRecord saved = old.id().isEmpty() ? numbered(object, old, values) : old.with(values);
    records.put(saved);
    people.follow(saved);
    return records.find(saved.object(), saved.id()).orElse(saved);
  }

  private OrgRecord numbered(SObject object, OrgRecord made, Map<String, Object> values) {
    String id = records.nextId(object.prefix());
    values.put("Id", id);
    values.put("IsDeleted", false);
    caseNumber += object.name().equals("Case") ? 1 : 0;
    return new OrgRecord(object.name(), id, made.bornAt(), values);
  }

  /** The org's time, to the second as Salesforce keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}

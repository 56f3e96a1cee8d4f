package io.trunkline.lab.org.data;

import static io.trunkline.lab.org.data.Field.Trait.CREATEABLE;
import static io.trunkline.lab.org.data.Field.Trait.UPDATEABLE;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records under Salesforce's rules: every write names the user who makes it, and passes field-level
 * security, validation and sharing. Thread-safe: one lock, so that of two writers with one unique
 * value exactly one wins.
 */
public final class OrgData {
  /** How a write came in, beyond its values. */
  public enum Way {
    /** Through the REST API: assignment rules run. */
    API,
    /** Through the API with {@code Sforce-Auto-Assign: FALSE}, or through a page. */
    UNASSIGNED
  }

  private final Clock clock;
  private final Schema schema = new Schema();
  private final Records records = new Records();
  private final Sharing sharing = new Sharing();
  private final Checks checks = new Checks(records, sharing, schema);
  private final Formula formula = new Formula(records::find);
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> assigneeByObject = new HashMap<>();
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

  /** Names the owner whom the assignment rule of an object gives its new records. */
  public synchronized void assign(String object, String userId) {
    assigneeByObject.put(object, userId);
  }

  /** Creates a record as this user and returns it. */
  public synchronized OrgRecord create(
      OrgUser user, String objectName, Map<String, ? extends @Nullable Object> sent, Way way) {
    SObject object = visible(objectName, user);
    if (!object.writable() || user.profile().mayNotCreate().contains(object.name())) {
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
    merge(object, values, sent, CREATEABLE, user);
    String assignee = assigneeByObject.get(object.name());
    if (way == Way.API && assignee != null) {
      values.put("OwnerId", assignee);
    }
    Instant now = now();
    values.put("CreatedDate", now);
    values.put("CreatedById", user.id());
    if (object.name().equals("Case")) {
      values.put("CaseNumber", String.format(Locale.ROOT, "%08d", caseNumber + 1));
    }
    OrgRecord made = new OrgRecord(object.name(), "", now, values);
    return save(object, made, values, user);
  }

  /** Changes a record as this user and returns how it stands now. */
  public synchronized OrgRecord update(
      OrgUser user, String objectName, String id, Map<String, ? extends @Nullable Object> sent) {
    SObject object = visible(objectName, user);
    OrgRecord old = readable(user, object, id);
    if (!object.writable() || !sharing.changes(user, old)) {
      throw Refusal.ofData(
          "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }
    Map<String, Object> values = new LinkedHashMap<>(old.values());
    merge(object, values, sent, UPDATEABLE, user);
    return save(object, old, values, user);
  }

  public synchronized void delete(OrgUser user, String objectName, String id) {
    SObject object = visible(objectName, user);
    OrgRecord old = readable(user, object, id);
    if (!object.writable() || !sharing.changes(user, old)) {
      throw Refusal.ofData(
          "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }
    records.remove(old);
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

  synchronized String nextId(String prefix) {
    return records.nextId(prefix);
  }

  /** The records of an object that this user sees, oldest first. */
  public synchronized List<OrgRecord> all(OrgUser user, String object) {
    return records.of(object).stream().filter(record -> sharing.sees(user, record)).toList();
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

  private void merge(
      SObject object,
      Map<String, Object> values,
      Map<String, ? extends @Nullable Object> sent,
      Field.Trait needed,
      OrgUser user) {
    List<Field> fields = known(object, sent, needed);
    Map<String, Object> set = new LinkedHashMap<>();
    int i = 0;
    for (Object value : sent.values()) {
      Field field = fields.get(i++);
      Object coerced = Coercion.coerce(field, value);
      values.remove(field.name());
      if (coerced != null) {
        values.put(field.name(), coerced);
        set.put(field.name(), coerced);
      }
    }
    if (needed == CREATEABLE || set.containsKey("OwnerId")) {
      checks.owner(values.get("OwnerId"));
    }
    checks.references(object, set, user);
  }

  private static List<Field> known(
      SObject object, Map<String, ? extends @Nullable Object> sent, Field.Trait needed) {
    List<Field> fields = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    for (String name : sent.keySet()) {
      Field field =
          object
              .field(name)
              .orElseThrow(
                  () ->
                      Refusal.of(
                          400,
                          "INVALID_FIELD",
                          "No such column '%s' on sobject of type %s"
                              .formatted(name, object.name())));
      fields.add(field);
      if (!field.is(needed)) {
        closed.add(field.name());
      }
    }
    if (!closed.isEmpty()) {
      throw Refusal.ofData(
          "INVALID_FIELD_FOR_INSERT_UPDATE",
          "Unable to create/update fields: "
              + String.join(", ", closed)
              + ". Please check the security settings of this field and verify that it is"
              + " read/write for your profile or permission set.",
          closed.toArray(new String[0]));
    }
    return fields;
  }

  private OrgRecord save(SObject object, OrgRecord old, Map<String, Object> values, OrgUser user) {
    Instant now = now();
    formula.apply(object, values, now);
    checks.required(object, values);
    checks.lead(values);
    checks.unique(object, old.id(), values);
    values.put("LastModifiedDate", now);
    values.put("LastModifiedById", user.id());
    values.put("SystemModstamp", now);
    checks.rules(rules, old.with(values));
    OrgRecord saved = old.id().isEmpty() ? numbered(object, old, values) : old.with(values);
    records.put(saved);
    return saved;
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
